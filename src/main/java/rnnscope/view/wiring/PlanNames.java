package rnnscope.view.wiring;

import rnnscope.cell.Cell;
import rnnscope.cell.StackWords;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;

/** Names in the plan of a network: what kind it is, its sides, layers and weights. */
record PlanNames(ModelSpec spec) {
    Archetype archetype(boolean single) {
        return switch (spec.wiring().shape()) {
            case LANGUAGE_MODEL, TAGGER -> single ? Archetype.ONE_TO_ONE : Archetype.ALIGNED;
            case CLASSIFIER, REGRESSOR -> Archetype.MANY_TO_ONE;
            case GENERATOR -> Archetype.ONE_TO_MANY;
            case ENCODER_DECODER -> Archetype.ENCODER_DECODER;
        };
    }

    /** "an encoder and a decoder". */
    String kind() {
        return switch (spec.wiring().shape()) {
            case LANGUAGE_MODEL -> spec.predictsSymbols() ? "a language model" : "a forecaster";
            case TAGGER -> "a tagger";
            case CLASSIFIER -> "a classifier";
            case REGRESSOR -> "a regressor";
            case GENERATOR -> "a generator";
            case ENCODER_DECODER -> "an encoder and a decoder";
        };
    }

    /** "LSTM, 2 layers, both directions, attention pooling". */
    String definition() {
        Wiring wiring = spec.wiring();
        StringBuilder words = new StringBuilder(StackWords.cells(spec));
        if (spec.layers() > 1) {
            words.append(", ").append(spec.layers()).append(" layers");
        }
        if (wiring.direction() == Direction.BACKWARD) {
            words.append(", from the end");
        }
        if (wiring.bidirectional()) {
            words.append(wiring.shape().decodes() ? ", encoder in both directions" : ", both directions");
        }
        if (spec.residual()) {
            words.append(", residual");
        }
        if (wiring.highway()) {
            words.append(", highway");
        }
        if (wiring.heads() > 0) {
            words.append(", ").append(wiring.heads()).append(wiring.heads() == 1 ? " head" : " heads")
                    .append(" of self-attention");
        }
        if (wiring.shape().isPooled()) {
            words.append(", ").append(wiring.pooling() == Pooling.LAST ? "from the last state"
                    : wiring.pooling() + " pooling");
        }
        if (wiring.shape() == Shape.ENCODER_DECODER) {
            words.append(", ").append(wiring.scoring() == Scoring.NONE ? "no attention"
                    : wiring.scoring() + " attention");
        }
        return words.toString();
    }

    /** What the names of the parts of a side begin with where there are two. */
    String side(Side side) {
        return !spec.wiring().shape().decodes() ? "" : side == Side.READ ? "encoder, " : "decoder, ";
    }

    /** "layer 2, ", where there are several. */
    String layer(int layer) {
        return spec.layers() > 1 ? "layer " + (layer + 1) + ", " : "";
    }

    /** What tells layers and directions apart above a letter: "^{2←}". */
    String script(int l, int directions, int d) {
        String layer = spec.layers() > 1 ? String.valueOf(l + 1) : "";
        String direction = directions == 2 ? d == 0 ? "→" : "←" : "";
        return layer.isEmpty() && direction.isEmpty() ? "" : "^{" + layer + direction + "}";
    }

    /** The letters of what a cell carries on: "h, c". */
    static String letters(Cell cell) {
        return String.join(", ", cell.state().stream().map(id -> cell.channel(id).symbol()).toList());
    }
}
