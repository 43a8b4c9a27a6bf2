package rnnscope.session.dynamics;

import rnnscope.network.Reading;
import rnnscope.text.property.TextProperty;

/** Question of what all units of a layer together know of a property of the text. */
public record ProbeQuestion(Reading reading, int layer, TextProperty property) {}
