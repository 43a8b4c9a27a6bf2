package rnnscope.view.sequence;

import rnnscope.analysis.sequence.PartialReadings;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.session.example.SequenceAnswer;

/**
 * Findings about an answer from letting the model read parts of its source. Immutable.
 *
 * @param soFar   of a classifier, see {@link PartialReadings#soFar}; null of others
 * @param without see {@link PartialReadings#without}
 */
record Findings(SequenceAnswer answer, float[][] soFar, float[][] without) {

    /** Whether there is something to find out. */
    static boolean suit(SequenceAnswer answer) {
        return answer.model().spec().readsSymbols() && answer.model().spec().predictsSymbols();
    }

    static Findings of(Kernels kernels, SequenceAnswer answer) {
        Model model = answer.model();
        Batch source = answer.source().batch();
        return new Findings(answer, model.spec().wiring().shape() == Shape.CLASSIFIER
                ? PartialReadings.soFar(kernels, model, source) : null, PartialReadings.without(kernels, model, source));
    }

    /** Whether it still tells of another answer: the same sequence, read by the same network a little later in training. */
    boolean tellsOf(SequenceAnswer other) {
        return answer == other || answer.source().symbols().equals(other.source().symbols())
                && answer.model().spec().equals(other.model().spec())
                && answer.model().card().corpus().equals(other.model().card().corpus());
    }
}
