package rnnscope.control;

import rnnscope.figure.score.TimeAxis;

/**
 * Scrolling of the score so that the cursor shows: it stands still while the beam moves through it, and turns the page
 * when the beam comes near its edge, like the music on a stand.
 */
final class PageTurn {
    /** Columns between the beam and the edge at which the page is turned. */
    private static final double MARGIN = 2;
    /** Columns of the last page that stay when it is turned. */
    private static final double KEPT = 6;

    private PageTurn() {}

    /** The axis, moved if need be, so that {@code step} of a text of {@code length} shows. */
    static TimeAxis follow(TimeAxis axis, int step, int length) {
        double steps = axis.steps();
        if (steps < 2 * (MARGIN + KEPT)) {
            return axis.revealing(step, 0).within(length);
        }
        double right = axis.first() + steps;
        if (step + 1 + MARGIN > right && right < length) {
            boolean near = step < right + steps / 4;
            return axis.from(near ? step - KEPT : Math.rint(step - steps / 3)).within(length);
        }
        if (step - MARGIN < axis.first() && axis.first() > 0) {
            boolean near = step > axis.first() - steps / 4;
            return axis.from(near ? Math.ceil(step + 1 + KEPT - steps) : Math.rint(step - steps / 3)).within(length);
        }
        return axis.within(length);
    }
}
