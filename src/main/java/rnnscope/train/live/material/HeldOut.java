package rnnscope.train.live.material;

import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.train.Batches;

/**
 * Measurement of parameters on held-out windows, one at a time, so that a window fits between two training steps. Of a
 * text at most {@value #MOST_WINDOWS} windows: enough for a curve. Of one thread.
 */
public final class HeldOut {
    static final int MOST_WINDOWS = 32;

    private final Batches batches;
    private final int windows;
    private final Network network;
    private final Parameters parameters;
    private int next;
    private final boolean countsExact;
    private double sum;
    private long count;
    private int examples;
    private int exact;

    /** @param countsExact whether each sequence is an example, wholly right or not */
    public HeldOut(ModelSpec model, ParameterLayout layout, Batches batches, boolean countsExact, Kernels kernels,
            Workers workers) {
        this.batches = batches;
        this.countsExact = countsExact;
        this.windows = countsExact ? batches.perEpoch() : Math.min(MOST_WINDOWS, batches.perEpoch());
        this.network = new Network(model, batches.room(), false, kernels, workers);
        this.parameters = new Parameters(layout);
        this.next = windows;
    }

    /** Whether nothing is left to do. */
    public boolean isDone() {
        return next >= windows;
    }

    /** Begins anew with a copy of {@code now}. */
    public void begin(Parameters now) {
        parameters.set(now);
        next = 0;
        sum = 0;
        count = 0;
        examples = 0;
        exact = 0;
    }

    /** Measures no more until it begins anew. */
    public void abandon() {
        next = windows;
    }

    /** The next window. */
    public void measureOne() {
        Batch batch = batches.load(next);
        if (batches.startsAfresh(next)) {
            network.clearState();
        } else {
            network.carryState();
        }
        network.forward(parameters, batch);
        int known = network.known(batch);
        if (known > 0) {
            sum += network.loss(batch) * known;
            count += known;
        }
        if (countsExact) {
            countExact(batch);
        }
        next++;
    }

    /** An example is exact when at every target the most probable symbol is the right one. */
    private void countExact(Batch batch) {
        int[] targets = batch.targets();
        for (int b = 0; b < batches.sequences(); b++) {
            int wanted = 0;
            int right = 0;
            for (int i = b; i < targets.length; i += batches.sequences()) {
                wanted += targets[i] >= 0 ? 1 : 0;
                right += targets[i] >= 0 && network.predicted(i) == targets[i] ? 1 : 0;
            }
            examples += wanted > 0 ? 1 : 0;
            exact += wanted > 0 && right == wanted ? 1 : 0;
        }
    }

    /** Mean loss of what was read. */
    public double loss() {
        return sum / count;
    }

    /** Share of exact examples of what was read; NaN where that is not counted. */
    public double exact() {
        return countsExact ? (double) exact / examples : Double.NaN;
    }
}
