package rnnscope.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import rnnscope.figure.comparison.DifferenceTextTrack;
import rnnscope.figure.comparison.DifferenceTrack;
import rnnscope.figure.comparison.Differences;
import rnnscope.figure.comparison.SideTrack;
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
    /** Of two models the other's guesses give way first, then the surprise, then the units. */
    private static final int GUESSES = 4;
    private static final int SURPRISE = 3;
    private static final int UNITS = 2;

    private static final List<Entry> ALL = List.of(
            in -> in.compared != null && in.compared.coloursText ? new DifferenceTextTrack(in.compared.differences)
                    : new TextTrack(in.passage, in.probe),
            in -> ofFirst(in, new GuessesTrack(in.passage), 0),
            in -> in.compared == null ? null : ofSecond(new GuessesTrack(in.compared.differences.second()), GUESSES),
            in -> ofFirst(in, new SurpriseTrack(in.passage), SURPRISE),
            in -> in.compared == null ? null : new DifferenceTrack(in.compared.differences),
            in -> in.compared == null && in.excerpt.isEdited() ? new CostTrack(in.passage, in.excerpt.before()) : null,
            in -> in.compared == null ? new UnitTrack(in.passage, in.probe.layer(), in.probe.unit(), in.known) : null,
            in -> ofFirst(in, allUnits(in.passage, in.all), UNITS),
            in -> in.compared == null ? null : ofSecond(allUnits(in.compared.differences.second(), in.compared.all), UNITS));

    private StepTracks() {}

    private static Track allUnits(Passage passage, AllUnits all) {
        return new AllUnitsTrack(passage, all.probe, all.units, all.words, all.from, all.to, all.known);
    }

    /** A track of the model in front, which says so where there are two. */
    private static Track ofFirst(Shown in, Track track, int givesWay) {
        return in.compared == null ? track : new SideTrack(track, true, givesWay);
    }

    private static Track ofSecond(Track track, int givesWay) {
        return new SideTrack(track, false, givesWay);
    }

    /** Whether a track is the map of all units of the model in front. */
    static boolean isOfUnits(Track track) {
        return track instanceof AllUnitsTrack || track instanceof SideTrack side && side.isFirst() && side.track() instanceof AllUnitsTrack;
    }

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
     * @param compared another model beside it; null for none
     */
    public record Shown(Excerpt excerpt, Passage passage, Probe probe, String known, AllUnits all, Compared compared) {}

    /**
     * Another model beside the one in front.
     *
     * @param coloursText whether the text is coloured by the differences
     * @param all         its units
     */
    public record Compared(Differences differences, boolean coloursText, AllUnits all) {}

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
