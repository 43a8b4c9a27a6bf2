package rnnscope.tape;

/**
 * A quantity that a cell names and writes at every step, one value for each unit.
 *
 * @param id     stable name, used in files: "forget"
 * @param symbol the letter of the papers: "f"
 * @param label  a user's words: "forget gate"
 * @param role   how it is to be read, and so coloured
 * @param min    least value that it can take, or that is shown for an unbounded one
 * @param max    greatest such value
 */
public record Channel(String id, String symbol, String label, Role role, float min, float max) {

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

    public static Channel gate(String id, String symbol, String label) {
        return new Channel(id, symbol, label, Role.GATE, 0, 1);
    }

    public static Channel signed(String id, String symbol, String label, Role role, float extent) {
        return new Channel(id, symbol, label, role, -extent, extent);
    }

    /** Whether values lie on both sides of 0. */
    public boolean isSigned() {
        return min < 0;
    }
}
