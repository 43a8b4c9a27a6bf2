package rnnscope.figure;

/**
 * A track's place in the score, as the user left it.
 *
 * @param folded whether only the title shows
 * @param height height of the plot, NaN for what the track prefers
 */
public record Lane(Track track, boolean folded, double height) {

    public static Lane of(Track track) {
        return new Lane(track, false, Double.NaN);
    }

    double wantedHeight() {
        return Double.isNaN(height) ? track.preferredHeight() : Math.max(track.minHeight(), height);
    }

    /** Whether its height follows the score's. */
    boolean grows() {
        return track.grows() && !folded && Double.isNaN(height);
    }
}
