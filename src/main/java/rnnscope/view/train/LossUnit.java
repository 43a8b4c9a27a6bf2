package rnnscope.view.train;

import java.util.List;

/** Unit in which a loss is told; inside the program that of symbols is in nats. */
enum LossUnit {
    NATS("nats", "nats per symbol"), BITS("bits", "bits per symbol"), PERPLEXITY("perplexity", "perplexity, as many equally likely symbols"),
    /** Where numbers are predicted, and nothing else makes sense. */
    SQUARED_ERROR("squared error", "mean squared error");

    /** Those to choose from where symbols are predicted. */
    static final List<LossUnit> OF_SYMBOLS = List.of(NATS, BITS, PERPLEXITY);

    private final String title;
    private final String definition;

    LossUnit(String title, String definition) {
        this.title = title;
        this.definition = definition;
    }

    String title() {
        return title;
    }

    String definition() {
        return definition;
    }

    double of(double loss) {
        return switch (this) {
            case NATS, SQUARED_ERROR -> loss;
            case BITS -> loss / Math.log(2);
            case PERPLEXITY -> Math.exp(loss);
        };
    }
}
