package rnnscope.session.example;

import rnnscope.language.Words;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;

/**
 * Decoding options of an answer, and what is imposed on it. Immutable.
 *
 * @param search        how symbols are chosen
 * @param beamWidth     hypotheses side by side, 2 to {@link Decoder#MAX_BEAM}, for {@link Search#BEAM}
 * @param temperature   above 0: below 1 safer, above 1 bolder, for {@link Search#SAMPLED}
 * @param seed          decides every draw
 * @param teacherForced whether the right symbols enter where they are known, whatever the model would rather write
 * @param forcing       symbols and weights that the user imposed
 */
public record ExampleOptions(Search search, int beamWidth, double temperature, long seed, boolean teacherForced,
        Forcing forcing) {
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
        if (beamWidth < 2 || beamWidth > Decoder.MAX_BEAM) {
            throw new IllegalArgumentException(Words.of("session.example.beam", Decoder.MAX_BEAM, beamWidth));
        }
        if (!(temperature > 0 && temperature <= 10)) {
            throw new IllegalArgumentException(Words.of("session.example.temperature", temperature));
        }
    }

    public ExampleOptions withSearch(Search other) {
        return new ExampleOptions(other, beamWidth, temperature, seed, teacherForced, forcing);
    }

    public ExampleOptions withBeamWidth(int width) {
        return new ExampleOptions(search, width, temperature, seed, teacherForced, forcing);
    }

    public ExampleOptions withTemperature(double other) {
        return new ExampleOptions(search, beamWidth, other, seed, teacherForced, forcing);
    }

    public ExampleOptions withSeed(long other) {
        return new ExampleOptions(search, beamWidth, temperature, other, teacherForced, forcing);
    }

    public ExampleOptions withTeacherForcing(boolean whether) {
        return new ExampleOptions(search, beamWidth, temperature, seed, whether, forcing);
    }

    public ExampleOptions withForcing(Forcing other) {
        return new ExampleOptions(search, beamWidth, temperature, seed, teacherForced, other);
    }

    /** The same without anything imposed: the model's own answer. */
    public ExampleOptions own() {
        return withTeacherForcing(false).withForcing(Forcing.NONE);
    }

    /** Whether it is {@link #own()}. */
    public boolean isOwn() {
        return !teacherForced && forcing.isNone();
    }
}
