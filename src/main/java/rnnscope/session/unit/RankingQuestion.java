package rnnscope.session.unit;

import java.util.List;
import rnnscope.network.Reading;
import rnnscope.text.property.TextProperty;

/**
 * Question which unit of any layer knows which property of a text.
 *
 * @param reading    of the text
 * @param channel    id, whose values are scored
 * @param properties those that do not fit the text are passed over
 */
public record RankingQuestion(Reading reading, String channel, List<TextProperty> properties) {
    public RankingQuestion {
        properties = List.copyOf(properties);
    }
}
