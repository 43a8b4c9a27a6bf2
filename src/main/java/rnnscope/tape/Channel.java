package rnnscope.tape;

import rnnscope.language.Words;

/**
 * A quantity that a cell names and writes at every step, one value for each unit.
 *
 * @param id     stable name, used in files: "forget"
 * @param symbol the letter of the papers: "f"
 * @param label  key of a user's words ("channel.forget"), or for a cell from outside the program these words: "forget gate"
 * @param role   how it is to be read, and so coloured
 * @param min    least value that it can take, or that is shown for an unbounded one
 * @param max    greatest such value
 * @param activation the function whose value it is
 */
public record Channel(String id, String symbol, String label, Role role, float min, float max, Activation activation) {

    /** Function that squashes a sum. */
    public enum Activation {
        /** None: a sum or a product of other quantities. */
        NONE,
        /** σ(x) = 1 / (1 + e⁻ˣ). */
        LOGISTIC,
        /** tanh x. */
        TANH;

        /** The derivative where the value is {@code y}: 1, y (1 − y) or 1 − y². */
        public float slope(float y) {
            return switch (this) {
                case NONE -> 1;
                case LOGISTIC -> y * (1 - y);
                case TANH -> 1 - y * y;
            };
        }
    }

    /** What kind of quantity it is. */
    public enum Role {
        /** An open or closed valve, 0 to 1: shown as an amount, without hue. */
        GATE,
        /** A signed value proposed for the state (candidate, its recurrent part): diverging, centred on 0. */
        CANDIDATE,
        /** What is carried to the next step (h, c), signed. */
        STATE,
        /** A signed value derived from the state (tanh c). */
        DERIVED
    }

    /** Key of the label, or for a cell from outside the program its words. */
    public String labelKey() {
        return label;
    }

    /** A user's words, in the current language: "forget gate". */
    @Override
    public String label() {
        return Words.orSelf(label);
    }

    public static Channel gate(String id, String symbol, String label) {
        return new Channel(id, symbol, label, Role.GATE, 0, 1, Activation.LOGISTIC);
    }

    public static Channel signed(String id, String symbol, String label, Role role, float extent) {
        return new Channel(id, symbol, label, role, -extent, extent, Activation.NONE);
    }

    /** A value of tanh, −1 to 1. */
    public static Channel tanh(String id, String symbol, String label, Role role) {
        return new Channel(id, symbol, label, role, -1, 1, Activation.TANH);
    }

    /** Whether values lie on both sides of 0. */
    public boolean isSigned() {
        return min < 0;
    }
}
