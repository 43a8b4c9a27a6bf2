package rnnscope.analysis.ranking.shard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.analysis.ranking.Design;
import rnnscope.analysis.ranking.LevelCounts;
import rnnscope.analysis.ranking.NullSegments;
import rnnscope.analysis.ranking.PropertySummary;
import rnnscope.analysis.ranking.shard.ShardCounts.Kept;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.analysis.unit.UnitLevels;
import rnnscope.math.Workers;
import rnnscope.network.Network;
import rnnscope.network.StreamReading.StreamState;
import rnnscope.text.property.TextProperty;

/** Tally of the levels of all units: windows are gathered until there are enough to be counted unit by unit. */
final class LevelTally {
    private static final int BYTES = 8 << 20;
    private static final int LEAST = 4096;
    private static final int MOST = 65_536;

    private final UnitLevels levels;
    private final List<TextProperty> properties;
    private final List<PropertySummary> summaries;
    private final long middle;
    private final NullSegments segments;
    private final LevelCounts[][] counts = new LevelCounts[2][]; // (halves, units)
    private final Gathered[][] gathered = new Gathered[2][2]; // (halves, undone)
    private final List<Kept> kept = new ArrayList<>();
    private final int[] table = LevelCounts.table();
    private long overflow = -1;
    private int overflowPlace;

    /** Windows not counted yet, all of one half. */
    private final class Gathered {
        final byte[][] rows;
        final float[][] values;
        final boolean[][] overflows;
        int count;

        Gathered() {
            int room = Math.max(LEAST, Math.min(MOST, BYTES / levels.units()));
            rows = new byte[levels.units()][room];
            values = new float[properties.size()][room];
            overflows = new boolean[levels.places().size()][room];
        }

        boolean holds(int more) {
            return count + more <= rows[0].length;
        }
    }

    LevelTally(UnitLevels levels, List<TextProperty> properties, List<PropertySummary> summaries, long symbols) {
        this.levels = levels;
        this.properties = properties;
        this.summaries = summaries;
        this.middle = symbols / 2;
        this.segments = new NullSegments(symbols);
    }

    /**
     * Takes a window that a network has run.
     *
     * @param first    symbol of the text
     * @param values   of the properties: [property][step]
     * @param isUndone whether it is to be taken away
     */
    void take(Network network, int row, long first, int steps, float[][] values, boolean isUndone) {
        int inFirst = (int) Math.max(0, Math.min(steps, middle - first));
        take(network, row, 0, inFirst, first, values, 0, isUndone);
        take(network, row, inFirst, steps, first, values, 1, isUndone);
    }

    private void take(Network network, int row, int from, int to, long first, float[][] values, int half, boolean isUndone) {
        int count = to - from;
        if (count == 0) {
            return;
        }
        Gathered g = gathered[half][isUndone ? 1 : 0];
        if (g == null) {
            g = new Gathered();
            gathered[half][isUndone ? 1 : 0] = g;
        }
        if (!g.holds(count)) {
            count(g, half, isUndone ? -1 : 1);
        }
        levels.write(network, row, from, count, g.rows, g.count, g.overflows);
        for (int k = 0; k < values.length; k++) {
            System.arraycopy(values[k], from, g.values[k], g.count, count);
        }
        if (!isUndone) {
            look(g, count, first + from);
            if (half == 1) {
                keep(g, count, first + from);
            }
        }
        g.count += count;
    }

    private void look(Gathered g, int count, long first) {
        for (int i = 0; i < g.overflows.length; i++) {
            for (int t = 0; t < count; t++) {
                if (g.overflows[i][g.count + t]) {
                    g.overflows[i][g.count + t] = false;
                    if (overflow < 0 || first + t < overflow) {
                        overflow = first + t;
                        overflowPlace = i;
                    }
                }
            }
        }
    }

    private void keep(Gathered g, int count, long first) {
        for (int t = 0; t < count;) {
            int place = segments.place(first + t);
            int length = 1;
            while (place >= 0 && t + length < count && segments.place(first + t + length) == place + length) {
                length++;
            }
            if (place >= 0) {
                byte[] all = new byte[g.rows.length * length];
                for (int j = 0; j < g.rows.length; j++) {
                    System.arraycopy(g.rows[j], g.count + t, all, j * length, length);
                }
                kept.add(new Kept(place, length, all));
            }
            t += length;
        }
    }

    private void count(Gathered g, int half, int times) {
        if (counts[half] == null) {
            counts[half] = new LevelCounts[levels.units()];
            Arrays.setAll(counts[half], unit -> new LevelCounts(properties.size()));
        }
        List<PropertyValues> values = new ArrayList<>();
        for (int k = 0; k < g.values.length; k++) {
            values.add(PropertyValues.of(properties.get(k), Arrays.copyOf(g.values[k], g.count)));
        }
        Design part = new Design(new Workers.Alone(), values, summaries, g.count, half == 0 ? g.count : 0);
        for (int j = 0; j < g.rows.length; j++) {
            counts[half][j].add(part, g.rows[j], 0, g.count, times, table);
        }
        g.count = 0;
    }

    /** All that was taken. */
    ShardCounts counted(List<StreamState> read) {
        for (int half = 0; half < 2; half++) {
            for (int undone = 0; undone < 2; undone++) {
                if (gathered[half][undone] != null && gathered[half][undone].count > 0) {
                    count(gathered[half][undone], half, undone == 1 ? -1 : 1);
                }
            }
        }
        return new ShardCounts(counts, kept, read, overflow, overflowPlace);
    }
}
