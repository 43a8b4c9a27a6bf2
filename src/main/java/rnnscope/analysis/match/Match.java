package rnnscope.analysis.match;

/**
 * Match of a passage with a {@link Pattern}, by the units that both have in common: S are the units of the pattern, S'
 * those that are on throughout the passage.
 *
 * @param from   first step
 * @param to     the step after the last
 * @param shared |S ∩ S'|
 * @param united |S ∪ S'|
 * @param length of the shorter of the two ranges over that of the longer
 */
public record Match(int from, int to, int shared, int united, double length) {

    /** |S ∩ S'| / |S ∪ S'| (Jaccard, 1912): 1 when the same units are on and no others. */
    public double overlap() {
        return (double) shared / united;
    }

    /** By which passages are ranked: overlap × length. */
    public double score() {
        return overlap() * length;
    }
}
