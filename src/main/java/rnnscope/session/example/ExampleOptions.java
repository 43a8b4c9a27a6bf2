package rnnscope.session.example;

import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;

/**
 * How an answer is written, and what is imposed on it. Immutable.
 *
 * @param search      how symbols are chosen
 * @param beam        hypotheses side by side, 2 to {@link Decoder#MAX_BEAM}, for {@link Search#BEAM}
 * @param temperature above 0: below 1 safer, above 1 bolder, for {@link Search#SAMPLED}
 * @param seed        decides every draw
 * @param taught      whether the right symbols enter where they are known, whatever the model would rather write
 *                    (teacher forcing)
 * @param forcing     symbols and weights that the user imposed
 */
public record ExampleOptions(Search search, int beam, double temperature, long seed, boolean taught, Forcing forcing) {
    /** Always the best symbol, nothing imposed. */
    public static final ExampleOptions USUAL = new ExampleOptions(Search.GREEDY, 4, 0.8, 1, false, Forcing.NONE);

    /** How symbols are chosen. */
    public enum Search {
        /** The best at each step. */
        GREEDY,
        /** Several hypotheses side by side. */
        BEAM,
        /** By lot. */
        SAMPLED
    }

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    public ExampleOptions {
        if (beam < 2 || beam > Decoder.MAX_BEAM) {
            throw new IllegalArgumentException("a beam is 2 to " + Decoder.MAX_BEAM + " wide, not " + beam);
        }
        if (!(temperature > 0 && temperature <= 10)) {
            throw new IllegalArgumentException("a temperature is above 0 and at most 10, not " + temperature);
        }
    }

    public ExampleOptions withSearch(Search other) {
        return new ExampleOptions(other, beam, temperature, seed, taught, forcing);
    }

    public ExampleOptions withBeam(int width) {
        return new ExampleOptions(search, width, temperature, seed, taught, forcing);
    }

    public ExampleOptions withTemperature(double other) {
        return new ExampleOptions(search, beam, other, seed, taught, forcing);
    }

    public ExampleOptions withSeed(long other) {
        return new ExampleOptions(search, beam, temperature, other, taught, forcing);
    }

    public ExampleOptions withTaught(boolean whether) {
        return new ExampleOptions(search, beam, temperature, seed, whether, forcing);
    }

    public ExampleOptions withForcing(Forcing other) {
        return new ExampleOptions(search, beam, temperature, seed, taught, other);
    }

    /** The same without anything imposed: the model's own answer. */
    public ExampleOptions own() {
        return withTaught(false).withForcing(Forcing.NONE);
    }

    /** Whether it is {@link #own()}. */
    public boolean isOwn() {
        return !taught && forcing.isNone();
    }
}
