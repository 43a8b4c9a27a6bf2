package rnnscope.analysis.unit;

import rnnscope.tape.Channel;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperty;

/** Activity and properties made of given numbers. */
public final class Activities {
    private Activities() {}

    /** A record of a layer whose hidden states are these. */
    public static Activity of(int layer, float[]... units) {
        Levels[] scales = new Levels[units.length];
        byte[][] levels = new byte[units.length][units[0].length];
        for (int j = 0; j < units.length; j++) {
            scales[j] = new Levels(units[j]);
            scales[j].read(units[j], 0, 1, levels[j], 0, units[j].length, new boolean[units[j].length]);
        }
        Channel hidden = Channel.signed("hidden", "h", "hidden state", Channel.Role.STATE, 1);
        return new Activity(layer, hidden, units[0].length, scales, levels, 0, -1);
    }

    /** A property with these values, whatever the text. */
    public static PropertyValues property(String id, TextProperty.Kind kind, float... values) {
        TextProperty property = new TextProperty(id, id, "given", kind, (tokens, wanted) -> values.clone());
        TokenSequence text = CharacterTokenizer.of("a").encode("a".repeat(values.length));
        return PropertyValues.of(property, text);
    }
}
