package rnnscope.session.unit;

import rnnscope.network.Reading;
import rnnscope.text.property.TextProperty;

/**
 * Question what a unit does where a property holds, and where not.
 *
 * @param reading of the text
 * @param channel id
 */
public record PortraitQuestion(Reading reading, int layer, String channel, int unit, TextProperty property) {}
