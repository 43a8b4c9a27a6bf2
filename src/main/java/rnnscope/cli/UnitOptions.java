package rnnscope.cli;

import java.util.stream.Collectors;
import rnnscope.model.Model;
import rnnscope.network.Topology;
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
            throw new IllegalArgumentException("the model has " + layers + (layers == 1 ? " layer" : " layers")
                    + ", and no layer " + layer);
        }
        return (layer == null ? layers : layer) - 1;
    }

    /** @throws IllegalArgumentException in words for the user when there is no such channel */
    static void requireChannel(Model model, String channel) {
        var channels = Topology.of(model.spec()).tape(1, 1).channels();
        if (channels.stream().noneMatch(c -> c.id().equals(channel))) {
            throw new IllegalArgumentException("there is no channel \"" + channel + "\"; there are "
                    + channels.stream().map(Channel::id).collect(Collectors.joining(", ")));
        }
    }

    /** @throws IllegalArgumentException in words for the user when there is no such unit */
    static void requireUnit(Model model, int unit) {
        if (unit < 0 || unit >= model.spec().units()) {
            throw new IllegalArgumentException("the model has units 0 to " + (model.spec().units() - 1) + ", and no unit "
                    + unit);
        }
    }
}
