package rnnscope.session.example.gradient;

import java.util.function.BooleanSupplier;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.analysis.gradient.input.InputCheck;
import rnnscope.analysis.gradient.input.SourceGradients;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.Topology;
import rnnscope.network.pair.PairTrace;
import rnnscope.session.example.PairAnswer;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;

/**
 * Gradients at the source of an answer, and of the model's twin that reads the same source and writes the same symbols.
 *
 * @param model  the answer's, under the levers
 * @param twin   the shipped model that differs in attention; null for none
 * @param ofTwin null for none
 */
public record SourceComparison(PairAnswer answer, Model model, SourceGradients own, Model twin, SourceGradients ofTwin) {

    static SourceComparison of(Kernels kernels, PairAnswer answer, Model twin, WeightLevers levers, BooleanSupplier wanted) {
        Model model = levers.applyTo(answer.model());
        return new SourceComparison(answer, model, gradients(kernels, model, answer, wanted), twin,
                twin == null ? null : gradients(kernels, levers.applyTo(twin), answer, wanted));
    }

    private static SourceGradients gradients(Kernels kernels, Model model, PairAnswer answer, BooleanSupplier wanted) {
        return SourceGradients.of(kernels, model, answer.source().batch(), written(answer), wanted);
    }

    private static int[] written(PairAnswer answer) {
        PairTrace trace = answer.trace();
        int[] written = new int[trace.steps()];
        for (int t = 0; t < written.length; t++) {
            written[t] = trace.written(t);
        }
        return written;
    }

    /** Whether what is read is a vector that can be pushed, not a one-hot symbol. */
    public boolean canCheck() {
        return answer.model().spec().inputs() > 0 || answer.model().spec().embedding() > 0;
    }

    /** Checks the gradient of the loss of step t at step s of the source. */
    public InputCheck check(Kernels kernels, int t, int s) {
        Batch source = answer.source().batch();
        Quantity read = Topology.of(answer.model().spec()).layers(Side.SOURCE).get(0).input();
        return InputCheck.of(kernels, model, new Batch(source.tokens(), source.inputs(), written(answer),
                new float[0]), t, read, s);
    }

    /** Whether it still tells of another answer: of the same source, by the same network a little earlier in training. */
    public boolean tellsOf(PairAnswer other) {
        return answer == other || answer.source().symbols().equals(other.source().symbols())
                && answer.model().spec().equals(other.model().spec())
                && answer.model().card().corpus().equals(other.model().card().corpus());
    }
}
