package rnnscope.analysis.saliency;

import java.util.concurrent.CancellationException;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Network;
import rnnscope.network.Progress;
import rnnscope.network.StateLayout;

/**
 * Saliency of each symbol of a window for one prediction at its end. With x_t what enters at step t (one-hot or
 * embedded, 0 for an unknown symbol), T the last step and z the logit of symbol k after it:
 *
 * <pre>
 *   norm_t         = ‖∂z / ∂x_t‖₂                       connectivity (Madsen, 2019)
 *   contribution_t = x_t · ∂z / ∂x_t                    gradient × input (Shrikumar et al., 2017)
 *   change_t       = z − z(x_t replaced by 0)           leaving one out (Li, Monroe and Jurafsky, 2016)
 * </pre>
 *
 * The first two come from one backward pass. For a one-hot input, ∂z/∂x_t has an element for each symbol of the
 * vocabulary, and the contribution is that of the symbol that stood there: the linear estimate of its change. The third
 * runs the window anew for each step, several at a time, and is exact. What came before the window stays as it was.
 *
 * <p>Logits in nats. Immutable.
 */
public final class Saliency {
    /** Runs of leaving one out that share a pass, at most, and floats that they may take. */
    private static final int MOST_RUNS = 16;
    private static final int MOST_FLOATS = 16 << 20;

    private final int symbol;
    private final double logit;
    private final double probability;
    private final float[] norms; // (T)
    private final float[] contributions; // (T)
    /** Logit and probability without each step; null while only the gradient is known. */
    private final double[] logitsWithout; // (T)
    private final double[] probabilitiesWithout; // (T)

    Saliency(int symbol, double logit, double probability, float[] norms, float[] contributions,
            double[] logitsWithout, double[] probabilitiesWithout) {
        this.symbol = symbol;
        this.logit = logit;
        this.probability = probability;
        this.norms = norms;
        this.contributions = contributions;
        this.logitsWithout = logitsWithout;
        this.probabilitiesWithout = probabilitiesWithout;
    }

    /**
     * By the gradient alone.
     *
     * @param model  with its interventions
     * @param first  step of the text at which the window begins
     * @param state  before the window, as {@link Network#readState} gives it; null for zero. Not modified
     * @param tokens of the window, −1 where unknown. Not modified
     * @param symbol k
     */
    public static Saliency ofGradient(Kernels kernels, Model model, int first, float[] state, int[] tokens,
            int symbol) {
        ModelSpec spec = model.spec();
        int steps = tokens.length;
        Network network = new Network(spec, 1, steps, true, kernels, Workers.of(1));
        start(network, model, first, state);
        network.forward(model.parameters(), tokens);
        network.backpropagation().pack(model.parameters());
        network.backpropagation().fromScore(symbol, steps - 1, 0);

        float[] values = network.tape().values();
        Panels embedding = spec.embedding() > 0 ? network.layout().place("embedding") : null;
        float[] norms = new float[steps];
        float[] contributions = new float[steps];
        float[] gradient = new float[spec.inputWidth(0)];
        for (int t = 0; t < steps; t++) {
            network.backpropagation().readInputGradient(t, gradient);
            double squares = 0;
            double product = 0;
            for (int i = 0; i < gradient.length; i++) {
                squares += (double) gradient[i] * gradient[i];
                double x = embedding == null ? i == tokens[t] ? 1 : 0
                        : values[embedding.at(network.layout().row(t), i)];
                product += x * gradient[i];
            }
            norms[t] = (float) Math.sqrt(squares);
            contributions[t] = (float) product;
        }
        return new Saliency(symbol, last(network, "logits", 0, symbol), last(network, "probabilities", 0, symbol),
                norms, contributions, null, null);
    }

    /**
     * The same with what leaving out each step does. Arguments as for {@link #ofGradient}.
     *
     * @param progress counts steps
     * @throws CancellationException when {@code progress} says no
     */
    public Saliency withLeftOut(Kernels kernels, Model model, int first, float[] state, int[] tokens,
            Progress progress) {
        ModelSpec spec = model.spec();
        int steps = tokens.length;
        Network whole = new Network(spec, steps, kernels);
        start(whole, model, first, state);
        whole.forward(model.parameters(), tokens);
        long floats = whole.layout().size();
        int most = (int) Math.max(1, Math.min(MOST_RUNS, MOST_FLOATS / floats));
        double[] logits = new double[steps];
        double[] probabilities = new double[steps];
        float[] before = new float[whole.stateSize()];
        for (int from = 0; from < steps; from += most) {
            if (!progress.report(from, steps)) {
                throw new CancellationException();
            }
            int runs = Math.min(most, steps - from);
            Network network = new Network(spec, runs, steps - from, false, kernels, Workers.of(1));
            for (int b = 0; b < runs; b++) {
                network.intervene(b, model.interventions());
                network.startAt(b, first + from);
            }
            whole.readState(from - 1, before);
            network.writeState(StateLayout.of(spec).repeated(before, runs));
            network.forward(model.parameters(), leavingOut(tokens, from, runs));
            for (int b = 0; b < runs; b++) {
                logits[from + b] = last(network, "logits", b, symbol);
                probabilities[from + b] = last(network, "probabilities", b, symbol);
            }
        }
        progress.report(steps, steps);
        return without(logits, probabilities);
    }

    /** The same with logit and probability without each step. The arrays are taken over. */
    Saliency without(double[] logits, double[] probabilities) {
        return new Saliency(symbol, logit, probability, norms, contributions, logits, probabilities);
    }

    private static void start(Network network, Model model, int first, float[] state) {
        network.intervene(0, model.interventions());
        network.startAt(0, first);
        if (state == null) {
            network.clearState();
        } else {
            network.writeState(state);
        }
    }

    /** The tokens from {@code from} on for several sequences, of which number b lacks that of step from + b. */
    private static int[] leavingOut(int[] tokens, int from, int runs) {
        int[] rows = new int[(tokens.length - from) * runs];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i / runs == i % runs ? -1 : tokens[from + i / runs];
        }
        return rows;
    }

    /** A quantity after the last step of a sequence. */
    private static double last(Network network, String name, int sequence, int column) {
        int row = network.layout().row(network.layout().steps() - 1) + sequence;
        return network.tape().values()[network.layout().place(name).at(row, column)];
    }

    /** Steps of the window. */
    public int steps() {
        return norms.length;
    }

    /** Whose prediction is asked about; −1 where that is no symbol. */
    public int symbol() {
        return symbol;
    }

    /** z. */
    public double logit() {
        return logit;
    }

    /** Probability of the symbol; NaN where a number is predicted. */
    public double probability() {
        return probability;
    }

    /** ‖∂z/∂x_t‖₂; what is smaller than 1e-30 on the way back counts as 0. */
    public float norm(int t) {
        return norms[t];
    }

    /** x_t · ∂z/∂x_t; 0 for an unknown symbol. */
    public float contribution(int t) {
        return contributions[t];
    }

    /** Whether the changes are known. */
    public boolean hasChanges() {
        return logitsWithout != null;
    }

    /** By how much the logit is higher with the symbol of step t than without; NaN while unknown. */
    public double change(int t) {
        return logitsWithout == null ? Double.NaN : logit - logitsWithout[t];
    }

    /** Probability of the symbol when that of step t is left out; NaN while unknown. */
    public double probabilityWithout(int t) {
        return probabilitiesWithout == null ? Double.NaN : probabilitiesWithout[t];
    }
}
