package rnnscope.model;

import java.util.List;
import rnnscope.text.TextRange;

/**
 * A change of what a network computes while it runs: where a channel of a layer comes about, its value is replaced or
 * added to, and everything after it follows. A held forget gate changes c; a held c changes tanh c, h, the prediction
 * and the next step. Steps are counted from the start of the text; the state before it stays as it is.
 */
public sealed interface Intervention {
    int layer();

    /** Id of the channel: "hidden", "cell", "forget". */
    String channel();

    TextRange span();

    /** Holds one unit of any channel at a value: 0 silences it, its mean replaces it by what it says on average. */
    record Clamp(int layer, String channel, int unit, float value, TextRange span) implements Intervention {
        /** @throws IllegalArgumentException in words for the user when the value is no number */
        public Clamp {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a unit can be held at a finite number, not at " + value);
            }
        }
    }

    /**
     * Adds a direction to the state, at every step of the span.
     *
     * @param channel   one that the cell carries from step to step
     * @param direction one number for each unit
     */
    record Push(int layer, String channel, List<Float> direction, TextRange span) implements Intervention {
        /** The list is copied. */
        public Push {
            direction = List.copyOf(direction);
        }
    }
}
