package rnnscope.figure;

/**
 * Layout of a track in the score, as the user left it: folded or not, and how high.
 *
 * @param folded whether only the title shows
 * @param height height of the plot, NaN for what the track prefers
 */
public record TrackLayout(Track track, boolean folded, double height) {

    public static TrackLayout of(Track track) {
        return new TrackLayout(track, false, Double.NaN);
    }

    double wantedHeight() {
        return Double.isNaN(height) ? track.preferredHeight() : Math.max(track.minHeight(), height);
    }

    /** How much its height follows the score's: not at all once the user has set it. */
    double growth() {
        return folded || !Double.isNaN(height) ? 0 : track.growth();
    }
}
