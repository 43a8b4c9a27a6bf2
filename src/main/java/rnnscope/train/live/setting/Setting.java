package rnnscope.train.live.setting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.TrainingSpec;

/**
 * Setting of training, as the table {@link #all} lists them: the fields of the form, what is checked, the options of the
 * command line and the lines of the file follow from it.
 *
 * @param <T> type of its values
 */
public class Setting<T> {
    /** More epochs end with the computer that they began on. */
    private static final int MOST_EPOCHS = 1_000_000;

    // What is learned, by what
    public static final Setting<String> SOURCE = new Setting<>("source", null, "", String.class, s -> s.source(),
            words -> words, words -> words).sensible(words -> !words.isBlank());
    public static final Setting<List<String>> CELLS = new Setting<>("cells", "--cell", List.of("lstm"), String.class,
            s -> s.cells(), words -> List.of(words.split(" ")), cells -> String.join(" ", cells))
            .sensible(cells -> !cells.isEmpty() && cells.size() <= TrainingSettings.MOST_LANES).help("CELL");
    public static final Numeric<Integer> UNITS = whole("units", "--units", 128, s -> s.units())
            .in(Range.from(1, ModelSpec.MAX_UNITS)).inWindow(Range.from(1, 1024))
            .field(0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512).help("N");
    public static final Numeric<Integer> LAYERS = whole("layers", "--layers", 1, s -> s.layers())
            .in(Range.from(1, ModelSpec.MAX_LAYERS))
            .inWindow(Range.from(1, ModelSpec.MAX_LAYERS), ModelSpec.MAX_LAYERS)
            .field(0, 1, 2, 3, 4, 6, 8).help("N", ModelSpec.MAX_LAYERS);
    public static final Numeric<Integer> EMBEDDING = whole("embedding", "--embedding", 0, s -> s.embedding())
            .in(Range.from(0, ModelSpec.MAX_UNITS))
            .inWindow(Range.from(0, 1024))
            .field(0, 0, 4, 8, 16, 32, 64, 128).called(0).help("N");
    public static final Numeric<Double> DROPOUT = real("dropout", "--dropout", 0, s -> s.dropout())
            .in(Range.below(0, 1)).inWindow(Range.below(0, 1))
            .field(2, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7).help("P");

    public static final Setting<String> STACK = new Setting<>("stack", "--stack", "", String.class, s -> s.stack().words(),
            words -> words, words -> words).help("LAYERS");
    public static final Setting<Boolean> NO_BIAS = flag("no_bias", "--no-bias", s -> !s.stack().biases()).help(null);

    // How the layers are wired
    public static final Setting<Boolean> RESIDUAL = flag("residual", "--residual", s -> s.wiring().residual()).help(null);
    public static final Setting<Boolean> BIDIRECTIONAL = flag("bidirectional", "--bidirectional",
            s -> s.wiring().bidirectional()).negatable().help(null);
    public static final Setting<Boolean> HIGHWAY = flag("highway", "--highway", s -> s.wiring().highway()).negatable()
            .help(null);
    public static final Numeric<Integer> HEADS = whole("heads", "--heads", 0, s -> s.wiring().heads())
            .in(Range.from(0, Wiring.MAX_HEADS)).field(0, 0, 1, 2, 4, 8).called(0).help("N");
    public static final Setting<Pooling> POOLING = choice("pooling", "--pooling", Pooling.LAST,
            s -> s.wiring().pooling(), words -> Wiring.named(Pooling.class, words)).help("NAME");
    public static final Setting<Scoring> SCORING = choice("scoring", "--attention", Scoring.NONE,
            s -> s.wiring().scoring(), words -> Wiring.named(Scoring.class, words)).help("NAME");
    public static final Setting<Boolean> EVERY_STEP = flag("every_step", "--every-step", s -> s.wiring().everyStep())
            .negatable().help(null);

