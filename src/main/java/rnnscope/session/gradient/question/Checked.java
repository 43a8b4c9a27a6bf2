package rnnscope.session.gradient.question;

import java.util.List;
import rnnscope.analysis.gradient.GradientCheck;

/**
 * Result of a gradient check at one step.
 *
 * @param step   of the window
 * @param checks one for each of the answer's lanes
 */
public record Checked(Question question, int step, List<GradientCheck> checks) {
    /** The list is copied. */
    public Checked {
        checks = List.copyOf(checks);
    }
}
