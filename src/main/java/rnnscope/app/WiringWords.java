package rnnscope.app;

import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;

/** Name of a wiring in a word or two, as a chip says it. */
final class WiringWords {
    private WiringWords() {}

    /** "general", "tagger, both directions". */
    static String of(Wiring wiring) {
        String kind = switch (wiring.shape()) {
            case ENCODER_DECODER -> wiring.scoring() == Scoring.NONE ? "no attention" : wiring.scoring().toString();
            case GENERATOR -> "from one look";
            case LANGUAGE_MODEL -> "language model";
            case TAGGER, CLASSIFIER, REGRESSOR -> wiring.shape()
                    + (wiring.pooling() == Pooling.ATTENTION ? ", attention" : "");
        };
        String direction = wiring.shape().decodes() || wiring.direction() == Direction.FORWARD ? ""
                : wiring.bidirectional() ? ", both ways" : ", from the end";
        return kind + (wiring.heads() > 0 ? ", " + wiring.heads() + (wiring.heads() == 1 ? " head" : " heads") : "")
                + direction;
    }
}
