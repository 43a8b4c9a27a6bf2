package rnnscope.analysis.gradient;

import java.util.List;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.ItemisedBackpropagation;
import rnnscope.network.Network;
import rnnscope.tape.Quantity;

/**
 * Window of text run forward, ready to be asked for gradients: {@link GradientFlow}, {@link ItemisedGradients},
 * {@link JacobianNorms} and {@link GradientCheck} start from it. It is the network of training with a batch of one and
 * without dropout, so that the gradients are those of training. Of one thread; used again for every change of the text
 * or the parameters.
 */
public final class GradientWindow {
    private final ModelSpec spec;
    private final Kernels kernels;
    private final Network network;
    private final int steps;
    private Batch batch;
    private Parameters parameters;

    /** @param steps of the window, at least 1 */
    public GradientWindow(ModelSpec spec, int steps, Kernels kernels) {
        this.spec = spec;
        this.kernels = kernels;
        this.steps = steps;
        this.network = new Network(spec, 1, steps, true, kernels, Workers.of(1));
    }

    /**
     * Runs the window. Nobody may change what is given here until the last question has been answered.
     *
     * @param state   before the first step, as {@link Network#readState} gives it; null for zero
     * @param tokens  one for each step, −1 where unknown
     * @param targets what comes after each step, −1 where unknown: then that step has no loss
     */
    public void run(Parameters parameters, float[] state, int[] tokens, int[] targets) {
        run(parameters, state, Batch.ofSymbols(tokens, targets));
    }

    /** The same for symbols or numbers. */
    public void run(Parameters parameters, float[] state, Batch batch) {
        require(batch.tokens().length, spec.readsSymbols() ? 1 : 0);
        require(batch.inputs().length, spec.inputs());
        require(batch.targets().length, spec.predictsSymbols() ? 1 : 0);
        require(batch.targetNumbers().length, spec.outputs());
        this.parameters = parameters;
        this.batch = batch;
        if (state == null) {
            network.clearState();
        } else {
            network.writeState(state);
        }
        network.forward(parameters, batch);
        network.backpropagation().pack(parameters);
    }

    private void require(int length, int width) {
        if (length != steps * width) {
            throw new IllegalArgumentException("a window of " + steps + " steps needs " + steps * width
                    + " of what enters or comes out, not " + length);
        }
    }

    /**
     * Changes what the window computes from the next run on.
     *
     * @param first step of the text at which the window begins
     */
    public void intervene(List<Intervention> interventions, int first) {
        network.intervene(0, interventions);
        network.startAt(0, first);
    }

    public ModelSpec spec() {
        return spec;
    }

    public int steps() {
        return steps;
    }

    /** The last step whose target is known, −1 when there is none. */
    public int lastLoss() {
        int s = steps - 1;
        while (s >= 0 && !hasLoss(s)) {
            s--;
        }
        return s;
    }

    /** Whether a layer carries a cell state c beside h. */
    boolean hasCell(int layer) {
        return cell(layer).hasCellState();
    }

    Cell cell(int layer) {
        return Cells.of(spec.cell(layer));
    }

    Kernels kernels() {
        return kernels;
    }

    Network network() {
        return network;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Whether a value is clamped, so that no gradient flows through it. */
    boolean isClamped(int layer, String channel, int unit, int t) {
        return network.interventions().isClamped(0, Quantity.channel(layer, channel), unit, t);
    }

    boolean hasLoss(int s) {
        if (spec.predictsSymbols()) {
            return batch.targets()[s] >= 0;
        }
        boolean known = false;
        for (int i = s * spec.outputs(); i < (s + 1) * spec.outputs(); i++) {
            known |= !Float.isNaN(batch.targetNumbers()[i]);
        }
        return known;
    }

    /** The way back for the loss of every step by itself. */
    ItemisedBackpropagation itemised() {
        return new ItemisedBackpropagation(network, parameters, batch);
    }

    /** Leaves ∂(L_first + … + L_{end−1})/∂ of everything on the tape, back to step {@code backTo}. */
    void backward(int backTo, int first, int end) {
        network.backpropagation().toValues(batch, backTo, first, end);
    }

    /** The same with the recurrent weights of a layer taken as 0; nothing below that layer. */
    void backwardWithoutRecurrence(int backTo, int first, int end, int layer) {
        network.backpropagation().withoutRecurrence(batch, backTo, first, end, layer);
    }

    /** L_first + … + L_{end−1} of the values on the tape: nats, or squared error. */
    double loss(int first, int end) {
        Batch chosen = Batch.of(spec, 1, steps);
        int targets = spec.predictsSymbols() ? 1 : 0;
        System.arraycopy(batch.targets(), first * targets, chosen.targets(), first * targets, (end - first) * targets);
        System.arraycopy(batch.targetNumbers(), first * spec.outputs(), chosen.targetNumbers(),
                first * spec.outputs(), (end - first) * spec.outputs());
        int known = network.known(chosen);
        return known == 0 ? 0 : network.loss(chosen) * known;
    }

    Panels value(int layer, String channel) {
        return network.layout().channel(layer, channel);
    }

    Panels gradient(int layer, String channel) {
        return network.tape().gradient(value(layer, channel));
    }

    /** Index on the tape of a unit's element at step {@code t}. */
    int at(Panels place, int t, int unit) {
        return place.at(network.layout().row(t), unit);
    }

    float[] tape() {
        return network.tape().values();
    }

    /** Euclidean norm of a row of the tape at step {@code t}; infinite where it has left the range of float. */
    double norm(Panels place, int t) {
        float[] v = tape();
        int row = network.layout().row(t);
        double sum = 0;
        for (int j = 0; j < place.columns(); j++) {
            double x = v[place.at(row, j)];
            sum += x * x;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : Math.sqrt(sum);
    }
}
