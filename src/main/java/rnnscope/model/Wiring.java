package rnnscope.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import rnnscope.language.Words;

/**
 * Wiring of a network, how it is put together around its recurrent layers: what is predicted and when, in which
 * directions a text is read, and where attention looks.
 *
 * @param shape         what enters and what comes out
 * @param symbols       labels to choose from, or symbols of the sequence that comes out, where these are not the symbols
 *                      that enter; else 0
 * @param direction     in which the layers read
 * @param highway       whether a gate mixes a layer's input into its output (Srivastava, Greff and Schmidhuber, 2015)
 * @param heads         heads of self-attention over the last layer's states, or of each block of a Transformer (Vaswani et
 *                      al., 2017); 0 for none
 * @param pooling       how one prediction is made of all steps
 * @param scoring       how a decoder's attention compares its state with those of the source
 * @param glimpses      how a picture that is given once is read, or one is drawn, patch by patch; {@link Glimpses#NONE} for a sequence
 * @param everyStep     whether the numbers given to a generator enter at every step beside the last symbol (Mao et al.,
 *                      2015), its first state being zero; else they are its first state alone
 */
public record Wiring(Shape shape, int symbols, Direction direction, boolean highway, int heads, Pooling pooling,
        Scoring scoring, Glimpses glimpses, boolean everyStep) {

    /** Many heads make little sense, and a file may ask for any number. */
    public static final int MAX_HEADS = 16;

    /** The next symbol, or numbers, at every step, from the steps so far. */
    public static final Wiring LANGUAGE_MODEL = of(Shape.LANGUAGE_MODEL, 0);

    /** What enters and what comes out. */
    public enum Shape {
        /** Aligned: at each step the next symbol, or numbers. */
        LANGUAGE_MODEL,
        /** Aligned: a label at each step. */
        TAGGER,
        /** Many to one: a label. */
        CLASSIFIER,
        /** Many to one: numbers. */
        REGRESSOR,
        /** One to many: from some numbers, a sequence. */
        GENERATOR,
        /** Many to many: from one sequence another, of another length. */
        ENCODER_DECODER,
        /** One to many: from numbers given once a picture, drawn patch by patch. */
        DRAWER,
        /** Two to one: of a source of numbers and a question of symbols, a label. */
        ANSWERER;

        /** Whether one prediction is made of a whole sequence. */
        public boolean isPooled() {
            return this == CLASSIFIER || this == REGRESSOR || this == DRAWER || this == ANSWERER;
        }

        /** Whether a sequence comes out symbol by symbol, each from those before it. */
        public boolean decodes() {
            return this == GENERATOR || this == ENCODER_DECODER;
        }

        /** Whether a question is read, word by word, beside a source that it is about. */
        public boolean asks() {
            return this == ANSWERER;
        }

        /** Whether a source is read by layers of its own, an encoder's. */
        public boolean encodes() {
            return this == ENCODER_DECODER || this == ANSWERER;
        }

        /** "an encoder-decoder", as messages say it. */
        public String withArticle() {
            return Words.of("model.shape." + this);
        }

        @Override
        public String toString() {
            return spelled(this);
        }
    }

    /** In which a text is read. */
    public enum Direction {
        /** From the first step to the last. */
        FORWARD,
        /** From the last step to the first. */
        BACKWARD,
        /** Either, side by side (Schuster and Paliwal, 1997). */
        BOTH;

        @Override
        public String toString() {
            return spelled(this);
        }
    }

    /** How one prediction is made of all steps. */
    public enum Pooling {
        /** From where each direction ended. */
        LAST,
        /** From the mean over the steps. */
        MEAN,
        /** From the greatest value of each unit over the steps. */
        MAX,
        /** From a weighted mean, the weights learned: softmax of vᵀ tanh(W h + b) (Yang et al., 2016). */
        ATTENTION;

        @Override
        public String toString() {
            return spelled(this);
        }
    }

    /** How a decoder's attention compares its state with those of the source. */
    public enum Scoring {
        /** No attention: all that the decoder knows of the source is the state it begins with. */
        NONE,
        /** Their inner product (Luong, Pham and Manning, 2015). */
        DOT,
        /** Their product with a learned matrix between them (Luong, Pham and Manning, 2015). */
        GENERAL,
        /** A layer of tanh units that reads both (Bahdanau, Cho and Bengio, 2015). */
        ADDITIVE;

        @Override
        public String toString() {
            return spelled(this);
        }
    }

    /**
     * Glimpses of a square picture (Gregor et al., 2015), or patches that are drawn on one.
     *
     * @param count how many; 0 where a sequence is read
     * @param patch rows and columns of what is seen or drawn in each
     */
    public record Glimpses(int count, int patch) {
        public static final Glimpses NONE = new Glimpses(0, 0);
        public static final int MAX_COUNT = 64;
        public static final int MAX_PATCH = 32;

        /** @throws IllegalArgumentException in words for the user when a value makes no sense */
        public Glimpses {
            require(count >= 0 && count <= MAX_COUNT, "model.wiring.glimpses", MAX_COUNT, count);
            require(count == 0 ? patch == 0 : patch >= 2 && patch <= MAX_PATCH, "model.wiring.patch", MAX_PATCH, patch);
        }

        /** Whether there are any. */
        public boolean any() {
            return count > 0;
        }
    }

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    public Wiring {
        boolean ownSymbols = shape != Shape.LANGUAGE_MODEL && shape != Shape.REGRESSOR
                && shape != Shape.DRAWER;
        require(ownSymbols ? symbols >= 1 && symbols <= 1_000_000 : symbols == 0,
                ownSymbols ? "model.wiring.symbols" : "model.wiring.no-symbols", shape.withArticle(), symbols);
        require(heads >= 0 && heads <= MAX_HEADS, "model.wiring.heads", MAX_HEADS, heads);
        require(direction == Direction.FORWARD || shape != Shape.LANGUAGE_MODEL,
                "model.wiring.backwards");
        require(direction == Direction.FORWARD || shape != Shape.GENERATOR, "model.wiring.generator");
        require(direction != Direction.BACKWARD || !shape.decodes() && !shape.asks(), "model.wiring.encoder");
        require(heads == 0 || !shape.decodes() && !shape.asks(), "model.wiring.self-attention");
        require(pooling == Pooling.LAST || shape.isPooled(), "model.wiring.pooling");
        require(scoring == Scoring.NONE || shape.encodes(),
                "model.wiring.attention");
        require(!highway || !shape.encodes() || scoring != Scoring.NONE,
                "model.wiring.highway");
        require(scoring != Scoring.DOT || direction != Direction.BOTH,
                "model.wiring.dot");
        require(!glimpses.any() || shape.isPooled() && !shape.asks(), "model.wiring.glimpses.shape");
        require(!glimpses.any() || direction == Direction.FORWARD, "model.wiring.glimpses.direction");
        require(shape != Shape.DRAWER || heads == 0 && pooling == Pooling.LAST, "model.wiring.drawer");
        require(!everyStep || shape == Shape.GENERATOR, "model.wiring.every-step");
    }

    /** Of what reads or writes sequences. */
    public Wiring(Shape shape, int symbols, Direction direction, boolean highway, int heads, Pooling pooling,
            Scoring scoring) {
        this(shape, symbols, direction, highway, heads, pooling, scoring, Glimpses.NONE, false);
    }

    /** The plain wiring of a shape. */
    public static Wiring of(Shape shape, int symbols) {
        return new Wiring(shape, symbols, Direction.FORWARD, false, 0, Pooling.LAST, Scoring.NONE);
    }

    public Wiring withBidirectional(boolean both) {
        return withDirection(both ? Direction.BOTH : Direction.FORWARD);
    }

    public Wiring withDirection(Direction other) {
        return new Wiring(shape, symbols, other, highway, heads, pooling, scoring, glimpses, everyStep);
    }

    public Wiring withHighway(boolean gates) {
        return new Wiring(shape, symbols, direction, gates, heads, pooling, scoring, glimpses, everyStep);
    }

    public Wiring withHeads(int count) {
        return new Wiring(shape, symbols, direction, highway, count, pooling, scoring, glimpses, everyStep);
    }

    /** Of blocks of a Transformer: they look both ways by themselves, and have heads: as is usual where none are chosen. */
    Wiring ofBlocks(int width) {
        int usual = width % 4 == 0 ? 4 : width % 2 == 0 ? 2 : 1;
        return withDirection(Direction.FORWARD).withHeads(heads > 0 ? heads : usual);
    }

    public Wiring withPooling(Pooling kind) {
        return new Wiring(shape, symbols, direction, highway, heads, kind, scoring, glimpses, everyStep);
    }

    public Wiring withScoring(Scoring kind) {
        return new Wiring(shape, symbols, direction, highway, heads, pooling, kind, glimpses, everyStep);
    }

    public Wiring withGlimpses(Glimpses some) {
        return new Wiring(shape, symbols, direction, highway, heads, pooling, scoring, some, everyStep);
    }

    public Wiring withEveryStep(boolean enters) {
        return new Wiring(shape, symbols, direction, highway, heads, pooling, scoring, glimpses, enters);
    }

    /** "a tagger with self-attention". */
    public String words() {
        return heads > 0 ? Words.of("model.with-self-attention", shape.withArticle()) : shape.withArticle();
    }

    /** Whether a text is read in both directions. */
    public boolean bidirectional() {
        return direction == Direction.BOTH;
    }

    /** Directions in which a text is read. */
    public int directions() {
        return bidirectional() ? 2 : 1;
    }

    /** Of what knows no glimpses as before there were any: the checkpoint of a run names its model so. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[shape=" + shape + ", symbols=" + symbols + ", direction=" + direction + ", highway=" + highway
                + ", heads=" + heads + ", pooling=" + pooling + ", scoring=" + scoring
                + (glimpses.any() ? ", glimpses=" + glimpses : "") + (everyStep ? ", everyStep=true" : "") + "]";
    }

    /**
     * A value by its name, as files and command lines spell it: "encoder-decoder".
     *
     * @throws IllegalArgumentException in words for the user when there is none
     */
    public static <E extends Enum<E>> E named(Class<E> kind, String name) {
        return Arrays.stream(kind.getEnumConstants()).filter(value -> spelled(value).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Words.of("model.wiring.named", spelled(kind), name,
                        Arrays.stream(kind.getEnumConstants()).map(Wiring::spelled)
                                .collect(Collectors.joining(", ")))));
    }

    private static String spelled(Class<?> kind) {
        return kind.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String spelled(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void require(boolean condition, String key, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(Words.of(key, values));
        }
    }
}