    // How a text is cut into symbols
    public static final Setting<String> TOKENIZER = new Setting<>("tokenizer", "--tokenizer", CharacterTokenizer.ID,
            String.class, s -> s.tokenization().tokenizer(), words -> words, words -> words).help("NAME");
    public static final Numeric<Integer> WORDS = whole("words", "--words", 0, s -> s.tokenization().most())
            .in(Range.from(0)).field(0, 0, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
            .called(0).help("N");
    public static final Setting<Boolean> AS_IS = flag("as_is", "--as-is", s -> s.tokenization().asIs()).help(null);

    // How it is learned
    public static final Numeric<Double> EPOCHS = real("epochs", "--epochs", 10, s -> s.epochs())
            .in(Range.above(0, MOST_EPOCHS)).inWindow(Range.from(0))
            .field(0, 0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100).called(0).withUnit().help("N");
    public static final Numeric<Integer> BATCH = whole("batch", "--batch", 32, s -> s.batch())
            .in(Range.from(1, TrainingSpec.MAX_BATCH)).inWindow(Range.from(1, 1024))
            .field(0, 1, 2, 4, 8, 16, 24, 32, 48, 64, 100, 128, 256).help("N");
    public static final Numeric<Integer> STEPS = whole("steps", "--steps", 50, s -> s.steps())
            .in(Range.from(1, TrainingSpec.MAX_STEPS)).inWindow(Range.from(1, 2000))
            .field(0, 2, 4, 8, 12, 16, 25, 35, 50, 75, 100, 150, 200, 300, 500).help("N");
    public static final Setting<Optimizer.Kind> OPTIMIZER = choice("optimizer", "--optimizer", Optimizer.Kind.ADAM,
            s -> s.optimizer(), Optimizer.Kind::of).help("NAME");
    public static final Numeric<Double> LEARNING_RATE = real("learning_rate", "--rate", 0.002, s -> s.learningRate())
            .in(Range.above(0, Hyperparameters.MAX_RATE))
            .inWindow(Range.above(0, Hyperparameters.MAX_RATE), (int) Hyperparameters.MAX_RATE)
            .field(4, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 3e-4, 5e-4, 7e-4, 0.001, 0.0015, 0.002, 0.003, 0.004,
                    0.005, 0.007, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10).help("X");
    public static final Numeric<Double> DECAY = real("decay", "--decay", 1, s -> s.decay())
            .in(Range.above(0, 1)).inWindow(Range.above(0, 1))
            .field(3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 1).called(1).help("X");
    public static final Numeric<Integer> DECAY_AFTER = whole("decay_after", "--decay-after", 0, s -> s.decayAfter())
            .in(Range.from(0)).inWindow(Range.from(0))
            .field(0, 0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100).help("N");
    public static final Numeric<Double> CLIP = real("clip", "--clip", 5, s -> s.clip())
            .in(Range.from(0)).inWindow(Range.from(0))
            .field(1, 0, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10, 20, 50, 100).called(0).help("X");
    public static final Setting<Initialisation> INIT = new Setting<>("init", "--init", Initialisation.UNIFORM,
            Initialisation.class, s -> s.init(), Initialisation::valueOf, Enum::name).help("NAME");
    public static final Numeric<Double> FORGET_BIAS = real("forget_bias", "--forget-bias", 1, s -> s.forgetBias())
            .in(Range.between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
            .inWindow(Range.from(-100, 100))
            .field(1, -2, -1, 0, 1, 2, 3, 5).help("X");
    public static final Numeric<Long> SEED = new Numeric<>("seed", "--seed", 1L, Long.class, s -> s.seed(),
            Long::valueOf).field(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).help("SEED");
    public static final Numeric<Double> HELD_OUT = real("held_out", "--held-out", 0.1, s -> s.heldOut())
            .in(Range.between(0, 1)).inWindow(Range.from(0, 0.5))
            .field(0, 0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5).asShare().help("X");

    private static final List<Setting<?>> ALL = List.of(SOURCE, CELLS, UNITS, LAYERS, STACK, NO_BIAS, EMBEDDING, DROPOUT, RESIDUAL,
            BIDIRECTIONAL, HIGHWAY, HEADS, POOLING, SCORING, EVERY_STEP, TOKENIZER, WORDS, AS_IS, EPOCHS, BATCH, STEPS, OPTIMIZER,
            LEARNING_RATE, DECAY, DECAY_AFTER, CLIP, INIT, FORGET_BIAS, SEED, HELD_OUT);

    private final String key;
    private final String option;
    private final T usual;
    private final Class<?> typed;
    private final Function<TrainingSettings, T> of;
    private final Function<String, T> read;
    private final Function<T, String> write;
    private Function<String, T> named;
    private Predicate<T> sensible = value -> true;
    private Object[] inRule = {};
    private String label;
    private Object[] inHelp = {};
    private boolean negatable;

    /** A value for each of some settings. */
    public static final class Values {
        private final Map<Setting<?>, Object> values = new HashMap<>();

        public <T> Values put(Setting<T> setting, T value) {
            values.put(setting, value);
            return this;
        }

        /** The setting's usual value where none was put. */
        @SuppressWarnings("unchecked")
        public <T> T get(Setting<T> setting) {
            return (T) values.getOrDefault(setting, setting.usual);
        }
    }

    private Setting(String key, String option, T usual, Class<?> typed, Function<TrainingSettings, T> of,
            Function<String, T> read, Function<T, String> write) {
        this.key = key;
        this.option = option;
        this.usual = usual;
        this.typed = typed;
        this.of = of;
        this.read = read;
        this.write = write;
        this.named = read;
    }

    private static Numeric<Integer> whole(String key, String option, int usual, Function<TrainingSettings, Integer> of) {
        return new Numeric<>(key, option, usual, Integer.class, of, Integer::valueOf);
    }

    private static Numeric<Double> real(String key, String option, double usual, Function<TrainingSettings, Double> of) {
        return new Numeric<>(key, option, usual, Double.class, of, Double::valueOf);
    }

    private static Setting<Boolean> flag(String key, String option, Function<TrainingSettings, Boolean> of) {
        return new Setting<>(key, option, false, Boolean.class, of, Boolean::valueOf, String::valueOf);
    }

    /** @param named the value that users call so */
    private static <E extends Enum<E>> Setting<E> choice(String key, String option, E usual,
            Function<TrainingSettings, E> of, Function<String, E> named) {
        Setting<E> setting = new Setting<>(key, option, usual, String.class, of,
                word -> Enum.valueOf(usual.getDeclaringClass(), word), Enum::name);
        setting.named = named;
        return setting;
    }

    /** @param values those in the sentence that says so */
    Setting<T> sensible(Predicate<T> test, Object... values) {
        sensible = test;
        inRule = values;
        return this;
    }

    /** @param values those in the words */
    Setting<T> help(String parameter, Object... values) {
        label = parameter;
        inHelp = values;
        return this;
    }

    Setting<T> negatable() {
        negatable = true;
        return this;
    }

    /** All settings. Another is one entry here and one component of {@link TrainingSettings}. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** Its value in some settings. */
    public T of(TrainingSettings settings) {
        return of.apply(settings);
    }

    /** The value that a model is trained with where nobody says. */
    public T usual() {
        return usual;
    }

    /** What is wrong with its value by itself, in a sentence for a form; null where nothing is. */
    String problem(TrainingSettings settings) {
        return sensible.test(of(settings)) ? null : words("rule", inRule);
    }

    /** What the bundles say of it. */
    String words(String about, Object... values) {
        return Words.of("train.setting." + key + "." + about, values);
    }

    // The file

    /** Its name in a file. */
    String key() {
        return key;
    }

    String written(TrainingSettings settings) {
        return write.apply(of(settings));
    }

    /** @throws IllegalArgumentException when there is no such value */
    void read(String written, Values into) {
        into.put(this, read.apply(written));
    }

    /** Copies its value. */
    void copy(TrainingSettings from, Values into) {
        into.put(this, of(from));
    }

    // The command line

    /** Its option, "--units"; null for none. */
    public String option() {
        return option;
    }

    /** How its parameter is called; null for a flag. */
    public String label() {
        return label;
    }

    public String help() {
        return words("help", inHelp);
    }

    /** Whether a flag may be negated. */
    public boolean isNegatable() {
        return negatable;
    }

    /** What is typed: a number, a flag, or the name of a value. */
    public Class<?> typed() {
        return typed;
    }

    /** The value that is usual, as it is typed. */
    public String typedUsual() {
        return write.apply(usual).toLowerCase(java.util.Locale.ROOT).replaceFirst("\\.0$", "");
    }

    /** @throws IllegalArgumentException in words for the user where a name is of no value */
    @SuppressWarnings("unchecked")
    public void type(Object value, Values into) {
        into.put(this, typed == String.class ? named.apply((String) value) : (T) value);
    }

    /** Setting that is a number. */
    public static final class Numeric<N extends Number> extends Setting<N> {
        private Range range;
        private double[] stops = {};
        private int digits;
        private double special = Double.NaN;
        private boolean unit;
        private boolean share;

        private Numeric(String key, String option, N usual, Class<?> typed, Function<TrainingSettings, N> of,
                Function<String, N> read) {
            super(key, option, usual, typed, of, read, String::valueOf);
        }

        private Numeric<N> in(Range all) {
            range = all;
            return this;
        }

        private Numeric<N> inWindow(Range some, Object... values) {
            sensible(value -> some.holds(value.doubleValue()), values);
            return this;
        }

        private Numeric<N> field(int decimals, double... values) {
            digits = decimals;
            stops = values;
            return this;
        }

        /** @param value in whose place a word stands */
        private Numeric<N> called(double value) {
            special = value;
            return this;
        }

        private Numeric<N> withUnit() {
            unit = true;
            return this;
        }

        private Numeric<N> asShare() {
            share = true;
            return this;
        }

        @Override
        Numeric<N> help(String parameter, Object... values) {
            super.help(parameter, values);
            return this;
        }

        /** What a command accepts; null for every number. */
        public Range range() {
            return range;
        }

        /** What its field is called. */
        public String title() {
            return words("title");
        }

        /** Values that a slider stops at, ascending. */
        public double[] stops() {
            return stops.clone();
        }

        /** Decimals that it is shown with. */
        public int digits() {
            return digits;
        }

        /** What stands in place of a value, "off" of 0; null for the value itself. */
        public String word(double value) {
            return value == special ? words("word") : null;
        }

        /** What follows its value; "" for nothing. */
        public String unit() {
            return unit ? words("unit") : "";
        }

        /** Whether it is shown as a percentage. */
        public boolean isShare() {
            return share;
        }
    }
}
