package rnnscope.analysis.bottleneck;

import java.util.ArrayList;
import java.util.List;
import rnnscope.train.example.Accuracy.OfLength;

/**
 * Examples whose sources have similar lengths, and how many of them are exact. The share of exact ones lies, with 95%
 * confidence, in Wilson's interval (1927), of n examples and the share p with z = 1.96:
 *
 * <pre>
 *   (p + z²/2n ± z √(p (1 − p) / n + z²/4n²)) / (1 + z²/n)
 * </pre>
 *
 * @param from     least length
 * @param to       greatest length
 * @param examples how many
 * @param exact    how many of them are exact
 */
public record LengthGroup(int from, int to, int examples, int exact) {
    private static final double Z = 1.959964;
    private static final int MOST_GROUPS = 8;
    /** Fewer examples say little; they join their neighbours. */
    private static final int LEAST_EXAMPLES = 20;

    /** Groups of lengths equally far apart, at most eight; those with too few examples are united. */
    public static List<LengthGroup> of(List<OfLength> lengths) {
        if (lengths.isEmpty()) {
            return List.of();
        }
        int first = lengths.get(0).length();
        int last = lengths.get(lengths.size() - 1).length();
        int wide = (last - first + MOST_GROUPS) / MOST_GROUPS;
        List<LengthGroup> groups = new ArrayList<>();
        for (int from = first; from <= last; from += wide) {
            int to = Math.min(last, from + wide - 1);
            int start = from;
            List<OfLength> within = lengths.stream().filter(l -> l.length() >= start && l.length() <= to).toList();
            LengthGroup group = new LengthGroup(from, to, within.stream().mapToInt(OfLength::examples).sum(),
                    within.stream().mapToInt(OfLength::exact).sum());
            int before = groups.size() - 1;
            if (before >= 0 && groups.get(before).examples < LEAST_EXAMPLES) {
                groups.set(before, groups.get(before).with(group));
            } else {
                groups.add(group);
            }
        }
        while (groups.size() > 1 && groups.get(groups.size() - 1).examples < LEAST_EXAMPLES) {
            LengthGroup few = groups.remove(groups.size() - 1);
            groups.set(groups.size() - 1, groups.get(groups.size() - 1).with(few));
        }
        return List.copyOf(groups);
    }

    private LengthGroup with(LengthGroup next) {
        return new LengthGroup(from, next.to, examples + next.examples, exact + next.exact);
    }

    /** Share of exact ones. */
    public double share() {
        return (double) exact / examples;
    }

    /** Lower end of the interval. */
    public double low() {
        return Math.max(0, middle() - half());
    }

    /** Upper end of the interval. */
    public double high() {
        return Math.min(1, middle() + half());
    }

    private double middle() {
        return (share() + Z * Z / (2 * examples)) / (1 + Z * Z / examples);
    }

    private double half() {
        return Z * Math.sqrt(share() * (1 - share()) / examples + Z * Z / (4.0 * examples * examples))
                / (1 + Z * Z / examples);
    }
}
