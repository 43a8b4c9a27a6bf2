package rnnscope.model;

/**
 * What the user chooses of a network: a stack of recurrent layers that reads symbols and predicts the next.
 *
 * @param cell       id of the cell: "rnn-tanh", "rnn-relu", "lstm", "gru"
 * @param layers     1 to 4
 * @param units      hidden units of each layer
 * @param vocabulary symbols at the input and at the output
 * @param embedding  width of a learned embedding, or 0 for one-hot input
 * @param dropout    probability with which a layer's input from the layer below is dropped while training
 * @param residual   whether a layer's input is added to its output, where both have the same width
 */
public record ModelSpec(String cell, int layers, int units, int vocabulary, int embedding, double dropout,
        boolean residual) {

    public static final int MAX_LAYERS = 4;
    public static final int MAX_UNITS = 8192;

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    public ModelSpec {
        require(cell != null && !cell.isBlank(), "a model needs a cell");
        require(layers >= 1 && layers <= MAX_LAYERS, "a model has 1 to " + MAX_LAYERS + " layers, not " + layers);
        require(units >= 1 && units <= MAX_UNITS, "a layer has 1 to " + MAX_UNITS + " units, not " + units);
        require(vocabulary >= 1, "the vocabulary is empty");
        require(embedding >= 0 && embedding <= MAX_UNITS, "an embedding is 0 to " + MAX_UNITS + " wide, not "
                + embedding);
        require(dropout >= 0 && dropout < 1, "dropout lies between 0 and 1, not at " + dropout);
    }

    /** A stack of one-hot input without dropout or residual connections. */
    public static ModelSpec of(String cell, int layers, int units, int vocabulary) {
        return new ModelSpec(cell, layers, units, vocabulary, 0, 0, false);
    }

    /** Width of what enters {@code layer}. */
    public int inputWidth(int layer) {
        return layer > 0 ? units : embedding > 0 ? embedding : vocabulary;
    }

    /** Whether the input of {@code layer} is added to its output. */
    public boolean hasResidual(int layer) {
        return residual && (layer > 0 || embedding == units);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
