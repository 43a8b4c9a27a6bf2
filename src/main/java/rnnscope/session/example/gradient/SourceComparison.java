package rnnscope.session.example.gradient;

import java.util.function.BooleanSupplier;
import rnnscope.analysis.gradient.input.SourceGradients;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.pair.PairTrace;
import rnnscope.session.example.PairAnswer;

/**
 * Gradients at the source of an answer, and of the model's twin that reads the same source and writes the same symbols.
 *
 * @param twin   the shipped model that differs in attention; null for none
 * @param ofTwin null for none
 */
public record SourceComparison(PairAnswer answer, SourceGradients own, Model twin, SourceGradients ofTwin) {

    static SourceComparison of(Kernels kernels, PairAnswer answer, Model twin, BooleanSupplier wanted) {
        return new SourceComparison(answer, gradients(kernels, answer.model(), answer, wanted), twin,
                twin == null ? null : gradients(kernels, twin, answer, wanted));
    }

    private static SourceGradients gradients(Kernels kernels, Model model, PairAnswer answer, BooleanSupplier wanted) {
        PairTrace trace = answer.trace();
        int[] written = new int[trace.steps()];
        for (int t = 0; t < written.length; t++) {
            written[t] = trace.written(t);
        }
        return SourceGradients.of(kernels, model, answer.source().batch(), written, wanted);
    }

    /** Whether it still tells of another answer: of the same source, by the same network a little earlier in training. */
    public boolean tellsOf(PairAnswer other) {
        return answer == other || answer.source().symbols().equals(other.source().symbols())
                && answer.model().spec().equals(other.model().spec())
                && answer.model().card().corpus().equals(other.model().card().corpus());
    }
}
