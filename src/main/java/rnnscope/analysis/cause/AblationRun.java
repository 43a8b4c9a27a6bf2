package rnnscope.analysis.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.network.Network;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.network.StateLayout;
import rnnscope.network.Topology;
import rnnscope.tape.Side;
import rnnscope.text.TextRange;

/** Computation of an {@link Ablation}: the model by itself first, then all units at once. */
final class AblationRun {
    /** Steps that are run at a time. */
    private static final int STEPS = 64;

    private final Reading reading;
    private final Model model;
    private final TextRange stretch;
    private final BitSet ends;
    private final Ablation.Question question;
    private final Kernels kernels;
    private final Progress progress;
    private final int units;
    private final int[] targets; // (T)
    private final double[] alone; // (T)
    private final long work;
    private long done;

    AblationRun(Reading reading, TextRange stretch, BitSet ends, Ablation.Question question, Kernels kernels,
            Progress progress) {
        this.reading = reading;
        this.model = reading.model();
        this.stretch = stretch;
        this.ends = ends;
        this.question = question;
        this.kernels = kernels;
        this.progress = progress;
        this.units = Topology.of(model.spec()).layers(Side.SOURCE).get(question.layer()).width(question.channel());
        this.targets = reading.tokens().ids(stretch.from() + 1, stretch.to() + 1);
        this.alone = new double[stretch.length()];
        this.work = (long) stretch.length() * (1 + 2L * (1 + Math.min(question.others(), units - 1)));
    }

    Ablation measure(Workers workers) {
        // Says in words when there is no such unit.
        new Network(model.spec(), 1, kernels).intervene(0, List.of(hold(question.unit(), 0)));
        require(question.others() >= 2, Words.of("analysis.ablation.others", question.others()));
        int count = count(true);
        int rest = count(false);
        require(count > 0, Words.of("analysis.ablation.nothing", stretch.from(), stretch.to() - 1));
        reading.readAll((read, of) -> {
            goOn();
            return read < stretch.from();
        });
        float[] before = reading.stateBefore(stretch.from());
        double[] means = runAlone(before);
        List<Integer> chosen = draw(question.unit(), units, question.others(), question.seed());
        List<LossIncrease> rises = new ArrayList<>();
        for (AblationMethod how : AblationMethod.values()) {
            rises.addAll(run(before, chosen, means, how, workers));
        }
        List<UnitEffect> effects = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            int unit = chosen.get(i);
            effects.add(new UnitEffect(unit, means[unit], rises.get(i), rises.get(chosen.size() + i)));
        }
        LossIncrease loss = mean(alone);
        return new Ablation(question.layer(), question.channel(), stretch, count, rest, loss.atEnds(),
                loss.elsewhere(), effects.get(0), effects.subList(1, effects.size()));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private boolean isEnd(int t) {
        return ends == null || ends.get(stretch.from() + t);
    }

    private int count(boolean atEnds) {
        int count = 0;
        for (int t = 0; t < targets.length; t++) {
            count += targets[t] >= 0 && isEnd(t) == atEnds ? 1 : 0;
        }
        return count;
    }

    /** The unit in question, then others in the order of the draw (Fisher and Yates). */
    static List<Integer> draw(int unit, int units, int others, long seed) {
        SeededRandom random = new SeededRandom(seed);
        List<Integer> rest = new ArrayList<>();
        for (int other = 0; other < units; other++) {
            if (other != unit) {
                rest.add(other);
            }
        }
        List<Integer> drawn = new ArrayList<>(List.of(unit));
        while (drawn.size() <= others && !rest.isEmpty()) {
            drawn.add(rest.remove(random.nextInt(rest.size())));
        }
        return drawn;
    }

    /** The model by itself: notes its losses, returns the mean of every unit. */
    private double[] runAlone(float[] before) {
        double[] sums = new double[units];
        try (Workers alone = Workers.of(1)) {
            Network network = new Network(model.spec(), 1, STEPS, false, kernels, alone);
            network.intervene(0, model.interventions());
            Panels place = network.layout().channel(question.layer(), question.channel());
            float[] v = network.tape().values();
            run(network, before, (t, b, loss) -> this.alone[t] = loss, (t, row) -> {
                for (int unit = 0; unit < units; unit++) {
                    sums[unit] += v[place.at(row, unit)];
                }
            });
        }
        for (int unit = 0; unit < units; unit++) {
            sums[unit] /= stretch.length();
        }
        return sums;
    }

    private List<LossIncrease> run(float[] before, List<Integer> chosen, double[] means, AblationMethod how,
            Workers workers) {
        int count = chosen.size();
        Network network = new Network(model.spec(), count, STEPS, false, kernels, workers);
        for (int b = 0; b < count; b++) {
            List<Intervention> list = new ArrayList<>(model.interventions());
            float value = how == AblationMethod.ZERO ? 0 : (float) means[chosen.get(b)];
            list.add(hold(chosen.get(b), value));
            network.intervene(b, list);
        }
        double[][] sums = new double[count][2];
        run(network, before, (t, b, loss) -> sums[b][isEnd(t) ? 0 : 1] += loss - alone[t], (t, row) -> {});
        int atEnds = count(true);
        int elsewhere = count(false);
        return Arrays.stream(sums).map(sum -> new LossIncrease(sum[0] / atEnds, sum[1] / elsewhere)).toList();
    }

    private Intervention hold(int unit, float value) {
        return new Intervention.Clamp(question.layer(), question.channel(), unit, value, TextRange.ALL);
    }

    /** Told of the loss of a step of the stretch in a sequence, where what follows is known. */
    private interface Losses {
        void add(int t, int sequence, double loss);
    }

    /** Told of every step of the stretch, with its first row on the tape. */
    private interface Steps {
        void at(int t, int row);
    }

    private void run(Network network, float[] before, Losses losses, Steps steps) {
        int batch = network.layout().batch();
        network.writeState(StateLayout.of(model.spec()).repeated(before, batch));
        int[] tokens = new int[STEPS * batch];
        for (int from = 0; from < stretch.length(); from += STEPS) {
            int[] ids = reading.tokens().ids(stretch.from() + from, stretch.from() + from + STEPS);
            for (int t = 0; t < STEPS; t++) {
                Arrays.fill(tokens, t * batch, (t + 1) * batch, ids[t]);
            }
            for (int b = 0; b < batch; b++) {
                network.startAt(b, stretch.from() + from);
            }
            network.forward(model.parameters(), tokens);
            int end = Math.min(STEPS, stretch.length() - from);
            for (int t = 0; t < end; t++) {
                steps.at(from + t, network.layout().row(t));
                for (int b = 0; b < batch && targets[from + t] >= 0; b++) {
                    losses.add(from + t, b, network.surprise(t, b, targets[from + t]));
                }
            }
            network.carryState();
            done += (long) end * batch;
            goOn();
        }
    }

    private LossIncrease mean(double[] values) {
        double[] sums = new double[2];
        for (int t = 0; t < values.length; t++) {
            sums[isEnd(t) ? 0 : 1] += targets[t] < 0 ? 0 : values[t];
        }
        return new LossIncrease(sums[0] / count(true), sums[1] / count(false));
    }

    private void goOn() {
        if (!progress.report(done, work)) {
            throw new CancellationException();
        }
    }
}
