package rnnscope.session.gradient;

import java.util.List;

/** Gradients, all of one question, so that nothing old meets anything new. Immutable. */
public record Answer(Question question, List<LaneGradients> lanes) {
    /** In the order of the cells' registry. */
    public Answer {
        lanes = List.copyOf(lanes);
    }

    /** Whether the itemised gradients are there. */
    public boolean isComplete() {
        return lanes.stream().allMatch(lane -> lane.itemised() != null);
    }
}
