package rnnscope.analysis.unit;

import java.util.List;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Network;
import rnnscope.tape.TapeLayout;

/**
 * Levels of all units of some places, one after the other, as a sample of a text decides them: what turns a window that
 * a network has run into bytes. Immutable.
 */
public final class UnitLevels {
    private final List<Place> places;
    private final Levels[][] scales; // (places, units)
    private final int[] first; // (places + 1)

    /** @param sample symbols that {@link #sampled} chose, one after another */
    public UnitLevels(Kernels kernels, Workers workers, Model model, int[] sample, List<Place> places) {
        this.places = List.copyOf(places);
        this.scales = ActivityReader.scales(kernels, workers, model, sample, places);
        this.first = new int[scales.length + 1];
        for (int i = 0; i < scales.length; i++) {
            first[i + 1] = first[i] + scales[i].length;
        }
    }

    /** How many symbols of a text are a sample. */
    public static int sampleSize(long symbols) {
        return (int) Math.min(symbols, ActivityReader.SAMPLE);
    }

    /**
     * The part of a sample that lies in a stretch of the text.
     *
     * @param symbols of the whole text
     * @param from    the first symbol of the stretch
     * @param ids     of the stretch
     * @param sample  written to where it is of the sample
     */
    public static void sample(long symbols, long from, int[] ids, int[] sample) {
        long[] passages = symbols <= ActivityReader.SAMPLE ? new long[] {0} : passages(symbols);
        int length = symbols <= ActivityReader.SAMPLE ? (int) symbols : ActivityReader.PASSAGE;
        for (int i = 0; i < passages.length; i++) {
            long begin = Math.max(from, passages[i]);
            long end = Math.min(from + ids.length, passages[i] + length);
            if (begin < end) {
                System.arraycopy(ids, (int) (begin - from), sample, i * length + (int) (begin - passages[i]),
                        (int) (end - begin));
            }
        }
    }

    /** Where the passages of the sample of a long text begin: at equal distances. */
    static long[] passages(long symbols) {
        long[] from = new long[ActivityReader.SAMPLE / ActivityReader.PASSAGE];
        for (int i = 0; i < from.length; i++) {
            from[i] = (symbols - ActivityReader.PASSAGE) * i / (from.length - 1);
        }
        return from;
    }

    /** Units of all places. */
    public int units() {
        return first[scales.length];
    }

    private int place(int unit) {
        int at = 0;
        while (unit >= first[at + 1]) {
            at++;
        }
        return at;
    }

    /** Layer of a unit. */
    public int layer(int unit) {
        return places.get(place(unit)).layer();
    }

    /** Number of a unit in its layer. */
    public int index(int unit) {
        return unit - first[place(unit)];
    }

    /** What a level of a unit stands for. */
    public float value(int unit, int level) {
        int place = place(unit);
        return scales[place][unit - first[place]].value(level);
    }

    /**
     * Writes the levels of all units at some steps of a window.
     *
     * @param row      of the batch
     * @param step     the first of them
     * @param levels   [unit][…], from {@code at} on
     * @param overflow becomes true where a value is not finite: [place][…], from {@code at} on
     */
    public void write(Network network, int row, int step, int count, byte[][] levels, int at, boolean[][] overflow) {
        TapeLayout layout = network.layout();
        float[] v = network.tape().values();
        int next = (layout.row(1) - layout.row(0)) * Panels.LANES;
        for (int i = 0; i < scales.length; i++) {
            Panels panels = layout.channel(places.get(i).layer(), places.get(i).channel());
            for (int j = 0; j < scales[i].length; j++) {
                scales[i][j].read(v, panels.at(layout.row(step) + row, j), next, levels[first[i] + j], at, count, overflow[i]);
            }
        }
    }

    /** Places that were recorded. */
    public List<Place> places() {
        return places;
    }
}
