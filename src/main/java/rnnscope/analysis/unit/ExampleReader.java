package rnnscope.analysis.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Scoring;
import rnnscope.network.Batch;
import rnnscope.network.CorpusReading;
import rnnscope.network.Network;
import rnnscope.network.Progress;
import rnnscope.network.Topology;
import rnnscope.network.attention.SourceAttention;
import rnnscope.network.module.Room;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * Recorder of activations over a corpus of examples: what the units of a tagger, a classifier, a regressor, an encoder
 * or a decoder do at each step of each example, one example after another as if they were one text. What should be
 * written enters the decoder (teacher forcing).
 */
public final class ExampleReader {
    /** Examples side by side. */
    private static final int TOGETHER = 64;

    private final Kernels kernels;
    private final Workers workers;
    private final Model model;
    private final ModelSpec spec;
    private final List<Batch> examples;
    private final Side side;
    private final TapeLayout oneStep;
    private final int[] starts;
    private final int[] aligned;
    private final float[][][] values; // [place][unit][step]
    private final List<Place> places;

    private ExampleReader(Kernels kernels, Workers workers, Model model, List<Batch> examples, Side side,
            List<Place> places) {
        this.kernels = kernels;
        this.workers = workers;
        this.model = model;
        this.spec = model.spec();
        this.examples = examples;
        this.side = side;
        this.places = places;
        starts = new int[examples.size() + 1];
        for (int i = 0; i < examples.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], examples.get(i).steps(spec, side));
        }
        int total = starts[examples.size()];
        aligned = new int[spec.wiring().scoring() == Scoring.NONE ? 0 : total];
        oneStep = Topology.of(spec).tape(side, new Room(1, 1, 1));
        values = new float[places.size()][][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[oneStep.channel(places.get(i).layer(), places.get(i).channel()).columns()][total];
        }
    }

    /**
     * What was recorded.
     *
     * @param starts     step at which each example begins, and the end of the last
     * @param aligned    step of the other side that each step is aligned with, where a decoder attends: for one that is
     *                   written that with the greatest weight, for one that is read that which gives it the greatest; else
     *                   empty
     * @param activities one for each place
     */
    public record Recorded(int[] starts, int[] aligned, List<Activity> activities) {}

    /**
     * Reads examples.
     *
     * @param places   channels of the recurrences of {@code side}, as its tape counts them
     * @param progress asked at every batch
     * @throws CancellationException when {@code progress} says no
     */
    public static Recorded read(Kernels kernels, Workers workers, Model model, List<Batch> examples, Side side,
            List<Place> places, Progress progress) {
        return new ExampleReader(kernels, workers, model, examples, side, places).read(progress);
    }

    private Recorded read(Progress progress) {
        Map<List<Integer>, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < examples.size(); i++) {
            alike.computeIfAbsent(List.of(examples.get(i).steps(spec, Side.SOURCE), examples.get(i).steps(spec, Side.TARGET)),
                    key -> new ArrayList<>()).add(i);
        }
        int done = 0;
        for (List<Integer> same : alike.values()) {
            for (int from = 0; from < same.size(); from += TOGETHER) {
                List<Integer> batch = same.subList(from, Math.min(same.size(), from + TOGETHER));
                run(batch);
                done += batch.size();
                if (!progress.report(done, examples.size())) {
                    throw new CancellationException();
                }
            }
        }
        return new Recorded(starts, aligned, activities());
    }

    private void run(List<Integer> indices) {
        Network network = CorpusReading.run(kernels, workers, model, indices.stream().map(examples::get).toList());
        Batch first = examples.get(indices.get(0));
        Tape tape = network.tape(side);
        TapeLayout layout = tape.layout();
        for (int i = 0; i < places.size(); i++) {
            Panels at = layout.channel(places.get(i).layer(), places.get(i).channel());
            for (int b = 0; b < indices.size(); b++) {
                int start = starts[indices.get(b)];
                for (int t = 0; t < layout.steps(); t++) {
                    for (int j = 0; j < at.columns(); j++) {
                        values[i][j][start + t] = tape.values()[at.at(layout.row(t) + b, j)];
                    }
                }
            }
        }
        if (aligned.length > 0) {
            for (int b = 0; b < indices.size(); b++) {
                align(network.tape(Side.TARGET), starts[indices.get(b)], b, first.steps(spec, Side.SOURCE),
                        first.steps(spec, Side.TARGET));
            }
        }
    }

    private void align(Tape target, int start, int b, int read, int written) {
        Panels weights = target.layout().place(SourceAttention.weightsPlace());
        int count = side == Side.TARGET ? written : read;
        for (int step = 0; step < count; step++) {
            int best = 0;
            for (int other = 1; other < (side == Side.TARGET ? read : written); other++) {
                best = weight(target, weights, b, step, other) > weight(target, weights, b, step, best) ? other : best;
            }
            aligned[start + step] = best;
        }
    }

    private float weight(Tape target, Panels weights, int b, int step, int other) {
        int t = side == Side.TARGET ? step : other;
        int s = side == Side.TARGET ? other : step;
        return target.values()[weights.at(target.layout().row(t) + b, s)];
    }

    private List<Activity> activities() {
        int total = starts[examples.size()];
        Activity[] activities = new Activity[places.size()];
        workers.run((worker, of) -> {
            for (int i = worker; i < activities.length; i += of) {
                Levels[] scales = new Levels[values[i].length];
                byte[][] levels = new byte[values[i].length][total];
                boolean[] overflows = new boolean[total];
                for (int j = 0; j < scales.length; j++) {
                    scales[j] = new Levels(values[i][j]);
                    scales[j].read(values[i][j], 0, 1, levels[j], 0, total, overflows);
                }
                Place place = places.get(i);
                activities[i] = new Activity(place.layer(), oneStep.channelWithId(place.layer(), place.channel()),
                        total, scales, levels, 0, first(overflows));
            }
        });
        return Arrays.asList(activities);
    }

    private static int first(boolean[] set) {
        for (int i = 0; i < set.length; i++) {
            if (set[i]) {
                return i;
            }
        }
        return -1;
    }
}
