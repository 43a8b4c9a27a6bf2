package rnnscope.analysis.ranking;

import java.util.List;
import rnnscope.analysis.unit.Activity;

/** Units of activities that are held whole, counted when they are asked for. */
final class ActivityUnits implements CountedUnits {
    private final List<Activity> activities;
    private final Design design;
    private final int steps;
    private final NullSegments segments;
    private final int[] first;

    ActivityUnits(List<Activity> activities, Design design, NullSegments segments) {
        this.activities = activities;
        this.design = design;
        this.steps = activities.get(0).steps();
        this.segments = segments;
        this.first = new int[activities.size() + 1];
        for (int i = 0; i < activities.size(); i++) {
            first[i + 1] = first[i] + activities.get(i).units();
        }
    }

    @Override
    public int size() {
        return first[activities.size()];
    }

    private int place(int unit) {
        int at = 0;
        while (unit >= first[at + 1]) {
            at++;
        }
        return at;
    }

    @Override
    public int layer(int unit) {
        return activities.get(place(unit)).layer();
    }

    @Override
    public int index(int unit) {
        return unit - first[place(unit)];
    }

    @Override
    public float levelValue(int unit, int level) {
        return activities.get(place(unit)).levelValue(index(unit), level);
    }

    @Override
    public Counter counter() {
        byte[] row = new byte[steps];
        int[] table = LevelCounts.table();
        return (unit, kept) -> {
            activities.get(place(unit)).readLevels(index(unit), 0, row);
            LevelCounts[] counts = {new LevelCounts(design.size()), new LevelCounts(design.size())};
            counts[0].add(design, row, 0, steps / 2, 1, table);
            counts[1].add(design, row, steps / 2, steps, 1, table);
            segments.copy(row, kept);
            return counts;
        };
    }
}
