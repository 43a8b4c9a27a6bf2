package rnnscope.cli;

import java.util.List;
import java.util.stream.Collectors;
import rnnscope.cell.Cells;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.tape.Channel;

/** Options that name units of a language model, checked before any text is read. */
final class UnitOptions {
    private UnitOptions() {}

    /**
     * A layer, counted from 0.
     *
     * @param layer counted from 1; null for the last
     * @throws IllegalArgumentException in words for the user when there is no such layer
     */
    static int layer(Model model, Integer layer) {
        int layers = model.spec().layers();
        if (layer != null && (layer < 1 || layer > layers)) {
            throw new IllegalArgumentException(Words.count("cli.unit.layer", layers, layer));
        }
        return (layer == null ? layers : layer) - 1;
    }

    /** @throws IllegalArgumentException in words for the user when there is no such channel in a layer */
    static void requireChannel(Model model, int layer, String channel) {
        requireChannel(Cells.of(model.spec().cell(layer)).channels(), channel);
    }

    /** @throws IllegalArgumentException in words for the user when there is no such channel in any layer */
    static void requireChannel(Model model, String channel) {
        requireChannel(model.spec().stack().stream().flatMap(layer -> Cells.of(layer.cell()).channels().stream()).toList(),
                channel);
    }

    private static void requireChannel(List<Channel> channels, String channel) {
        if (channels.stream().noneMatch(c -> c.id().equals(channel))) {
            throw new IllegalArgumentException(Words.of("cli.unit.channel", channel,
                    channels.stream().map(Channel::id).distinct().collect(Collectors.joining(", "))));
        }
    }

    /** @throws IllegalArgumentException in words for the user when there is no such unit */
    static void requireUnit(Model model, int layer, int unit) {
        if (unit < 0 || unit >= model.spec().units(layer)) {
            throw new IllegalArgumentException(model.spec().isUniform() ? Words.of("cli.unit.of-model", model.spec().units(layer) - 1, unit)
                    : Words.of("cli.unit.of-layer", layer + 1, model.spec().units(layer) - 1, unit));
        }
    }
}
