package rnnscope.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.tape.Quantity;
import rnnscope.text.TextRange;

/**
 * A change of what a network computes while it runs: where a quantity comes about (a channel of a cell, what a head of
 * attention reads, a context, what the layers end in), its value is replaced, scaled or added to, and everything after it
 * follows. A clamped forget gate changes c; a clamped c changes tanh c, h, the prediction and the next step. Steps are
 * counted from the start of the text; the state before it stays as it is.
 */
public sealed interface Intervention {

    /** What is changed. */
    Quantity quantity();

    /** The steps at which it is; passed over where there is one value for a whole sequence. */
    TextRange span();

    /** Layer of a channel, as the tape counts; −1 where the quantity belongs to no recurrence. */
    default int layer() {
        return quantity().layer();
    }

    /** Id of the channel: "hidden", "cell", "forget"; else the name of the quantity. */
    default String channel() {
        return quantity().id();
    }

    /** Holds one unit of any quantity at a value: 0 silences it, its mean replaces it by what it says on average. */
    record Clamp(Quantity quantity, int unit, float value, TextRange span) implements Intervention {
        /** @throws IllegalArgumentException in words for the user when the value is no number */
        public Clamp {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(Words.of("model.hold", value));
            }
        }

        /** Of a channel of a layer that reads. */
        public Clamp(int layer, String channel, int unit, float value, TextRange span) {
            this(Quantity.channel(layer, channel), unit, value, span);
        }
    }

    /** Multiplies one unit of any quantity by a factor. */
    record Scale(Quantity quantity, int unit, float factor, TextRange span) implements Intervention {
        /** @throws IllegalArgumentException in words for the user when the factor is no number */
        public Scale {
            if (!Float.isFinite(factor)) {
                throw new IllegalArgumentException(Words.of("model.scale", factor));
            }
        }
    }

    /**
     * Adds a direction to a state or to what leaves a module, at every step of the span.
     *
     * @param direction one number for each unit
     */
    record Push(Quantity quantity, List<Float> direction, TextRange span) implements Intervention {
        /** The list is copied. */
        public Push {
            direction = List.copyOf(direction);
        }

        /** One unit alone, of so many. */
        public static Push ofUnit(Quantity quantity, int unit, int units, float amount, TextRange span) {
            List<Float> direction = new ArrayList<>(Collections.nCopies(units, 0f));
            direction.set(unit, amount);
            return new Push(quantity, direction, span);
        }

        /** The unit that it alone adds to; −1 where it adds to several, or to none. */
        public int only() {
            int found = -1;
            for (int j = 0; j < direction.size(); j++) {
                if (direction.get(j) != 0) {
                    if (found >= 0) {
                        return -1;
                    }
                    found = j;
                }
            }
            return found;
        }

        /** Of a state of a layer that reads: a channel that the cell carries from step to step. */
        public Push(int layer, String channel, List<Float> direction, TextRange span) {
            this(Quantity.channel(layer, channel), direction, span);
        }
    }
}
