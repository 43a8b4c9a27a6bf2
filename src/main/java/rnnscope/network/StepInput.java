package rnnscope.network;

/**
 * Input of one step: a symbol, or numbers.
 *
 * @param symbol  −1 for an unknown one, for which nothing enters, and where numbers enter
 * @param numbers empty where a symbol enters; not modified
 */
public record StepInput(int symbol, float[] numbers) {
    private static final float[] NONE = {};

    public static StepInput of(int symbol) {
        return new StepInput(symbol, NONE);
    }

    /** @param numbers kept */
    public static StepInput of(float[] numbers) {
        return new StepInput(-1, numbers);
    }
}
