package rnnscope.model;

import rnnscope.language.Words;

/**
 * Specification of one layer, recurrent or a block of a Transformer, what the user chooses of it of a {@link ModelSpec}.
 *
 * @param cell       id of the cell: "rnn-tanh", "rnn-relu", "lstm", "gru", …, or {@link #BLOCK}
 * @param units      units of the layer, which have a gate and a memory each
 * @param projection width of h where a matrix makes it smaller than there are units (Sak, Senior and Beaufays, 2014);
 *                   0 where h has a number for each unit
 * @param biases     whether biases are added in its gates
 */
public record LayerSpec(String cell, int units, int projection, boolean biases) {

    /** The "cell" of a layer that is no recurrent one but a block of a Transformer (Vaswani et al., 2017). */
    public static final String BLOCK = "transformer";

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    public LayerSpec {
        require(cell != null && !cell.isBlank(), "model.no-cell");
        require(units >= 1 && units <= ModelSpec.MAX_UNITS, "model.units", ModelSpec.MAX_UNITS, units);
        require(projection >= 0 && projection < units, "model.projection", units, projection);
    }

    /** With biases, without projection. */
    public LayerSpec(String cell, int units) {
        this(cell, units, 0, true);
    }

    public LayerSpec withBiases(boolean have) {
        return new LayerSpec(cell, units, projection, have);
    }

    /** Another cell of as many units, without projection. */
    public LayerSpec withCell(String other) {
        return new LayerSpec(other, units, 0, biases);
    }

    /** What the names of a block's parameters begin with, as those of PyTorch's TransformerEncoder. */
    public static String blockName(int layer) {
        return "transformer.layers." + layer + ".";
    }

    /** Whether it is a block of a Transformer. */
    public boolean isBlock() {
        return cell.equals(BLOCK);
    }

    /** Width of h. */
    public int width() {
        return projection > 0 ? projection : units;
    }

    private static void require(boolean condition, String key, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(Words.of(key, values));
        }
    }
}
