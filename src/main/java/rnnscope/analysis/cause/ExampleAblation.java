package rnnscope.analysis.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Progress;
import rnnscope.network.module.Room;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;
import rnnscope.text.TextRange;

/**
 * Ablation of a unit of any quantity of a network, and of others of the same quantity drawn at random beside it, over
 * examples of a task: all run side by side over each example, each held at 0 and then at its own mean. Immutable.
 *
 * @param examples on which it was measured
 * @param loss     of the model by itself, mean over all targets: nats, or squared error of numbers
 * @param exact    share of examples that it gets wholly right by itself; NaN where numbers are predicted
 * @param chosen   the unit in question
 */
public record ExampleAblation(Quantity quantity, int examples, double loss, double exact, Effect chosen,
        List<Effect> others) {

    /** The list is copied. */
    public ExampleAblation {
        others = List.copyOf(others);
    }

    /**
     * What taking one unit away does.
     *
     * @param mean of the unit over the examples, as the model runs by itself
     */
    public record Effect(int unit, double mean, Degradation atZero, Degradation atMean) {
        /** Of one of the two. */
        public Degradation degradation(AblationMethod how) {
            return how == AblationMethod.ZERO ? atZero : atMean;
        }
    }

    /**
     * What is worse without a unit.
     *
     * @param loss  by how much it rises
     * @param exact share of the examples that are wholly right no more; NaN where numbers are predicted
     */
    public record Degradation(double loss, double exact) {}

    /** 1 when taking away no other unit raises the loss as much, and so on. */
    public int rank(AblationMethod how) {
        return Comparison.rank(chosen.degradation(how).loss, rises(how));
    }

    /** How many deviations of the others' rises the chosen unit's lies above their mean. */
    public double z(AblationMethod how) {
        return Comparison.z(chosen.degradation(how).loss, rises(how));
    }

    private double[] rises(AblationMethod how) {
        return others.stream().mapToDouble(other -> other.degradation(how).loss).toArray();
    }

    /**
     * Takes the units away.
     *
     * @param examples of one sequence each, with what should come out
     * @param others   how many units are drawn at random, or as many as there are
     * @throws CancellationException    when {@code progress} says no
     * @throws IllegalArgumentException in words for the user when there is no such unit, or nothing to compare it with
     */
    public static ExampleAblation of(Model model, List<Batch> examples, Quantity quantity, int unit, int others, long seed,
            Kernels kernels, Workers workers, Progress progress) {
        return new Run(model, examples, quantity, kernels, workers, progress).measure(unit, others, seed);
    }

    private static final class Run {
        private final Model model;
        private final ModelSpec spec;
        private final List<Batch> examples;
        private final Quantity quantity;
        private final Kernels kernels;
        private final Workers workers;
        private final Progress progress;
        private final int steps;
        private final int written;

        Run(Model model, List<Batch> examples, Quantity quantity, Kernels kernels, Workers workers, Progress progress) {
            this.model = model;
            this.spec = model.spec();
            this.examples = examples;
            this.quantity = quantity;
            this.kernels = kernels;
            this.workers = workers;
            this.progress = progress;
            steps = examples.stream().mapToInt(e -> e.steps(spec, Side.SOURCE)).max().orElseThrow();
            written = examples.stream().mapToInt(e -> e.room(spec, 1).written()).max().orElseThrow();
        }

        ExampleAblation measure(int unit, int others, long seed) {
            Network alone = network(1);
            alone.intervene(0, List.of(hold(unit, 0)));
            alone.intervene(0, model.interventions());
            int units = alone.tape(quantity.side()).layout().place(quantity.name()).columns();
            List<Integer> drawn = AblationRun.draw(unit, units, others, seed);
            if (drawn.size() < 3) {
                throw new IllegalArgumentException(Words.of("analysis.ablation.few", units - 1));
            }
            double[] means = new double[units];
            Degradation own = run(alone, 1, 0, means)[0];
            List<Degradation> rises = new ArrayList<>();
            for (AblationMethod how : AblationMethod.values()) {
                Network network = network(drawn.size());
                for (int b = 0; b < drawn.size(); b++) {
                    List<Intervention> list = new ArrayList<>(model.interventions());
                    list.add(hold(drawn.get(b), how == AblationMethod.ZERO ? 0 : (float) means[drawn.get(b)]));
                    network.intervene(b, list);
                }
                for (Degradation rise : run(network, drawn.size(), 1 + how.ordinal(), null)) {
                    rises.add(new Degradation(rise.loss - own.loss, own.exact - rise.exact));
                }
            }
            List<Effect> effects = new ArrayList<>();
            for (int i = 0; i < drawn.size(); i++) {
                effects.add(new Effect(drawn.get(i), means[drawn.get(i)], rises.get(i), rises.get(drawn.size() + i)));
            }
            return new ExampleAblation(quantity, examples.size(), own.loss, own.exact, effects.get(0),
                    effects.subList(1, effects.size()));
        }

        private Intervention hold(int unit, float value) {
            return new Intervention.Clamp(quantity, unit, value, TextRange.ALL);
        }

        private Network network(int sequences) {
            return new Network(spec, new Room(sequences, steps, written), false, kernels, workers);
        }

        /**
         * Every example once in all sequences: of each its loss, and its share of exact examples.
         *
         * @param part  how many such runs are done
         * @param means of every unit in the first sequence are put here; null for none
         */
        private Degradation[] run(Network network, int sequences, int part, double[] means) {
            double[] losses = new double[sequences];
            int[] exact = new int[sequences];
            long targets = 0;
            long rows = 0;
            for (int e = 0; e < examples.size(); e++) {
                if (!progress.report((long) part * examples.size() + e, 3L * examples.size())) {
                    throw new CancellationException();
                }
                Batch all = examples.get(e).repeated(spec, sequences);
                network.forward(model.parameters(), all);
                for (int b = 0; b < sequences; b++) {
                    Batch own = only(all, b, sequences);
                    int known = network.known(own);
                    losses[b] += known == 0 ? 0 : network.loss(own) * known;
                    targets += b == 0 ? known : 0;
                    exact[b] += isExact(network, own) ? 1 : 0;
                }
                if (means != null) {
                    rows += add(network, examples.get(e), means);
                }
            }
            for (int j = 0; means != null && j < means.length; j++) {
                means[j] /= rows;
            }
            Degradation[] found = new Degradation[sequences];
            for (int b = 0; b < sequences; b++) {
                found[b] = new Degradation(losses[b] / targets, spec.predictsSymbols() ? (double) exact[b] / examples.size()
                        : Double.NaN);
            }
            return found;
        }

        private static boolean isExact(Network network, Batch own) {
            for (int i = 0; i < own.targets().length; i++) {
                if (own.targets()[i] >= 0 && network.predicted(i) != own.targets()[i]) {
                    return false;
                }
            }
            return true;
        }

        /** Adds every unit's values in an example; returns how many each has. */
        private int add(Network network, Batch example, double[] sums) {
            TapeLayout layout = network.tape(quantity.side()).layout();
            Panels place = layout.place(quantity.name());
            boolean once = !layout.isOfEveryStep(quantity.name());
            int count = once ? 1 : quantity.side() == network.topology().side() && written > 0
                    ? example.targets().length : example.steps(spec, Side.SOURCE);
            for (int t = 0; t < count; t++) {
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += network.tape(quantity.side()).values()[place.at(once ? 0 : layout.row(t), j)];
                }
            }
            return count;
        }

        /** What should come out of one sequence alone. */
        private Batch only(Batch all, int sequence, int sequences) {
            int[] targets = all.targets().clone();
            for (int i = 0; i < targets.length; i++) {
                targets[i] = i % sequences == sequence ? targets[i] : -1;
            }
            float[] numbers = all.targetNumbers().clone();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i / spec.outputs() % sequences == sequence ? numbers[i] : Float.NaN;
            }
            return new Batch(all.tokens(), all.inputs(), targets, numbers);
        }
    }
}
