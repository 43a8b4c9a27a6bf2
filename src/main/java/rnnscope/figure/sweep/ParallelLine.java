package rnnscope.figure.sweep;

import java.util.List;

/**
 * Line of a run in parallel coordinates.
 *
 * @param group  which has its colour; −1 for none
 * @param places which value it has on each axis of an option; −1 where it has none
 * @param value  of the metric; NaN where it was not measured
 * @param isBest whether no run is better
 * @param words  that name the run
 */
public record ParallelLine(int group, List<Integer> places, double value, boolean isBest, String words) {
    public ParallelLine {
        places = List.copyOf(places);
    }
}
