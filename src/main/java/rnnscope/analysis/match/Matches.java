package rnnscope.analysis.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Search for the passages of a text that are most like a {@link Pattern}. A passage is a longest range throughout
 * which, at each step, at least k of the pattern's |S| units are on, for some k from |S| down to half of it. Of
 * passages that overlap the one with the higher score counts, of equal ones that with more units shared, then the
 * earlier; what overlaps the pattern's own range does not count.
 *
 * <p>A pass over the text for each k; nothing allocates but what is found.
 */
public final class Matches {
    /** Candidates that are kept for the choice of those that do not overlap. */
    private static final int MOST_CANDIDATES = 16_384;
    private static final Comparator<Match> BEST_FIRST = Comparator.comparingDouble(Match::score).reversed()
            .thenComparing(Comparator.comparingInt(Match::shared).reversed()).thenComparingInt(Match::from)
            .thenComparingInt(Match::to);

    private final Pattern pattern;
    private final ActiveUnits sets;
    private final int size;
    private final PriorityQueue<Match> candidates = new PriorityQueue<>(BEST_FIRST.reversed());
    private final long[] set; // (words)

    private Matches(Pattern pattern) {
        this.pattern = pattern;
        this.sets = pattern.sets();
        this.size = pattern.size();
        this.set = new long[sets.words()];
    }

    /**
     * The passages most like a pattern, best first; none for a pattern without units.
     *
     * @param most how many at most
     */
    public static List<Match> of(Pattern pattern, int most) {
        Matches matches = new Matches(pattern);
        if (matches.size > 0) {
            short[] counts = matches.counts();
            for (int k = matches.size; k >= (matches.size + 1) / 2; k--) {
                matches.collect(counts, k);
            }
        }
        return matches.best(most);
    }

    /** How many of the pattern's units are on at each step. */
    private short[] counts() {
        long[] bits = sets.bits();
        long[] wanted = pattern.set();
        short[] counts = new short[sets.steps()];
        int at = 0;
        for (int t = 0; t < counts.length; t++) {
            int count = 0;
            for (long word : wanted) {
                count += Long.bitCount(bits[at++] & word);
            }
            counts[t] = (short) count;
        }
        return counts;
    }

    /** The longest ranges with at least k, but those of which more is true: they were found before. */
    private void collect(short[] counts, int k) {
        int from = -1;
        int least = Integer.MAX_VALUE;
        for (int t = 0; t <= counts.length; t++) {
            if (t < counts.length && counts[t] >= k) {
                from = from < 0 ? t : from;
                least = Math.min(least, counts[t]);
            } else if (from >= 0) {
                if (least == k && (t <= pattern.from() || from >= pattern.to())) {
                    consider(from, t, k);
                }
                from = -1;
                least = Integer.MAX_VALUE;
            }
        }
    }

    /** @param k of the pattern's units are on at some step of the range, so that no more can be throughout */
    private void consider(int from, int to, int k) {
        double ours = pattern.to() - pattern.from();
        double theirs = to - from;
        double length = Math.min(ours, theirs) / Math.max(ours, theirs);
        if (candidates.size() == MOST_CANDIDATES && length * k / size < candidates.peek().score()) {
            return;
        }
        sets.throughout(from, to, pattern.offBefore(), pattern.offAfter(), set);
        int shared = 0;
        int united = 0;
        for (int w = 0; w < set.length; w++) {
            shared += Long.bitCount(set[w] & pattern.set()[w]);
            united += Long.bitCount(set[w] | pattern.set()[w]);
        }
        if (shared == 0) {
            return;
        }
        candidates.add(new Match(from, to, shared, united, length));
        if (candidates.size() > MOST_CANDIDATES) {
            candidates.poll();
        }
    }

    private List<Match> best(int most) {
        List<Match> sorted = new ArrayList<>(candidates);
        sorted.sort(BEST_FIRST);
        List<Match> chosen = new ArrayList<>();
        for (Match match : sorted) {
            if (chosen.size() < most
                    && chosen.stream().allMatch(c -> match.to() <= c.from() || match.from() >= c.to())) {
                chosen.add(match);
            }
        }
        return List.copyOf(chosen);
    }
}
