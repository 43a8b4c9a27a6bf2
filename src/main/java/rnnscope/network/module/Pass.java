package rnnscope.network.module;

import rnnscope.cell.Hook;
import rnnscope.cell.Variation;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.TransposedWeights;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;

/**
 * Pass through a network, one run of it forward or back: the steps that it covers on each side, the weights, whether
 * dropout acts, whether states are carried on, what is changed on the way. A network has one and uses it for every run.
 */
public final class Pass {
    private final Kernels kernels;
    private final Workers workers;
    private final TransposedWeights transposed;
    private final Window source;
    private final Window target;
    private final Interventions interventions;
    private final boolean carries;
    private final DropoutMasks masks;
    private float[] w;
    private float[] g;
    private int[] targets;
    private float[] targetNumbers;
    private float lossScale;
    private int score = -1;
    private boolean dropping;
    private float[] forced;
    private int cut = -1;
    private float[] noRecurrence;
    private SourcePath closed;

    /**
     * @param carries whether a run goes on from the state before its window, not from zero
     * @param dropout probability with which a layer's input from the layer below is dropped while training
     */
    public Pass(Binding binding, Interventions interventions, boolean carries, double dropout, Kernels kernels,
            Workers workers) {
        this.kernels = kernels;
        this.workers = workers;
        this.transposed = binding.transposed();
        this.source = binding.source() == null ? null : new Window(binding.source().layout(), binding.source().values());
        this.target = binding.target() == null ? null : new Window(binding.target().layout(), binding.target().values());
        this.interventions = interventions;
        this.carries = carries;
        this.masks = new DropoutMasks(dropout);
    }

    public Kernels kernels() {
        return kernels;
    }

    public Workers workers() {
        return workers;
    }

    public Window window(Side side) {
        return side == Side.SOURCE ? source : target;
    }

    /** The parameters. */
    public float[] w() {
        return w;
    }

    /** Their gradient. */
    public float[] g() {
        return g;
    }

    public void use(float[] parameters) {
        w = parameters;
    }

    public void gradientGoesTo(float[] gradient) {
        g = gradient;
    }

    /** The transposed weights, as one array. */
    public float[] transposed() {
        return transposed.values();
    }

    /** Whether a run goes on from the state before its window, not from zero. */
    public boolean carries() {
        return carries;
    }

    // Losses

    /** What should come out: symbols or numbers; the sum of the losses is scaled. */
    public void expect(int[] symbols, float[] numbers, float scale) {
        targets = symbols;
        targetNumbers = numbers;
        lossScale = scale;
        score = -1;
    }

    /** In place of a loss the way back begins at one score: a symbol's logit, or a number predicted. */
    public void beginAtScore(int index) {
        score = index;
    }

    public int[] targets() {
        return targets;
    }

    public float[] targetNumbers() {
        return targetNumbers;
    }

    public float lossScale() {
        return lossScale;
    }

    /** The score at which the way back begins; −1 where it begins at the losses. */
    public int score() {
        return score;
    }

    // Dropout

    public void dropNothing() {
        dropping = false;
    }

    /** Drops from now on, the masks decided by {@code seed}. */
    public void drop(long seed) {
        dropping = masks.canDrop();
        masks.seed(seed);
    }

    public boolean isDropping() {
        return dropping;
    }

    public DropoutMasks masks() {
        return masks;
    }

    // Attention

    /** Weights that attention to the source takes in place of its own, one for each step of it; null for its own. */
    public void force(float[] weights) {
        forced = weights;
    }

    public float[] forced() {
        return forced;
    }

    /** On the way back nothing goes from the decoder to the source by this path; null for both open. */
    public void close(SourcePath path) {
        closed = path;
    }

    public boolean isClosed(SourcePath path) {
        return closed == path;
    }

    // Recurrence

    /** On the way back the recurrent weights of this layer are taken as 0; −1 for none. */
    public void cut(int layer) {
        cut = layer;
        if (layer >= 0 && noRecurrence == null) {
            noRecurrence = new float[transposed.values().length];
        }
        if (layer >= 0) {
            transposed.copy(Variation.PROJECTION, noRecurrence);
            transposed.copy(Variation.PEEPHOLE, noRecurrence);
        }
    }

    public boolean isCut(int layer) {
        return cut == layer;
    }

    public float[] transposedRecurrence(int layer) {
        return cut == layer ? noRecurrence : transposed.values();
    }

    // Interventions

    public Hook hook(Side side, int recurrence) {
        return interventions.hook(side, recurrence);
    }

    /** Whether a quantity is changed when it has been computed, so that its value is not what its module gave. */
    public boolean changes(Quantity quantity) {
        return interventions.change(quantity);
    }

    /** Tells of a quantity that has been computed and that nothing has read yet. */
    public void computed(Quantity quantity, Panels place, int row, int rows) {
        if (!interventions.isEmpty()) {
            interventions.computed(quantity, window(quantity.side()).v(), place, row, rows);
        }
    }

    /** Tells of a gradient that is complete and that nothing has read yet. */
    public void goingBack(Quantity quantity, Panels gradient, int row, int rows) {
        if (!interventions.isEmpty()) {
            interventions.goingBack(quantity, window(quantity.side()).v(), gradient, row, rows);
        }
    }
}
