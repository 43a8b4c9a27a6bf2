package rnnscope.session.inquiry;

import java.util.List;
import rnnscope.analysis.match.Match;
import rnnscope.analysis.match.Pattern;
import rnnscope.text.property.TextProperty;

/**
 * Answer to a match question: the units that are on throughout a range, the passages elsewhere that are most like it,
 * and what they have in common.
 *
 * @param units   in the order in which they are stored
 * @param matches best first
 * @param traits  what holds in most of the range, the most telling first
 */
public record MatchAnswer(List<Pattern.Side> units, List<Match> matches, List<Trait> traits) {
    public MatchAnswer {
        units = List.copyOf(units);
        matches = List.copyOf(matches);
        traits = List.copyOf(traits);
    }

    /**
     * Something that holds in most of the range.
     *
     * @param values  one for each symbol of the text; not modified
     * @param range   share of the symbols of the range at which it holds
     * @param matches share of the symbols of all passages found; NaN when there are none
     * @param text    share of the symbols of the whole text
     */
    public record Trait(TextProperty property, float[] values, double range, double matches, double text) {}
}
