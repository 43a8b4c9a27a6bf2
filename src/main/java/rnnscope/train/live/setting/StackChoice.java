package rnnscope.train.live.setting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;

/**
 * Choice of a model's layers one by one, where they are not to be alike, and of biases.
 *
 * @param layers from the bottom up; empty where all are alike
 * @param biases whether any are added
 */
public record StackChoice(List<LayerSpec> layers, boolean biases) {
    /** Layers that are alike, with biases. */
    public static final StackChoice ALIKE = new StackChoice(List.of(), true);

    /** The list is copied. */
    public StackChoice {
        layers = List.copyOf(layers);
    }

    /** The same model with these layers. */
    ModelSpec over(ModelSpec model) {
        List<LayerSpec> stack = layers.isEmpty() ? model.stack() : layers;
        return biases ? model.withStack(stack) : model.withHeadBias(false)
                .withStack(stack.stream().map(layer -> layer.withBiases(false)).toList());
    }

    /**
     * Layers as they are typed: "lstm:64,gru:32", with the width of a projected state "lstm-projected:64:32".
     *
     * @throws IllegalArgumentException in words for the user when a layer makes no sense
     */
    static List<LayerSpec> parse(String words) {
        return words.isBlank() ? List.of() : Arrays.stream(words.split(",", -1)).map(StackChoice::layer).toList();
    }

    private static LayerSpec layer(String words) {
        String[] parts = words.trim().split(":", -1);
        try {
            if (parts.length == 2 || parts.length == 3) {
                return new LayerSpec(parts[0], Integer.parseInt(parts[1]), parts.length == 2 ? 0 : Integer.parseInt(parts[2]),
                        true);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("a layer is a cell and its units, as in lstm:64, not \"" + words + "\"");
    }

    static String write(List<LayerSpec> layers) {
        return layers.stream().map(layer -> layer.cell() + ":" + layer.units()
                + (layer.projection() > 0 ? ":" + layer.projection() : "")).collect(Collectors.joining(","));
    }
}
