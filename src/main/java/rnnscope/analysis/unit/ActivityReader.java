package rnnscope.analysis.unit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.CorpusReading;
import rnnscope.network.Network;
import rnnscope.network.ParallelReading;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.network.Topology;
import rnnscope.tape.TapeLayout;

/**
 * Recorder of activations: runs a model over a whole text and records channels of it. Twice: over a sample of passages
 * from all parts of the text, which decides each unit's levels, then over all of it.
 */
public final class ActivityReader {
    /** Steps of the sample, at most. */
    static final int SAMPLE = 16_384;
    static final int PASSAGE = 256;

    /**
     * What is recorded.
     *
     * @param channel id: "hidden"
     */
    public record Place(int layer, String channel) implements Serializable {

        /** The channel in every layer of a model whose cell has it. */
        public static List<Place> inEveryLayer(Model model, String channel) {
            TapeLayout layout = Topology.of(model.spec()).tape(1, 1);
            return IntStream.range(0, layout.layers()).filter(layer -> layout.has(layer + "/" + channel))
                    .mapToObj(layer -> new Place(layer, channel)).toList();
        }

        int units(TapeLayout layout) {
            return layout.channel(layer, channel).columns();
        }
    }

    private final Kernels kernels;
    private final Workers workers;
    private final Model model;
    private final int[] text; // (T)

    private ActivityReader(Kernels kernels, Workers workers, Model model, int[] text) {
        this.kernels = kernels;
        this.workers = workers;
        this.model = model;
        this.text = text;
    }

    /**
     * One record for each place.
     *
     * @param text     symbols; −1 is an unknown one
     * @param progress asked at every window
     * @throws CancellationException    when {@code progress} says no
     * @throws IllegalArgumentException in words for the user when the model cannot read a text
     */
    public static List<Activity> read(Kernels kernels, Workers workers, Model model, int[] text, List<Place> places,
            Progress progress) {
        return new ActivityReader(kernels, workers, model, text).read(places, progress);
    }

    /**
     * The same of what a reading is of, read by any model of the same shape: the steps {@code from} … {@code to − 1} of a
     * text; of a corpus of examples always the whole, as each begins anew.
     */
    public static List<Activity> read(Kernels kernels, Workers workers, Reading reading, Model by, int from, int to,
            List<Place> places, Progress progress) {
        if (reading instanceof CorpusReading corpus) {
            return ExampleReader.read(kernels, workers, by, corpus.text().examples(), corpus.text().side(), places, progress)
                    .activities();
        }
        return read(kernels, workers, by, reading.tokens().ids(from, to), places, progress);
    }

    private List<Activity> read(List<Place> places, Progress progress) {
        Levels[][] scales = scales(places, progress);
        TapeLayout layout = Topology.of(model.spec()).tape(1, 1);
        byte[][][] levels = new byte[places.size()][][];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new byte[places.get(i).units(layout)][text.length];
        }
        boolean[][] overflows = new boolean[places.size()][text.length];
        ParallelReading.Seams seams = ParallelReading.read(kernels, workers, model, text,
                (network, first, steps) -> {
                    // A passage may be read again, from another state.
                    for (boolean[] at : overflows) {
                        for (int b = 0; b < first.length; b++) {
                            Arrays.fill(at, Math.min(text.length, first[b]), Math.min(text.length, first[b] + steps[b]),
                                    false);
                        }
                    }
                    workers.run((worker, of) -> {
                        for (int i = 0; i < levels.length; i++) {
                            record(network, places.get(i), first, steps, worker, of, scales[i], levels[i], overflows[i]);
                        }
                    });
                }, progress);
        List<Activity> activities = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            Place place = places.get(i);
            activities.add(new Activity(place.layer, layout.channelWithId(place.layer, place.channel), text.length, scales[i],
                    levels[i], seams.difference(), first(overflows[i])));
        }
        return activities;
    }

    private static int first(boolean[] set) {
        for (int i = 0; i < set.length; i++) {
            if (set[i]) {
                return i;
            }
        }
        return -1;
    }

    /** A worker's share of the panels of units, so that no two write to the same row. */
    private static void record(Network network, Place place, int[] first, int[] steps, int worker, int of,
            Levels[] scales, byte[][] levels, boolean[] overflows) {
        float[] v = network.tape().values();
        Panels at = network.layout().channel(place.layer, place.channel);
        int step = first.length * Panels.LANES;
        int end = Workers.share(at.panels(), worker + 1, of);
        for (int panel = Workers.share(at.panels(), worker, of); panel < end; panel++) {
            int unit = panel * Panels.LANES;
            int unitEnd = Math.min(levels.length, unit + Panels.LANES);
            for (int b = 0; b < first.length; b++) {
                for (int j = unit; j < unitEnd; j++) {
                    scales[j].read(v, at.at(network.layout().row(0) + b, j), step, levels[j], first[b], steps[b],
                            overflows);
                }
            }
        }
    }

    /** The levels of units, decided by a sample. */
    static Levels[][] scales(Kernels kernels, Workers workers, Model model, int[] sample, List<Place> places) {
        return new ActivityReader(kernels, workers, model, sample).scales(places, Progress.IGNORED);
    }

    private Levels[][] scales(List<Place> places, Progress progress) {
        int[] sample = sample();
        TapeLayout layout = Topology.of(model.spec()).tape(1, 1);
        float[][][] values = new float[places.size()][][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[places.get(i).units(layout)][sample.length];
        }
        ParallelReading.read(kernels, workers, model, sample, (network, first, steps) -> {
            float[] v = network.tape().values();
            for (int i = 0; i < values.length; i++) {
                Panels at = network.layout().channel(places.get(i).layer, places.get(i).channel);
                for (int j = 0; j < at.columns(); j++) {
                    for (int b = 0; b < first.length; b++) {
                        for (int t = 0; t < steps[b]; t++) {
                            values[i][j][first[b] + t] = v[at.at(network.layout().row(t) + b, j)];
                        }
                    }
                }
            }
        }, (done, total) -> progress.report(0, text.length));
        Levels[][] scales = new Levels[places.size()][];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = new Levels[values[i].length];
        }
        workers.run((worker, of) -> {
            for (int i = 0; i < scales.length; i++) {
                int units = scales[i].length;
                for (int j = Workers.share(units, worker, of); j < Workers.share(units, worker + 1, of); j++) {
                    scales[i][j] = new Levels(values[i][j]);
                }
            }
        });
        return scales;
    }

    /** The whole text where it is short, else passages at equal distances. */
    private int[] sample() {
        if (text.length <= SAMPLE) {
            return text;
        }
        int[] sample = new int[SAMPLE];
        long[] passages = UnitLevels.passages(text.length);
        for (int i = 0; i < passages.length; i++) {
            System.arraycopy(text, (int) passages[i], sample, i * PASSAGE, PASSAGE);
        }
        return sample;
    }
}
