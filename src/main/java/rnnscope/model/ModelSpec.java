package rnnscope.model;

/**
 * What the user chooses of a network: a stack of recurrent layers that reads symbols or real numbers, and what is made
 * of it by its {@link Wiring}: the next symbol at every step, labels, numbers, or another sequence.
 *
 * @param cell       id of the cell: "rnn-tanh", "rnn-relu", "lstm", "gru"
 * @param layers     1 to 8
 * @param units      hidden units of each layer
 * @param vocabulary symbols at the input, and at the output where the wiring has none of its own; 0 where there are none
 * @param embedding  width of a learned embedding, or 0 for one-hot input
 * @param dropout    probability with which a layer's input from the layer below is dropped while training
 * @param residual   whether a layer's input is added to its output, where both have the same width
 * @param inputs     real numbers that enter at each step (of a generator: once) instead of a symbol; 0 for symbols
 * @param outputs    real numbers that are predicted instead of a symbol; 0 for symbols
 * @param wiring     how it is put together
 */
public record ModelSpec(String cell, int layers, int units, int vocabulary, int embedding, double dropout,
        boolean residual, int inputs, int outputs, Wiring wiring) {

    public static final int MAX_LAYERS = 8;
    public static final int MAX_UNITS = 8192;

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    public ModelSpec {
        require(cell != null && !cell.isBlank(), "a model needs a cell");
        require(layers >= 1 && layers <= MAX_LAYERS, "a model has 1 to " + MAX_LAYERS + " layers, not " + layers);
        require(units >= 1 && units <= MAX_UNITS, "a layer has 1 to " + MAX_UNITS + " units, not " + units);
        require(inputs >= 0 && inputs <= MAX_UNITS, "0 to " + MAX_UNITS + " numbers enter at a step, not " + inputs);
        require(outputs >= 0 && outputs <= MAX_UNITS, "0 to " + MAX_UNITS + " numbers are predicted at a step, not "
                + outputs);
        boolean usesVocabulary = inputs == 0 || wiring.symbols() == 0 && outputs == 0;
        require(vocabulary >= 1 || !usesVocabulary, "the vocabulary is empty");
        require(vocabulary == 0 || usesVocabulary, inputs > 0 && outputs > 0
                ? "a model that reads and predicts numbers has no symbols" : "nothing that enters is a symbol");
        require(inputs == 0 || embedding == 0 || wiring.shape().decodes(),
                "only symbols have an embedding; this model reads numbers");
        require(embedding >= 0 && embedding <= MAX_UNITS, "an embedding is 0 to " + MAX_UNITS + " wide, not "
                + embedding);
        require(dropout >= 0 && dropout < 1, "dropout lies between 0 and 1, not at " + dropout);
        require(!residual || !wiring.highway(), "a layer's input is added to its output or mixed into it, not both");
        require(wiring.heads() == 0 || units * wiring.directions() % wiring.heads() == 0,
                "the " + units * wiring.directions() + " numbers of a state do not divide into " + wiring.heads() + " heads");
        require(wiring.symbols() == 0 || outputs == 0, wiring.shape().withArticle() + " chooses a symbol, it predicts no numbers");
        require(wiring.shape() != Wiring.Shape.REGRESSOR || outputs > 0, "a regressor predicts numbers");
        require(wiring.shape() != Wiring.Shape.GENERATOR || inputs > 0, "a generator is given numbers");
        require(!wiring.shape().decodes() || embedding > 0,
                "what a decoder wrote enters it again through an embedding, which cannot be 0 wide");
    }

    /** A stack that predicts at every step. */
    public ModelSpec(String cell, int layers, int units, int vocabulary, int embedding, double dropout,
            boolean residual, int inputs, int outputs) {
        this(cell, layers, units, vocabulary, embedding, dropout, residual, inputs, outputs, Wiring.LANGUAGE_MODEL);
    }

    /** A stack that reads symbols and predicts the next. */
    public ModelSpec(String cell, int layers, int units, int vocabulary, int embedding, double dropout,
            boolean residual) {
        this(cell, layers, units, vocabulary, embedding, dropout, residual, 0, 0);
    }

    /** A stack of one-hot input without dropout or residual connections. */
    public static ModelSpec of(String cell, int layers, int units, int vocabulary) {
        return new ModelSpec(cell, layers, units, vocabulary, 0, 0, false);
    }

    /** Whether symbols enter. */
    public boolean readsSymbols() {
        return inputs == 0;
    }

    /** Whether a symbol is predicted at each step, by a softmax. */
    public boolean predictsSymbols() {
        return outputs == 0;
    }

    /** Width of what leaves the layers that read: both directions side by side. */
    public int width() {
        return units * wiring.directions();
    }

    /** Width of what enters {@code layer} of those that read. */
    public int inputWidth(int layer) {
        return layer > 0 ? width() : inputs > 0 ? inputs : embedding > 0 ? embedding : vocabulary;
    }

    /**
     * Width of what the head gives: scores of all symbols, or the numbers predicted. Where a sequence comes out, one
     * more than there are symbols: the last stands for its end.
     */
    public int outputWidth() {
        return !predictsSymbols() ? outputs : wiring.symbols() == 0 ? vocabulary
                : wiring.symbols() + (wiring.shape().decodes() ? 1 : 0);
    }

    /** Whether the cell, the layers and the units are those of {@code other}, so that a selection keeps its meaning. */
    public boolean hasUnitsOf(ModelSpec other) {
        return cell.equals(other.cell) && layers == other.layers && units == other.units;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
