package rnnscope.figure.score;

import java.util.ArrayList;
import java.util.List;

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

    /** Tracks as those of the same kind were folded and resized before, the first of a kind as the first. */
    public static List<TrackLayout> of(List<Track> tracks, List<TrackLayout> before) {
        List<TrackLayout> left = new ArrayList<>(before);
        List<TrackLayout> now = new ArrayList<>();
        for (Track track : tracks) {
            TrackLayout old = left.stream().filter(one -> one.track().getClass() == track.getClass()).findFirst()
                    .orElse(null);
            left.remove(old);
            now.add(old == null ? of(track) : new TrackLayout(track, old.folded, old.height));
        }
        return List.copyOf(now);
    }

    double wantedHeight() {
        return Double.isNaN(height) ? track.preferredHeight() : Math.max(track.minHeight(), height);
    }

    /** How much its height follows the score's: not at all once the user has set it. */
    double growth() {
        return folded || !Double.isNaN(height) ? 0 : track.growth();
    }
}
