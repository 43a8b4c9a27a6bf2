package rnnscope.model;

import java.util.Collections;
import java.util.List;
import rnnscope.language.Words;

/**
 * Specification of a network, what the user chooses of it: a stack of layers, recurrent or blocks of a Transformer, that
 * reads symbols or real numbers, and what is made of it by its {@link Wiring}: the next symbol at every step, labels, numbers, or another
 * sequence.
 *
 * @param stack      the layers from the bottom up, 1 to 8, which may differ; an encoder and its decoder have
 *                   them both
 * @param vocabulary symbols at the input, and at the output where the wiring has none of its own; 0 where there are none
 * @param embedding  width of a learned embedding, or 0 for one-hot input; blocks of a Transformer read one as wide as
 *                   they are, whatever is asked
 * @param dropout    probability with which a layer's input from the layer below is dropped while training
 * @param residual   whether a layer's input is added to its output, where both have the same width
 * @param inputs     real numbers that enter at each step (of a generator, and of a picture read by glimpses: once) instead
 *                   of a symbol; 0 for symbols
 * @param outputs    real numbers that are predicted instead of a symbol; 0 for symbols
 * @param headBias   whether a bias is added to the scores or numbers that are predicted
 * @param wiring     how it is put together
 */
public record ModelSpec(List<LayerSpec> stack, int vocabulary, int embedding, double dropout, boolean residual, int inputs,
        int outputs, boolean headBias, Wiring wiring) {

    public static final int MAX_LAYERS = 8;
    public static final int MAX_UNITS = 8192;

    /**
     * The list is copied.
     *
     * @throws IllegalArgumentException in words for the user when a value makes no sense
     */
    public ModelSpec {
        requireLayers(stack.size());
        stack = List.copyOf(stack);
        if (stack.stream().anyMatch(LayerSpec::isBlock)) {
            requireBlocks(stack, residual, inputs, wiring);
            embedding = stack.get(0).units();
            wiring = wiring.ofBlocks(embedding);
        }
        require(inputs >= 0 && inputs <= MAX_UNITS, "model.inputs", MAX_UNITS, inputs);
        require(outputs >= 0 && outputs <= MAX_UNITS, "model.outputs", MAX_UNITS, outputs);
        boolean usesVocabulary = inputs == 0 || wiring.symbols() == 0 && outputs == 0 || wiring.shape().asks();
        require(vocabulary >= 1 || !usesVocabulary, "model.no-vocabulary");
        require(vocabulary == 0 || usesVocabulary, inputs > 0 && outputs > 0
                ? "model.numbers-alone" : "model.no-symbols");
        require(inputs == 0 || embedding == 0 || wiring.shape().decodes() || wiring.shape().asks(),
                "model.embedding.numbers");
        require(embedding >= 0 && embedding <= MAX_UNITS, "model.embedding", MAX_UNITS, embedding);
        require(dropout >= 0 && dropout < 1, "model.dropout", dropout);
        require(!residual || !wiring.highway(), "model.residual");
        int width = stack.get(stack.size() - 1).width() * wiring.directions();
        require(wiring.heads() == 0 || width % wiring.heads() == 0,
                "model.heads", width, wiring.heads());
        require(wiring.symbols() == 0 || outputs == 0, "model.chooses", wiring.shape().withArticle());
        require(wiring.shape() != Wiring.Shape.REGRESSOR || outputs > 0, "model.regressor");
        require(wiring.shape() != Wiring.Shape.GENERATOR || inputs > 0, "model.generator");
        require(!wiring.shape().asks() || inputs > 0, "model.answerer");
        require(!wiring.shape().decodes() && !wiring.shape().asks() || embedding > 0,
                "model.decoder");
        int picture = wiring.shape() == Wiring.Shape.DRAWER ? outputs : inputs;
        require(!wiring.glimpses().any() || picture > 0 && isSquare(picture), "model.glimpses", picture);
        require(wiring.shape() != Wiring.Shape.DRAWER || inputs > 0 && wiring.glimpses().any(), "model.drawer");
    }

    private static void requireBlocks(List<LayerSpec> stack, boolean residual, int inputs, Wiring wiring) {
        require(stack.stream().distinct().count() == 1 && stack.get(0).biases() && stack.get(0).projection() == 0, "model.block.alike");
        require(!residual && !wiring.highway(), "model.block.shortcuts");
        require(inputs == 0, "model.block.numbers");
        require(!wiring.shape().decodes() && !wiring.shape().asks(), "model.block.decoder", wiring.shape().withArticle());
    }

    /** A stack of equal layers. */
    public ModelSpec(String cell, int layers, int units, int vocabulary, int embedding, double dropout,
            boolean residual, int inputs, int outputs, Wiring wiring) {
        this(equal(layers, new LayerSpec(cell, units)), vocabulary, embedding, dropout, residual, inputs, outputs, true,
                wiring);
    }

    /** A stack of equal layers that predicts at every step. */
    public ModelSpec(String cell, int layers, int units, int vocabulary, int embedding, double dropout,
            boolean residual, int inputs, int outputs) {
        this(cell, layers, units, vocabulary, embedding, dropout, residual, inputs, outputs, Wiring.LANGUAGE_MODEL);
    }

    /** A stack of equal layers that reads symbols and predicts the next. */
    public ModelSpec(String cell, int layers, int units, int vocabulary, int embedding, double dropout,
            boolean residual) {
        this(cell, layers, units, vocabulary, embedding, dropout, residual, 0, 0);
    }

    /** A stack of equal layers with one-hot input without dropout or residual connections. */
    public static ModelSpec of(String cell, int layers, int units, int vocabulary) {
        return new ModelSpec(cell, layers, units, vocabulary, 0, 0, false);
    }

    /**
     * The same layer, several times.
     *
     * @throws IllegalArgumentException in words for the user when there are too many
     */
    public static List<LayerSpec> equal(int layers, LayerSpec layer) {
        requireLayers(layers);
        return Collections.nCopies(layers, layer);
    }

    public ModelSpec withStack(List<LayerSpec> other) {
        return new ModelSpec(other, vocabulary, embedding, dropout, residual, inputs, outputs, headBias, wiring);
    }

    public ModelSpec withHeads(int heads) {
        return new ModelSpec(stack, vocabulary, embedding, dropout, residual, inputs, outputs, headBias, wiring.withHeads(heads));
    }

    public ModelSpec withWiring(Wiring other) {
        return new ModelSpec(stack, vocabulary, embedding, dropout, residual, inputs, outputs, headBias, other);
    }

    public ModelSpec withHeadBias(boolean has) {
        return new ModelSpec(stack, vocabulary, embedding, dropout, residual, inputs, outputs, has, wiring);
    }

    public int layers() {
        return stack.size();
    }

    /** One layer of the stack, counted from 0 at the bottom. */
    public LayerSpec layer(int layer) {
        return stack.get(layer);
    }

    /** The last layer, of whose states a prediction is made. */
    public LayerSpec top() {
        return stack.get(stack.size() - 1);
    }

    /** Id of the cell of a layer. */
    public String cell(int layer) {
        return stack.get(layer).cell();
    }

    /** Units of a layer. */
    public int units(int layer) {
        return stack.get(layer).units();
    }

    /** Whether all layers are alike. */
    public boolean isUniform() {
        return stack.stream().distinct().count() == 1;
    }

    /** Whether its layers are blocks of a Transformer, with no recurrence. */
    public boolean isTransformer() {
        return top().isBlock();
    }

    /** Heads of self-attention in all: those over the last layer, or those of every block. */
    public int heads() {
        return wiring.heads() * (isTransformer() ? layers() : 1);
    }

    /** Whether symbols enter. */
    public boolean readsSymbols() {
        return inputs == 0;
    }

    /** Whether numbers that enter are given once for all steps. */
    public boolean isGivenOnce() {
        return wiring.shape() == Wiring.Shape.GENERATOR || wiring.glimpses().any();
    }

    /** Whether a picture is drawn patch by patch. */
    public boolean draws() {
        return wiring.shape() == Wiring.Shape.DRAWER;
    }

    /** Whether a picture that is given once is read by glimpses. */
    public boolean glimpses() {
        return wiring.glimpses().any() && !draws();
    }

    /** Rows and columns of the picture that is read by glimpses, or drawn. */
    public int pictureSide() {
        return (int) Math.round(Math.sqrt(draws() ? outputs : inputs));
    }

    private static boolean isSquare(int count) {
        int side = (int) Math.round(Math.sqrt(count));
        return side * side == count;
    }

    /** Whether a symbol is predicted at each step, by a softmax. */
    public boolean predictsSymbols() {
        return outputs == 0;
    }

    /** Width of what leaves the layers that read: both directions side by side. */
    public int width() {
        return width(layers() - 1);
    }

    /** Width of what leaves {@code layer} of those that read: both directions side by side. */
    public int width(int layer) {
        return stack.get(layer).width() * wiring.directions();
    }

    /** Width of what enters {@code layer} of those that read. */
    public int inputWidth(int layer) {
        return layer > 0 ? width(layer - 1)
                : glimpses() ? wiring.glimpses().patch() * wiring.glimpses().patch() : inputs > 0 ? inputs : embedding > 0 ? embedding : vocabulary;
    }

    /**
     * Width of what the head gives: scores of all symbols, or the numbers predicted. Where a sequence comes out, one
     * more than there are symbols: the last stands for its end.
     */
    public int outputWidth() {
        return !predictsSymbols() ? outputs : wiring.symbols() == 0 ? vocabulary
                : wiring.symbols() + (wiring.shape().decodes() ? 1 : 0);
    }

    /** Whether the layers are those of {@code other}, so that a selection keeps its meaning. */
    public boolean hasUnitsOf(ModelSpec other) {
        return stack.equals(other.stack);
    }

    /** Whether one cell, one width and biases everywhere say all of the layers. */
    public boolean isPlainStack() {
        return isUniform() && stack.get(0).equals(new LayerSpec(cell(0), units(0))) && headBias;
    }

    /** Of plain stacks as before there were others: the checkpoint of a run names its model so. */
    @Override
    public String toString() {
        String layers = isPlainStack() ? "cell=" + cell(0) + ", layers=" + layers() + ", units=" + units(0)
                : "stack=" + stack + ", headBias=" + headBias;
        return "ModelSpec[" + layers + ", vocabulary=" + vocabulary + ", embedding=" + embedding + ", dropout=" + dropout
                + ", residual=" + residual + ", inputs=" + inputs + ", outputs=" + outputs + ", wiring=" + wiring + "]";
    }

    private static void requireLayers(int layers) {
        require(layers >= 1 && layers <= MAX_LAYERS, "model.layers", MAX_LAYERS, layers);
    }

    private static void require(boolean condition, String key, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(Words.of(key, values));
        }
    }
}
