package rnnscope.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import rnnscope.figure.score.Track;
import rnnscope.figure.track.AllUnitsTrack;
import rnnscope.figure.track.CostTrack;
import rnnscope.figure.track.GuessesTrack;
import rnnscope.figure.track.Passage;
import rnnscope.figure.track.Probe;
import rnnscope.figure.track.SurpriseTrack;
import rnnscope.figure.track.TextTrack;
import rnnscope.figure.track.UnitTrack;
import rnnscope.session.reading.Excerpt;

/** Registry of the tracks in the Step perspective of a text, from the top. Another is one class and one entry. */
public final class StepTracks {
    private static final List<Entry> ALL = List.of(
            in -> new TextTrack(in.passage, in.probe),
            in -> new GuessesTrack(in.passage),
            in -> new SurpriseTrack(in.passage),
            in -> in.excerpt.isEdited() ? new CostTrack(in.passage, in.excerpt.before()) : null,
            in -> new UnitTrack(in.passage, in.probe.layer(), in.probe.unit(), in.known),
            in -> new AllUnitsTrack(in.passage, in.all.probe, in.all.units, in.all.words, in.all.from, in.all.to,
                    in.all.known));

    private StepTracks() {}

    /** How a track is made of what shows. */
    @FunctionalInterface
    public interface Entry {
        /** Null where it has nothing to show. */
        Track of(Shown in);
    }

    /**
     * What shows.
     *
     * @param probe the layer and unit that are selected, and the channel that colours the text
     * @param known what that unit knows best, and how well; empty where that is nothing
     */
    public record Shown(Excerpt excerpt, Passage passage, Probe probe, String known, AllUnits all) {}

    /**
     * The map of all units.
     *
     * @param probe what it shows
     * @param units in the order of its rows
     * @param words what that order is
     * @param from  first row in sight
     * @param to    end of the rows in sight
     * @param known by unit what the best of them know
     */
    public record AllUnits(Probe probe, int[] units, String words, double from, double to,
            Map<Integer, String> known) {}

    public static List<Entry> all() {
        return ALL;
    }

    static List<Track> of(List<Entry> entries, Shown in) {
        return entries.stream().map(entry -> entry.of(in)).filter(Objects::nonNull).toList();
    }
}
