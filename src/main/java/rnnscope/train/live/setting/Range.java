package rnnscope.train.live.setting;

import rnnscope.language.Words;

/**
 * Range of a number.
 *
 * @param least     the least number, or what all are more than
 * @param most      the greatest number, or what all are less than; infinite for no end
 * @param withLeast whether the least is in it
 * @param withMost  whether the greatest is in it; an infinite one never is
 */
public record Range(double least, double most, boolean withLeast, boolean withMost) {
    static Range from(double least, double most) {
        return new Range(least, most, true, true);
    }

    static Range from(double least) {
        return new Range(least, Double.POSITIVE_INFINITY, true, false);
    }

    static Range below(double least, double most) {
        return new Range(least, most, true, false);
    }

    static Range above(double least, double most) {
        return new Range(least, most, false, true);
    }

    static Range between(double least, double most) {
        return new Range(least, most, false, false);
    }

    public boolean holds(double value) {
        return (withLeast ? value >= least : value > least) && (withMost ? value <= most : value < most);
    }

    /** "1 to 4", "0 or more and less than 1", "more than 0 and at most 10", "0 or more". */
    public String words() {
        if (least == Double.NEGATIVE_INFINITY && most == Double.POSITIVE_INFINITY) {
            return Words.of("train.range.any");
        }
        if (withLeast && withMost) {
            return Words.of("train.range.closed", shown(least), shown(most));
        }
        String from = Words.of(withLeast ? "train.range.from" : "train.range.above", shown(least));
        return most == Double.POSITIVE_INFINITY ? from
                : Words.of(withMost ? "train.range.at-most" : "train.range.below", from, shown(most));
    }

    private static String shown(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
