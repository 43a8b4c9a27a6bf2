package rnnscope.session.saliency;

/**
 * Choice of what is asked about a prediction.
 *
 * @param measure how a symbol's part is measured
 * @param guess   whether about the best guess, else about the symbol that came
 */
public record SaliencyChoice(Measure measure, boolean guess) {

    /** How a symbol's part in a prediction is measured. */
    public enum Measure {
        /** ‖∂z / ∂x_t‖. */
        GRADIENT,
        /** x_t · ∂z / ∂x_t. */
        CONTRIBUTION,
        /** z − z without the symbol. */
        LEFT_OUT
    }

    public SaliencyChoice withMeasure(Measure newMeasure) {
        return new SaliencyChoice(newMeasure, guess);
    }

    public SaliencyChoice withGuess(boolean newGuess) {
        return new SaliencyChoice(measure, newGuess);
    }
}
