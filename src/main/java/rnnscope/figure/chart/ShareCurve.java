package rnnscope.figure.chart;

import java.util.List;

/**
 * Curve of a share over groups of examples.
 *
 * @param label    at its end
 * @param name     what a pointer is told that it is
 * @param colour   what decides its colour, as in {@link rnnscope.figure.paint.Look#lineColour}
 * @param isDashed whether it is drawn so
 */
public record ShareCurve(String label, String name, String colour, boolean isDashed, List<ShareGroup> groups) {
    public ShareCurve {
        groups = List.copyOf(groups);
    }
}
