package rnnscope.analysis.bottleneck;

import java.util.List;

/** Half-length of a model, where its curve of exact answers by length falls below half. */
public final class HalfLength {
    private HalfLength() {}

    /**
     * The first group from which on every share is below half; −1 where the first one is below already, or the last one is
     * not.
     */
    public static int below(List<LengthGroup> groups) {
        int first = groups.size();
        while (first > 0 && groups.get(first - 1).share() < 0.5) {
            first--;
        }
        return first == 0 || first == groups.size() ? -1 : first;
    }
}
