package rnnscope.view.wiring;

import rnnscope.cell.Cell;
import rnnscope.cell.StackWords;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.language.Words;
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
            case CLASSIFIER, REGRESSOR, ANSWERER -> Archetype.MANY_TO_ONE;
            case GENERATOR, DRAWER -> Archetype.ONE_TO_MANY;
            case ENCODER_DECODER -> Archetype.ENCODER_DECODER;
        };
    }

    /** "an encoder and a decoder". */
    String kind() {
        return switch (spec.wiring().shape()) {
            case LANGUAGE_MODEL -> spec.predictsSymbols() ? Words.of("view.wiring.kind.language-model") : Words.of("view.wiring.kind.forecaster");
            case TAGGER -> Words.of("view.wiring.kind.tagger");
            case CLASSIFIER -> Words.of(spec.glimpses() ? "view.wiring.kind.glimpses" : "view.wiring.kind.classifier");
            case REGRESSOR -> Words.of("view.wiring.kind.regressor");
            case GENERATOR -> Words.of("view.wiring.kind.generator");
            case DRAWER -> Words.of("view.wiring.kind.drawer");
            case ANSWERER -> Words.of("view.wiring.kind.answerer");
            case ENCODER_DECODER -> Words.of("view.wiring.kind.encoder-decoder");
        };
    }

    /** "LSTM, 2 layers, both directions, attention pooling". */
    String definition() {
        Wiring wiring = spec.wiring();
        StringBuilder words = new StringBuilder(StackWords.cells(spec));
        if (spec.layers() > 1) {
            words.append(", ").append(Words.of("view.wiring.layers", spec.layers()));
        }
        if (wiring.direction() == Direction.BACKWARD) {
            words.append(", ").append(Words.of("view.wiring.from-the-end"));
        }
        if (wiring.bidirectional()) {
            words.append(", ").append(Words.of(wiring.shape().decodes() || wiring.shape().asks() ? "view.wiring.both.encoder" : "view.wiring.both"));
        }
        if (wiring.glimpses().any()) {
            words.append(", ").append(Words.count(spec.draws() ? "view.wiring.patches" : "view.wiring.glimpses", wiring.glimpses().count()));
        }
        if (spec.residual()) {
            words.append(", ").append(Words.of("view.wiring.residual"));
        }
        if (wiring.highway()) {
            words.append(", ").append(Words.of("view.wiring.highway"));
        }
        if (wiring.heads() > 0) {
            words.append(", ").append(Words.count("view.wiring.heads", wiring.heads()));
        }
        if (wiring.shape().isPooled()) {
            words.append(", ").append(spec.draws() ? Words.of("view.sequence.drawing.last")
                    : wiring.pooling() == Pooling.LAST ? Words.of("view.wiring.last-state")
                    : Words.of("view.wiring.pooling." + wiring.pooling()));
        }
        if (wiring.shape().encodes()) {
            words.append(", ").append(wiring.scoring() == Scoring.NONE ? Words.of("view.wiring.no-attention")
                    : Words.of("view.wiring.attention." + wiring.scoring()));
        }
        if (wiring.everyStep()) {
            words.append(", ").append(Words.of("view.wiring.every-step"));
        }
        return words.toString();
    }

    /** What the names of the parts of a side begin with where there are two. */
    String side(Side side) {
        if (spec.wiring().shape().asks()) {
            return Words.of(side == Side.READ ? "view.wiring.picture" : "view.wiring.question") + ", ";
        }
        return !spec.wiring().shape().decodes() ? "" : Words.of(side == Side.READ ? "view.wiring.encoder" : "view.wiring.decoder") + ", ";
    }

    /** "layer 2, ", where there are several. */
    String layer(int layer) {
        return spec.layers() > 1 ? Words.of("view.wiring.layer", layer + 1) + ", " : "";
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
