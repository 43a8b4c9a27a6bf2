package rnnscope.analysis.gradient.input;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.module.SourcePath;

/**
 * Gradients of an encoder and decoder's losses with respect to what it reads: how much of the loss at each step that is
 * written arrives at each step of the source,
 *
 * <pre>
 *   ‖∂L_t/∂x_s‖,   L_t = −ln p(y_t),   ∂L_t/∂x_s = (∂L_t/∂x_s)_attention + (∂L_t/∂x_s)_bridge
 * </pre>
 *
 * x_s being the embedding of the source's symbol s, its one-hot vector where there is none, or its numbers. The first part
 * comes back from what the decoder reads of the encoder's states by attention, at step t or before; the second through the
 * state that the decoder began with. The parts are vectors: their norms may add up to more than the whole. Immutable.
 */
public final class SourceGradients {
    private final double[][] whole; // (steps written, steps read)
    private final double[][] attention; // the same
    private final double[][] bridge; // the same
    private final boolean attends;

    private SourceGradients(int written, int read, boolean attends) {
        whole = new double[written][read];
        attention = new double[written][read];
        bridge = new double[written][read];
        this.attends = attends;
    }

    /**
     * Measures them in one pass forward and one back for each part, or some where many steps are written.
     *
     * @param source  of one sequence
     * @param written symbols that come out, one a step, and enter at the next
     * @throws CancellationException where {@code wanted} says no
     */
    public static SourceGradients of(Kernels kernels, Model model, Batch source, int[] written, BooleanSupplier wanted) {
        if (model.spec().wiring().shape() != Shape.ENCODER_DECODER) {
            throw new IllegalArgumentException(Words.of("analysis.no-source", model.card().name()));
        }
        int read = source.tokens().length > 0 ? source.tokens().length : source.inputs().length / model.spec().inputs();
        SourceGradients all = new SourceGradients(written.length, read,
                model.spec().wiring().scoring() != Scoring.NONE);
        Batch example = new Batch(source.tokens(), source.inputs(), written, new float[0]);
        int width = model.spec().inputWidth(0);
        SeparateLosses.of(kernels, model, example, read, written.length, wanted, some -> all.measure(some, width));
        return all;
    }

    private void measure(SeparateLosses some, int width) {
        float[][][] byBridge = along(SourcePath.BRIDGE, some, width);
        float[][][] byAttention = attends ? along(SourcePath.ATTENTION, some, width) : null;
        for (int r = 0; r < some.rows(); r++) {
            int t = some.first() + r;
            for (int s = 0; s < sourceSteps(); s++) {
                float[] sum = byBridge[r][s];
                bridge[t][s] = SeparateLosses.norm(sum);
                if (attends) {
                    attention[t][s] = SeparateLosses.norm(byAttention[r][s]);
                    for (int j = 0; j < width; j++) {
                        sum[j] += byAttention[r][s][j];
                    }
                }
                whole[t][s] = SeparateLosses.norm(sum);
            }
        }
    }

    /** One part of the gradients (rows, steps read, width). */
    private float[][][] along(SourcePath path, SeparateLosses some, int width) {
        Network network = some.network();
        network.backpropagation().along(path, some.losses(), some.first(), some.first() + some.rows());
        float[][][] gradients = new float[some.rows()][sourceSteps()][width];
        for (int r = 0; r < some.rows(); r++) {
            for (int s = 0; s < sourceSteps(); s++) {
                network.backpropagation().readInputGradient(s, r, gradients[r][s]);
            }
        }
        return gradients;
    }

    public int targetSteps() {
        return whole.length;
    }

    public int sourceSteps() {
        return whole[0].length;
    }

    /** Whether there is a path through attention; else everything comes over the bridge. */
    public boolean attends() {
        return attends;
    }

    /** ‖∂L_t/∂x_s‖. */
    public double norm(int t, int s) {
        return whole[t][s];
    }

    /** The norm of the part that comes by one path. */
    public double norm(SourcePath path, int t, int s) {
        return path == SourcePath.ATTENTION ? attention[t][s] : bridge[t][s];
    }

    /** Of what arrives of L_t at all steps of the source, the share that arrives at step s; 0 where nothing does. */
    public double share(int t, int s) {
        double sum = 0;
        for (double norm : whole[t]) {
            sum += norm;
        }
        return sum > 0 && Double.isFinite(sum) ? whole[t][s] / sum : 0;
    }

    /** The step of the source at which most of L_t arrives, the first of several. */
    public int greatest(int t) {
        int best = 0;
        for (int s = 1; s < sourceSteps(); s++) {
            best = whole[t][s] > whole[t][best] ? s : best;
        }
        return best;
    }
}
