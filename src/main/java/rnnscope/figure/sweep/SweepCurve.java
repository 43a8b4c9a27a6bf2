package rnnscope.figure.sweep;

import java.util.List;

/**
 * Curve of a group of runs that differ in one option and the seed alone.
 *
 * @param group  which, from 0 on, by which it has its colour and dash
 * @param name   the group's values of the other options; "" of the only group
 * @param label  the same in short, for the end of the curve
 * @param points from the first value on; values at which nothing was measured have none
 */
public record SweepCurve(int group, String name, String label, List<SweepPoint> points) {
    public SweepCurve {
        points = List.copyOf(points);
    }
}
