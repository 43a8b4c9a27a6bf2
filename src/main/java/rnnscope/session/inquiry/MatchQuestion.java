package rnnscope.session.inquiry;

import rnnscope.network.Reading;
import rnnscope.text.TextRange;

/**
 * Question which units are on throughout a range, and where else they are.
 *
 * @param reading   of the text
 * @param channel   whose values decide whether a unit is on
 * @param range     of the text, within it
 * @param threshold from which on a unit is on, above 0
 * @param offBefore whether only units that are off just before the range count
 * @param offAfter  whether only units that are off just after the range count
 */
public record MatchQuestion(Reading reading, int layer, String channel, TextRange range, float threshold,
        boolean offBefore, boolean offAfter) {}
