package rnnscope.train.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Progress;

/**
 * Accuracy of predictions on examples. An example is exact when at every target the most probable symbol is the right
 * one. Where a sequence is written that is just when always writing the most probable symbol writes the target: as
 * long as all before is right, what was written and what should have been are the same.
 *
 * @param loss     mean over all targets: nats, or squared error of numbers
 * @param exact    share of exact examples; NaN where numbers are predicted
 * @param right    share of targets predicted right; NaN where numbers are predicted
 * @param byLength the share of exact ones among sources of each length, the shortest first
 */
public record Accuracy(double loss, double exact, double right, List<OfLength> byLength) {

    /** Examples whose source has so many steps. */
    public record OfLength(int length, int examples, int exact) {
        /** Share of exact ones. */
        public double share() {
            return (double) exact / examples;
        }
    }

    public Accuracy {
        byLength = List.copyOf(byLength);
    }

    /** Measures on every example once. */
    public static Accuracy of(ModelSpec spec, Parameters parameters, ExampleBatches batches, Kernels kernels,
            Workers workers) {
        return of(spec, parameters, batches, kernels, workers, Progress.IGNORED);
    }

    /** @throws CancellationException when {@code progress}, which is told of every batch, says no */
    public static Accuracy of(ModelSpec spec, Parameters parameters, ExampleBatches batches, Kernels kernels,
            Workers workers, Progress progress) {
        return of(new Network(spec, batches.room(), false, kernels, workers), spec, parameters, batches, progress);
    }

    /** The same under the model's interventions. */
    public static Accuracy of(Model model, ExampleBatches batches, Kernels kernels, Workers workers, Progress progress) {
        Network network = new Network(model.spec(), batches.room(), false, kernels, workers);
        network.interveneInAll(model.interventions());
        return of(network, model.spec(), model.parameters(), batches, progress);
    }

    private static Accuracy of(Network network, ModelSpec spec, Parameters parameters, ExampleBatches batches,
            Progress progress) {
        Tally tally = new Tally();
        for (int i = 0; i < batches.perEpoch(); i++) {
            if (!progress.report(i, batches.perEpoch())) {
                throw new CancellationException();
            }
            List<Batch> examples = batches.examples(i);
            Batch batch = batches.load(i);
            network.forward(parameters, batch);
            int known = network.known(batch);
            tally.loss += network.loss(batch) * known;
            tally.known += known;
            if (spec.predictsSymbols()) {
                tally.add(network, batch, examples, batches.sequences(), batches.length(examples.get(0)));
            }
        }
        boolean numbers = !spec.predictsSymbols();
        List<OfLength> byLength = new ArrayList<>();
        tally.byLength.forEach((length, count) -> byLength.add(new OfLength(length, count[0], count[1])));
        return new Accuracy(tally.loss / tally.known, numbers ? Double.NaN : (double) tally.exact / tally.examples,
                numbers ? Double.NaN : (double) tally.right / tally.known, byLength);
    }

    private static final class Tally {
        private double loss;
        private long known;
        private long right;
        private int examples;
        private int exact;
        private final Map<Integer, int[]> byLength = new TreeMap<>();

        void add(Network network, Batch batch, List<Batch> found, int sequences, int length) {
            int[] count = byLength.computeIfAbsent(length, key -> new int[2]);
            for (int b = 0; b < found.size(); b++) {
                int wrong = 0;
                for (int i = b; i < batch.targets().length; i += sequences) {
                    if (batch.targets()[i] >= 0) {
                        boolean hit = network.predicted(i) == batch.targets()[i];
                        right += hit ? 1 : 0;
                        wrong += hit ? 0 : 1;
                    }
                }
                examples++;
                exact += wrong == 0 ? 1 : 0;
                count[0]++;
                count[1] += wrong == 0 ? 1 : 0;
            }
        }
    }
}
