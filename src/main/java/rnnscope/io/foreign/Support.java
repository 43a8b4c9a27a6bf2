package rnnscope.io.foreign;

import java.util.List;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Blueprint.Direction;
import rnnscope.io.foreign.Blueprint.Layer;

/** Bounds of what the engine runs exactly, and the sentences for what lies beyond them. */
final class Support {
    /** A GRU of which it is not known where its reset gate acts. */
    static final String GRU_OF_SOME_KIND = "gru-of-some-kind";

    private Support() {}

    /** @throws ModelFileException when a network is not one that the engine runs as it is */
    static void require(Blueprint blueprint) throws ModelFileException {
        String fault = fault(blueprint);
        if (fault != null) {
            throw new ModelFileException(blueprint.file(), fault);
        }
    }

    private static String fault(Blueprint blueprint) {
        Layer first = blueprint.layers().get(0);
        for (Layer layer : blueprint.layers()) {
            Direction weights = layer.forward();
            if (weights.projection() != null) {
                return "it holds an LSTM whose states are projected (proj_size, the tensors weight_hr), which is not supported";
            }
            if (weights.peepholes() != null) {
                return "its LSTM has peepholes, weights from the cell state to the gates, which are not supported";
            }
            if ((layer.backward() == null) != (first.backward() == null)) {
                return "some of its layers read in one direction and some in both, which is not supported";
            }
            if ("gru-before".equals(layer.cell()) || GRU_OF_SOME_KIND.equals(layer.cell())) {
                return "its GRU resets the state before the product (reset_after=False), which is not supported";
            }
        }
        return null;
    }

    /** The cells that weights of these shapes can be of, the most likely first. */
    static List<String> options(String found) {
        return found == null ? List.of("rnn-tanh", "rnn-relu") : List.of(found);
    }
}
