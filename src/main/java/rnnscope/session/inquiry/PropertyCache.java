package rnnscope.session.inquiry;

import java.util.HashMap;
import java.util.Map;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperty;

/** Cache of the values that properties have over the open text, computed when first asked for. Any thread may ask. */
public final class PropertyCache {
    private TokenSequence tokens;
    private final Map<TextProperty, float[]> values = new HashMap<>();

    /** The values of a property over a text; not to be modified. */
    public synchronized float[] of(TokenSequence text, TextProperty property) {
        if (tokens != text) {
            tokens = text;
            values.clear();
        }
        return values.computeIfAbsent(property, p -> p.values(text));
    }
}
