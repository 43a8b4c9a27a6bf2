package rnnscope.session.gradient.question;

import java.util.List;

/** Answer to a gradient question, all of one piece, so that nothing old meets anything new. Immutable. */
public record Answer(Question question, List<LaneGradients> lanes) {
    /** In the order of the cells' registry. */
    public Answer {
        lanes = List.copyOf(lanes);
    }

    /** Whether nothing is still being worked out. */
    public boolean isComplete() {
        return lanes.stream().allMatch(LaneGradients::isComplete);
    }
}
