package rnnscope.analysis.ranking;

/**
 * Half of a text: on the first units, signs and thresholds are chosen, on the second they are scored.
 *
 * @param from its first step
 * @param to   the step after its last
 */
record Half(int from, int to) {
    static Half first(int steps) {
        return new Half(0, steps / 2);
    }

    static Half second(int steps) {
        return new Half(steps / 2, steps);
    }

    int length() {
        return to - from;
    }
}
