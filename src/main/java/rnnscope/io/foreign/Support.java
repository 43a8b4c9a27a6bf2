package rnnscope.io.foreign;

import java.util.List;
import rnnscope.io.foreign.Blueprint.Layer;
import rnnscope.language.Words;

/** Bounds of what the engine runs exactly, and which cells weights can be of. */
final class Support {
    /** A GRU of which it is not known where its reset gate acts. */
    static final String GRU_OF_SOME_KIND = "gru-of-some-kind";

    private Support() {}

    /** @throws IllegalArgumentException in words for the user when a network is not one that the engine runs as it is */
    static void require(Blueprint blueprint) {
        if (blueprint.embedding() != null && blueprint.embedding().columns() == 0) {
            throw new IllegalArgumentException(Words.of("io.foreign.no-embedding"));
        }
        for (Layer layer : blueprint.layers()) {
            if (layer.reads() != blueprint.reads()) {
                throw new IllegalArgumentException(Words.of("io.foreign.other-direction-layers"));
            }
        }
    }

    /** The cells that weights of these shapes can be of, the most likely first. */
    static List<String> options(String found) {
        return found == null ? List.of("rnn-tanh", "rnn-relu")
                : found.equals(GRU_OF_SOME_KIND) ? List.of("gru-reset-before", "gru") : List.of(found);
    }
}
