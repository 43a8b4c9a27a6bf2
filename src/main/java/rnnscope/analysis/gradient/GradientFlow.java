package rnnscope.analysis.gradient;

/**
 * Gradient norms at each step of a window, by layer: ‖∂L/∂h_t‖ and, for an LSTM, ‖∂L/∂c_t‖ with its two paths apart
 * ({@link CellStatePaths}). Euclidean norms, L in nats. Immutable.
 *
 * <p>∂L/∂h_t is the gradient with respect to what leaves the cell at step t, with c_t held: it gathers what comes from
 * the head or the next layer at step t and what comes back from step t + 1. ∂L/∂c_t counts the way through h_t too.
 *
 * <p>The numbers are those of the backward pass of training, for the loss chosen here. They are floats; on the way back
 * whatever is smaller than {@value #FLUSHED} becomes 0, component by component, so a norm of 0 reads "below
 * {@value #FLUSHED}"; where a gradient has grown beyond float, its norm is infinite.
 */
public final class GradientFlow {
    /** A component of a gradient that is smaller than this is 0. */
    public static final double FLUSHED = 1e-30;

    private final LossChoice loss;
    private final Truncation truncation;
    private final int lossStep;
    private final double[][] hidden; // (layers, T)
    // (layers, T), null for a layer without a cell state
    private final double[][] cell;
    private final double[][] cellPath;
    private final double[][] hiddenPath;

    private GradientFlow(GradientWindow window, LossChoice loss, Truncation truncation) {
        this.loss = loss;
        this.truncation = truncation;
        this.lossStep = window.lastLoss();
        int layers = window.spec().layers();
        hidden = new double[layers][window.steps()];
        cell = new double[layers][];
        cellPath = new double[layers][];
        hiddenPath = new double[layers][];
        for (int l = 0; l < layers; l++) {
            cell[l] = window.hasCell(l) ? new double[window.steps()] : null;
            cellPath[l] = window.hasCell(l) ? new double[window.steps()] : null;
            hiddenPath[l] = window.hasCell(l) ? new double[window.steps()] : null;
        }
    }

    /**
     * One backward pass, and one more for each layer of a cell with a cell state.
     *
     * @param window run
     */
    public static GradientFlow of(GradientWindow window, LossChoice loss, Truncation truncation) {
        GradientFlow flow = new GradientFlow(window, loss, truncation);
        if (loss == LossChoice.ALL_STEPS) {
            int end;
            for (int first = 0; first < window.steps(); first = end) {
                end = truncation.end(first, window.steps());
                flow.measure(window, first, first, end);
            }
        } else if (flow.lossStep >= 0) {
            flow.measure(window, truncation.first(flow.lossStep), flow.lossStep, flow.lossStep + 1);
        }
        return flow;
    }

    private void measure(GradientWindow window, int backTo, int firstLoss, int end) {
        window.backward(backTo, firstLoss, end);
        for (int l = 0; l < hidden.length; l++) {
            for (int t = backTo; t < end; t++) {
                hidden[l][t] = window.norm(window.gradient(l, "hidden"), t);
                if (cell[l] != null) {
                    cell[l][t] = window.norm(window.gradient(l, window.cell(l).memory().get().state()), t);
                }
            }
        }
        new CellStatePaths(window, backTo, firstLoss, end).measure(cellPath, hiddenPath);
    }

    public int layers() {
        return hidden.length;
    }

    public int steps() {
        return hidden[0].length;
    }

    public LossChoice loss() {
        return loss;
    }

    public Truncation truncation() {
        return truncation;
    }

    /** The last step that has a loss, −1 when no target is known. */
    public int lossStep() {
        return lossStep;
    }

    /** Whether a layer has a cell state, and so its gradient and two paths. */
    public boolean hasCell(int layer) {
        return cell[layer] != null;
    }

    /** ‖∂L/∂h_t‖. */
    public double hidden(int layer, int t) {
        return hidden[layer][t];
    }

    /** ‖∂L/∂c_t‖; NaN without a cell state. */
    public double cell(int layer, int t) {
        return cell[layer] == null ? Double.NaN : cell[layer][t];
    }

    /** Norm of the part of ∂L/∂c_t that came along the cell state alone; NaN without one. */
    public double cellPath(int layer, int t) {
        return cellPath[layer] == null ? Double.NaN : cellPath[layer][t];
    }

    /** Norm of the rest of ∂L/∂c_t, which crossed the recurrent weights at least once; NaN without a cell state. */
    public double hiddenPath(int layer, int t) {
        return hiddenPath[layer] == null ? Double.NaN : hiddenPath[layer][t];
    }

    /**
     * The floor of float32: 2⁻²⁴ · ‖∂L/∂h‖ at the last step that has a loss. The gradient of a weight is a sum over the
     * steps; added to the last step's share in float, one smaller than this is rounded away, and the step teaches
     * nothing.
     */
    public double floor(int layer) {
        return lossStep < 0 ? 0 : 0x1p-24 * hidden[layer][lossStep];
    }
}
