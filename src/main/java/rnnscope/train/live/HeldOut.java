package rnnscope.train.live;

import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.wiring.Networks;
import rnnscope.train.Batches;

/**
 * Measures parameters on held-out windows, one at a time, so that a window fits between two training steps. At most
 * {@value #MOST_WINDOWS} windows: enough for a curve. Of one thread.
 */
final class HeldOut {
    private static final int MOST_WINDOWS = 32;

    private final Batches batches;
    private final int windows;
    private final Network network;
    private final Parameters parameters;
    private int next;
    private double sum;
    private long count;

    HeldOut(ModelSpec model, ParameterLayout layout, Batches batches, Kernels kernels, Workers workers) {
        this.batches = batches;
        this.windows = Math.min(MOST_WINDOWS, batches.perEpoch());
        this.network = Networks.of(model, batches.room(), false, kernels, workers);
        this.parameters = new Parameters(layout);
        this.next = windows;
    }

    /** Whether nothing is left to do. */
    boolean isDone() {
        return next >= windows;
    }

    /** Begins anew with a copy of {@code now}. */
    void begin(Parameters now) {
        parameters.set(now);
        next = 0;
        sum = 0;
        count = 0;
    }

    /** Measures no more until it begins anew. */
    void abandon() {
        next = windows;
    }

    /** The next window. */
    void measureOne() {
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
        next++;
    }

    /** Mean loss of what was read. */
    double loss() {
        return sum / count;
    }
}
