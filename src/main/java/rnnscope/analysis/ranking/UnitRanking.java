package rnnscope.analysis.ranking;

import java.util.List;
import rnnscope.tape.Channel;

/**
 * Ranking of every unit of every layer, scored against every property of a text.
 *
 * @param channel    whose values were scored
 * @param steps      symbols of the text
 * @param tests      units times properties that were ranked, among which q is corrected
 * @param controlled symbols in the middle of the text that the untrained model was scored on; 0 where there was none
 * @param properties in the order asked for
 */
public record UnitRanking(Channel channel, int steps, int tests, int controlled, List<PropertyRanking> properties) {
    public UnitRanking {
        properties = List.copyOf(properties);
    }
}
