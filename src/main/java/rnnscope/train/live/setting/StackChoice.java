package rnnscope.train.live.setting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;

/**
 * Choice of a model's layers one by one, where they are not to be alike, and of biases. May hold what makes no sense:
 * {@link SettingsCheck} says what and why.
 *
 * @param words  the layers as they are typed, from the bottom up, "lstm:64,gru:32", with the width of a projected state
 *               "lstm-projected:64:32"; empty where all are alike
 * @param biases whether any are added
 */
public record StackChoice(String words, boolean biases) {
    /** Layers that are alike, with biases. */
    public static final StackChoice ALIKE = new StackChoice("", true);

    /** White space does not count. */
    public StackChoice {
        words = words.replaceAll("\\s", "");
    }

    /** What has been chosen for a model. */
    public static StackChoice of(ModelSpec model) {
        return new StackChoice(model.isUniform() ? "" : write(model.stack()), model.top().biases());
    }

    /** Whether all layers are alike. */
    public boolean isAlike() {
        return words.isEmpty();
    }

    /**
     * The layers from the bottom up; none where all are alike.
     *
     * @throws IllegalArgumentException in words for the user when one makes no sense
     */
    public List<LayerSpec> layers() {
        return isAlike() ? List.of() : Arrays.stream(words.split(",", -1)).map(StackChoice::layer).toList();
    }

    /** What a lane is called: a cell, or that of the last of layers that differ. */
    List<String> lanes(List<String> cells) {
        String top = words.substring(words.lastIndexOf(',') + 1);
        return isAlike() || cells.size() != 1 ? cells : List.of(top.substring(0, Math.max(0, top.indexOf(':'))));
    }

    /**
     * The same model with these layers.
     *
     * @throws IllegalArgumentException in words for the user when one makes no sense
     */
    ModelSpec over(ModelSpec model) {
        List<LayerSpec> stack = isAlike() ? model.stack() : layers();
        return biases ? model.withStack(stack) : model.withHeadBias(false)
                .withStack(stack.stream().map(layer -> layer.withBiases(false)).toList());
    }

    private static LayerSpec layer(String words) {
        String[] parts = words.split(":", -1);
        try {
            if (parts.length == 2 || parts.length == 3) {
                return new LayerSpec(parts[0], Integer.parseInt(parts[1]), parts.length == 2 ? 0 : Integer.parseInt(parts[2]),
                        true);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(Words.of("train.bad.layer", words));
    }

    private static String write(List<LayerSpec> layers) {
        return layers.stream().map(layer -> layer.cell() + ":" + layer.units()
                + (layer.projection() > 0 ? ":" + layer.projection() : "")).collect(Collectors.joining(","));
    }
}
