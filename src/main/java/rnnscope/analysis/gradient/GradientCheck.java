package rnnscope.analysis.gradient;

/**
 * Gradient check by finite differences: the derivative of L along a unit vector d of the state of one layer at one
 * step, once from the backward pass and once by pushing the state and running the rest of the window again.
 *
 * <pre>
 *   analytical = ∂L/∂h_t · d          numerical = (L(h_t + ε d) − L(h_t − ε d)) / 2ε
 * </pre>
 *
 * Along the gradient's own direction the derivative is ‖∂L/∂h_t‖, the number in view. The runs are those of the
 * engine, in float, so that a difference of losses has an absolute error that does not shrink with the gradient: where
 * the gradient has vanished below {@link #expectedError} the check has nothing to say, and {@link #isResolved} is
 * false.
 *
 * @param layer         whose state
 * @param step          t
 * @param state         id of the channel: "hidden" for h_t, "cell" for c_t
 * @param direction     d
 * @param loss          L; only what lies in the same window of training counts
 * @param analytical    of backpropagation, in nats for a push of 1
 * @param numerical     of finite differences
 * @param epsilon       ε, chosen for a small expected error
 * @param expectedError how far the two may be apart: twice the rounding of the losses over ε, as measured, or twice the
 *                      change of the quotient when ε is halved or doubled, whichever is more. An estimate, which about
 *                      one check in a thousand exceeds, and with rectifiers, whose kinks spoil quotients, one in thirty
 */
public record GradientCheck(int layer, int step, String state, Direction direction, LossChoice loss, double analytical,
        double numerical, double epsilon, double expectedError) {

    /** Which way the state is pushed. */
    public enum Direction {
        /** Along ∂L/∂state, or at random where that is 0. */
        GRADIENT,
        /** At random, uniform over all directions. */
        RANDOM
    }

    /** |analytical − numerical| relative to the larger of the two; 0 when both are 0. */
    public double relativeError() {
        double larger = Math.max(Math.abs(analytical), Math.abs(numerical));
        return larger == 0 ? 0 : Math.abs(analytical - numerical) / larger;
    }

    /** Whether the difference is within the expected error. */
    public boolean agrees() {
        return Math.abs(analytical - numerical) <= expectedError;
    }

    /** Whether the gradient is large enough for float to tell it from 0, and so for the check to mean something. */
    public boolean isResolved() {
        return Math.max(Math.abs(analytical), Math.abs(numerical)) > expectedError;
    }

    /**
     * Checks one state of one step. The window is as before afterwards.
     *
     * @param window run
     * @param state  "hidden", or "cell" where there is one
     * @param seed   of a random direction
     */
    public static GradientCheck of(GradientWindow window, int layer, int step, String state, Direction direction,
            LossChoice loss, Truncation truncation, long seed) {
        return new FiniteDifferences(window, layer, step, state, loss, truncation).check(direction, seed);
    }
}
