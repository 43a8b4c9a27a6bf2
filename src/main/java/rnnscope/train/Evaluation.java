package rnnscope.train;

import java.util.Arrays;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.module.Room;

/** Evaluation of a model's loss on what it was not trained on. */
public final class Evaluation {
    private static final int STEPS = 200;

    private Evaluation() {}

    /** Mean loss over the known targets of one epoch of {@code batches}. */
    public static double loss(ModelSpec model, Parameters parameters, Batches batches, Kernels kernels,
            Workers workers) {
        Network network = new Network(model, batches.room(), false, kernels, workers);
        double sum = 0;
        long count = 0;
        for (int window = 0; window < batches.perEpoch(); window++) {
            Batch batch = batches.load(window);
            if (batches.startsAfresh(window)) {
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
        }
        return sum / count;
    }

    /** Room of a window in which a text is measured in so many streams. */
    public static Room room(int length, int streams) {
        return new Room(streams, Math.max(1, Math.min(STEPS, length / streams - 1)), 0);
    }

    /**
     * Mean cross-entropy of predicting each symbol from all before it in its stream, nats per symbol. With one stream it
     * is the loss of the text read from its start; with more, each begins with the zero state, and a remainder shorter
     * than the number of streams is left out.
     */
    public static double loss(ModelSpec model, Parameters parameters, int[] text, int streams, Kernels kernels,
            Workers workers) {
        int length = text.length / streams;
        int steps = room(text.length, streams).steps();
        Network network = new Network(model, streams, steps, false, kernels, workers);
        int[] tokens = new int[streams * steps];
        int[] targets = new int[streams * steps];
        double sum = 0;
        long count = 0;
        for (int from = 0; from < length - 1; from += steps) {
            Arrays.fill(targets, -1);
            Arrays.fill(tokens, -1);
            for (int b = 0; b < streams; b++) {
                for (int t = 0; t < steps && from + t < length - 1; t++) {
                    tokens[t * streams + b] = text[b * length + from + t];
                    targets[t * streams + b] = text[b * length + from + t + 1];
                }
            }
            network.forward(parameters, tokens);
            long known = Arrays.stream(targets).filter(k -> k >= 0).count();
            if (known > 0) {
                sum += network.loss(targets) * known;
                count += known;
            }
            network.carryState();
        }
        return sum / count;
    }
}
