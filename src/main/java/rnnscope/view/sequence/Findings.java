package rnnscope.view.sequence;

import java.util.concurrent.CancellationException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.analysis.gradient.input.InputGradients;
import rnnscope.analysis.saliency.ExampleSaliency;
import rnnscope.analysis.sequence.PartialReadings;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.session.example.ExampleSource.Kind;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.Side;

/**
 * Findings about an answer from letting the model read parts of its source, and from going back from its losses.
 * Immutable.
 *
 * @param soFar     of a classifier, see {@link PartialReadings#soFar} and {@link PartialReadings#afterGlimpses}; null of
 *                  others
 * @param without   see {@link PartialReadings#without}; null where parts cannot be read
 * @param gradients of the losses
 * @param numbers   of each prediction and step what each number that enters speaks for it, see
 *                  {@link ExampleSaliency#ofEachNumber}; null where no pictures are read
 */
record Findings(SequenceAnswer answer, float[][] soFar, float[][] without, InputGradients gradients, float[][][] numbers) {

    /** Whether parts of the source can be read by themselves. */
    static boolean readsParts(SequenceAnswer answer) {
        return answer.model().spec().predictsSymbols() && (answer.model().spec().readsSymbols() || answer.source().kind() == Kind.FILM);
    }

    static Findings of(Kernels kernels, SequenceAnswer answer, WeightLevers levers, BooleanSupplier wanted) {
        Model model = answer.model();
        Batch source = answer.source().batch();
        boolean parts = readsParts(answer);
        return new Findings(answer, model.spec().wiring().glimpses().any() && model.spec().predictsSymbols()
                ? PartialReadings.afterGlimpses(kernels, model, source) : parts && model.spec().wiring().shape() == Shape.CLASSIFIER
                ? PartialReadings.soFar(kernels, model, source) : null,
                parts ? PartialReadings.without(kernels, model, source) : null,
                InputGradients.of(kernels, levers.applyTo(model), source, wanted),
                answer.source().kind() == Kind.FILM ? numbers(kernels, answer, wanted) : null);
    }

    private static float[][][] numbers(Kernels kernels, SequenceAnswer answer, BooleanSupplier wanted) {
        float[][][] numbers = new float[answer.trace().isPooled() ? 1 : answer.trace().steps()][][];
        for (int t = 0; t < numbers.length; t++) {
            if (!wanted.getAsBoolean()) {
                throw new CancellationException();
            }
            numbers[t] = new ExampleSaliency(kernels, answer.model(), answer.source().batch(), Side.SOURCE, t, true).ofEachNumber();
        }
        return numbers;
    }

    /** Whether it still tells of another answer: the same sequence, read by the same network a little later in training. */
    boolean tellsOf(SequenceAnswer other) {
        return answer == other || answer.source().symbols().equals(other.source().symbols())
                && Arrays.equals(answer.source().batch().inputs(), other.source().batch().inputs())
                && answer.model().spec().equals(other.model().spec())
                && answer.model().card().corpus().equals(other.model().card().corpus());
    }
}
