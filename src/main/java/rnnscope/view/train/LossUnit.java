package rnnscope.view.train;

import java.util.List;
import java.util.Locale;
import rnnscope.language.Words;

/** Unit in which a loss is told; inside the program that of symbols is in nats. */
enum LossUnit {
    NATS, BITS, PERPLEXITY,
    /** Where numbers are predicted, and nothing else makes sense. */
    SQUARED_ERROR;

    /** Those to choose from where symbols are predicted. */
    static final List<LossUnit> OF_SYMBOLS = List.of(NATS, BITS, PERPLEXITY);

    /** What ids call it. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return Words.of("view.train.unit." + id());
    }

    String definition() {
        return Words.of("view.train.unit." + id() + ".tip");
    }

    double of(double loss) {
        return switch (this) {
            case NATS, SQUARED_ERROR -> loss;
            case BITS -> loss / Math.log(2);
            case PERPLEXITY -> Math.exp(loss);
        };
    }
}
