package rnnscope.model;

/**
 * Card of a model, kept in its file: where it comes from.
 *
 * @param name         "story-lstm"
 * @param description  one sentence for the chooser
 * @param corpus       name of the text it was trained on, or "task adding:100"
 * @param corpusSha256 SHA-256 of that text's bytes, in hexadecimal; empty for a task
 * @param command      the command line that trained it
 * @param seed         the seed that decides the result
 * @param epochs       epochs trained up to the numbers kept
 * @param heldOutLoss  mean loss on the held-out part, nats per symbol or squared error; NaN when never measured
 * @param heldOutExact share of the held-out examples of which everything is predicted right; NaN where there are none
 * @param text         name of a shipped text to open with it; empty when there is none
 */
public record ModelCard(String name, String description, String corpus, String corpusSha256, String command, long seed,
        double epochs, double heldOutLoss, double heldOutExact, String text) {

    /** The card of a model without examples that are wholly right or not. */
    public ModelCard(String name, String description, String corpus, String corpusSha256, String command, long seed,
            double epochs, double heldOutLoss, String text) {
        this(name, description, corpus, corpusSha256, command, seed, epochs, heldOutLoss, Double.NaN, text);
    }

    /** A card that knows nothing but a name. */
    public static ModelCard named(String name) {
        return new ModelCard(name, "", "", "", "", 0, 0, Double.NaN, "");
    }
}
