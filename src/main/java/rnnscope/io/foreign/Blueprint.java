package rnnscope.io.foreign;

import java.util.List;
import rnnscope.model.Wiring;

/**
 * Network of a file as its parts, whatever the format: what a reader has understood.
 *
 * @param file      its name for messages
 * @param format    what it was read as, for the user: "a PyTorch state_dict"
 * @param embedding (symbols, width); null where there is none
 * @param layers    from the bottom up
 * @param head      what the predictions are made by; null where the file ends with the layers
 * @param unused    what the file has besides, with the reason
 * @param guesses   what was taken for something though the file does not say so, a sentence each
 * @param symbols   lists in the file that may be its vocabulary
 * @param known     what the file says of what it leaves open otherwise
 * @param clues     what its graph says of what enters and what comes out
 */
public record Blueprint(String file, String format, Part embedding, List<Layer> layers, Head head, List<String> unused,
        List<String> guesses, List<SymbolList> symbols, Answers known, Clues clues) {

    public Blueprint {
        layers = List.copyOf(layers);
        unused = List.copyOf(unused);
        guesses = List.copyOf(guesses);
        symbols = List.copyOf(symbols);
    }

    /**
     * What a graph says beyond its weights.
     *
     * @param oneHot  whether one of several symbols enters without an embedding
     * @param pooled  whether there is one prediction, after the last step; null where it does not say
     * @param softmax whether scores are made into probabilities
     */
    public record Clues(boolean oneHot, Boolean pooled, boolean softmax) {
        public static final Clues NONE = new Clues(false, null, false);
    }

    /**
     * One recurrent layer.
     *
     * @param cell     id of the cell; null for a plain one whose activation the file does not tell
     * @param order    how the file orders its gates, for the report
     * @param forward  null where it reads from the last step to the first alone
     * @param backward null where it reads from the first step to the last alone
     */
    public record Layer(String cell, String order, Direction forward, Direction backward) {
        public int units() {
            return one().units();
        }

        public int inputs() {
            return one().ih.columns();
        }

        /** One of its directions; another is alike. */
        Direction one() {
            return forward == null ? backward : forward;
        }

        /** In which it reads. */
        Wiring.Direction reads() {
            return forward == null ? Wiring.Direction.BACKWARD : backward == null ? Wiring.Direction.FORWARD
                    : Wiring.Direction.BOTH;
        }

        /** Width of what leaves it: both directions side by side. */
        public int width() {
            return one().width() * (reads() == Wiring.Direction.BOTH ? 2 : 1);
        }
    }

    /**
     * Weights of a layer in one direction, gates in PyTorch's order.
     *
     * @param ih         (gates · units, inputs)
     * @param hh         (gates · units, width of the state)
     * @param biasIh     null where there is none
     * @param biasHh     null where there is none
     * @param projection (width of the state, units) where the state is projected, else null
     * @param peepholes  (3 · units) for i, f and o, else null
     */
    public record Direction(Part ih, Part hh, Part biasIh, Part biasHh, Part projection, Part peepholes) {
        int units() {
            return projection == null ? hh.columns() : projection.columns();
        }

        int width() {
            return hh.columns();
        }

        boolean hasBiases() {
            return biasIh != null || biasHh != null;
        }
    }

    /**
     * Linear map at the top.
     *
     * @param weight (outputs, width of the last layer)
     * @param bias   null where there is none
     */
    public record Head(Part weight, Part bias) {}

    /** In which it reads. */
    Wiring.Direction reads() {
        return layers.get(0).reads();
    }

    /** Symbols or numbers that enter. */
    public int inputs() {
        return embedding != null ? embedding.rows() : layers.get(0).inputs();
    }

    /** Width of what leaves the last layer. */
    int width() {
        return layers.get(layers.size() - 1).width();
    }

    /** Symbols, labels or numbers that are predicted. */
    public int outputs() {
        return head == null ? width() : head.weight().rows();
    }
}
