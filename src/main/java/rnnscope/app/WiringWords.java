package rnnscope.app;

import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Pooling;

/** Name of a wiring in a word or two, as a chip says it. */
final class WiringWords {
    private WiringWords() {}

    /** "general", "tagger, both directions". */
    static String of(ModelSpec spec) {
        Wiring wiring = spec.wiring();
        String kind = switch (wiring.shape()) {
            case ANSWERER -> Words.of("app.wiring.answerer");
            case ENCODER_DECODER -> Words.of("app.wiring.scoring." + wiring.scoring());
            case GENERATOR -> Words.of(wiring.everyStep() ? "app.wiring.every-step" : "app.wiring.one-look");
            case LANGUAGE_MODEL -> Words.of(spec.predictsSymbols() ? "app.wiring.language-model" : "app.wiring.series");
            case DRAWER -> Words.of("app.wiring.shape." + wiring.shape());
            case TAGGER, CLASSIFIER, REGRESSOR -> Words.of("app.wiring.shape." + wiring.shape())
                    + (wiring.pooling() == Pooling.ATTENTION ? ", " + Words.of("app.wiring.attention") : "");
        };
        String direction = wiring.shape().decodes() || wiring.shape().asks() || wiring.direction() == Direction.FORWARD ? ""
                : wiring.bidirectional() ? ", " + Words.of("app.wiring.both-ways") : ", " + Words.of("app.wiring.from-the-end");
        return kind + (wiring.heads() > 0 ? ", " + Words.count("app.wiring.heads", wiring.heads()) : "")
                + direction;
    }
}
