package rnnscope.cell;

/**
 * Memory of a cell: a state that a gate carries on past the weights, so that its gradient can pass many steps,
 *
 * <pre>
 *   m_t = k_t ⊙ m_{t−1} + …          k_t the gate, or 1 − the gate
 * </pre>
 *
 * @param state         id of m's channel: "cell", or "hidden" where m is h
 * @param gate          id of the gate's channel
 * @param keepsWhenOpen whether k is the gate itself; else 1 − it
 * @param shown         id of the channel that shows best what a unit remembers: tanh c, or m itself
 * @param output        id of the gate through which {@code shown} becomes h; null where m is h
 */
public record Memory(String state, String gate, boolean keepsWhenOpen, String shown, String output) {

    /** Where h itself is carried on. */
    public static Memory ofHidden(String gate, boolean keepsWhenOpen) {
        return new Memory("hidden", gate, keepsWhenOpen, "hidden", null);
    }

    /** Whether m is a state of its own beside h. */
    public boolean isBesideHidden() {
        return output != null;
    }

    /** k where the gate is {@code y}. */
    public float keeps(float y) {
        return keepsWhenOpen ? y : 1 - y;
    }

    /** The bias of the gate that keeps as a bias of {@code forgetBias} of an LSTM's forget gate does. */
    public float bias(double forgetBias) {
        return (float) (keepsWhenOpen ? forgetBias : -forgetBias);
    }
}
