package rnnscope.view.sequence;

import java.util.function.BooleanSupplier;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.analysis.gradient.input.InputGradients;
import rnnscope.analysis.sequence.PartialReadings;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.session.example.SequenceAnswer;

/**
 * Findings about an answer from letting the model read parts of its source, and from going back from its losses.
 * Immutable.
 *
 * @param soFar     of a classifier, see {@link PartialReadings#soFar}; null of others
 * @param without   see {@link PartialReadings#without}; null where parts cannot be read
 * @param gradients of the losses
 */
record Findings(SequenceAnswer answer, float[][] soFar, float[][] without, InputGradients gradients) {

    /** Whether parts of the source can be read by themselves. */
    static boolean readsParts(SequenceAnswer answer) {
        return answer.model().spec().readsSymbols() && answer.model().spec().predictsSymbols();
    }

    static Findings of(Kernels kernels, SequenceAnswer answer, WeightLevers levers, BooleanSupplier wanted) {
        Model model = answer.model();
        Batch source = answer.source().batch();
        boolean parts = readsParts(answer);
        return new Findings(answer, parts && model.spec().wiring().shape() == Shape.CLASSIFIER
                ? PartialReadings.soFar(kernels, model, source) : null,
                parts ? PartialReadings.without(kernels, model, source) : null,
                InputGradients.of(kernels, levers.applyTo(model), source, wanted));
    }

    /** Whether it still tells of another answer: the same sequence, read by the same network a little later in training. */
    boolean tellsOf(SequenceAnswer other) {
        return answer == other || answer.source().symbols().equals(other.source().symbols())
                && answer.model().spec().equals(other.model().spec())
                && answer.model().card().corpus().equals(other.model().card().corpus());
    }
}
