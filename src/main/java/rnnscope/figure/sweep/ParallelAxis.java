package rnnscope.figure.sweep;

import java.util.List;

/** Axis of an option in parallel coordinates, its values evenly apart from below. */
public record ParallelAxis(String option, List<String> values) {
    public ParallelAxis {
        values = List.copyOf(values);
    }
}
