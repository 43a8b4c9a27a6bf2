package rnnscope.view.train;

/** How a loss is told; inside the program it is in nats. */
enum LossUnit {
    NATS("nats", "nats per symbol"), BITS("bits", "bits per symbol"), PERPLEXITY("perplexity", "perplexity, as many equally likely symbols");

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

    double of(double nats) {
        return switch (this) {
            case NATS -> nats;
            case BITS -> nats / Math.log(2);
            case PERPLEXITY -> Math.exp(nats);
        };
    }
}
