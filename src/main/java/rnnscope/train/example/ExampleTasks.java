package rnnscope.train.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.math.SeededRandom;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Glimpses;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.SpacedWordTokenizer;
import rnnscope.text.Tokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.text.pair.Dates;
import rnnscope.text.pair.EnglishKorean;
import rnnscope.text.pair.LetterStrings;
import rnnscope.text.pair.PairCorpus;
import rnnscope.text.pair.PartsOfSpeech;
import rnnscope.text.pair.Sentiment;
import rnnscope.text.pair.SpelledNumbers;
import rnnscope.text.pair.TextPair;
import rnnscope.train.example.Pictures.Captioned;
import rnnscope.train.example.digit.ClutteredDigits;
import rnnscope.train.example.digit.DigitPicture;
import rnnscope.train.example.digit.DrawnDigit;
import rnnscope.train.task.Tasks;

/** Registry of the tasks that come as examples. */
public final class ExampleTasks {

    /**
     * A task, of any size where it has one.
     *
     * @param name        what stands before the colon: "reverse"
     * @param shape       that of the networks that learn it
     * @param size        the letter for its size: "N"; empty for a task without one
     * @param least       least size
     * @param most        greatest size
     * @param usual       size where none is given
     */
    public record Family(String name, Shape shape, String size, int least, int most, int usual,
            IntFunction<ExampleTask> tasks) {

        /** A user's words: "Dates to ISO 8601". */
        public String title() {
            return Words.of("train.task." + name + ".title");
        }

        /** What it is, in a few words for a chooser. */
        public String description() {
            return Words.of("train.task." + name + ".description");
        }

        /** Whether a picture is read or drawn patch by patch, in one direction. */
        public boolean looksAgain() {
            return name.equals("glimpses") || shape == Shape.DRAWER;
        }

        /** As a command line is asked for it: "reverse:N". */
        public String syntax() {
            return size.isEmpty() ? name : name + ":" + size;
        }

        /** @param task its whole name, "reverse:10"; of the usual size without a colon */
        private int size(String task) {
            if (!task.contains(":")) {
                return usual;
            }
            if (size.isEmpty()) {
                throw new IllegalArgumentException(Words.of("train.task.no-size", name));
            }
            String given = task.substring(task.indexOf(':') + 1);
            int value = given.matches("\\d{1,9}") ? Integer.parseInt(given) : -1;
            if (value < least || value > most) {
                throw new IllegalArgumentException(Words.of("train.task.bad-size", size, name, least, most, given));
            }
            return value;
        }
    }

    private static final List<Family> ALL = List.of(
            new Family("reverse", Shape.ENCODER_DECODER, "N", 1, 40, 10, ExampleTasks::reversal),
            new Family("sort", Shape.ENCODER_DECODER, "N", 1, 40, 8, ExampleTasks::sorting),
            new Family("sort-in-place", Shape.TAGGER, "N", 2, 40, 8, ExampleTasks::sortingInPlace),
            fixed("dates", Shape.ENCODER_DECODER, ExampleTasks::dates),
            fixed("english-korean", Shape.ENCODER_DECODER, ExampleTasks::englishKorean),
            fixed("sentiment", Shape.CLASSIFIER, ExampleTasks::sentiment),
            fixed("pos", Shape.TAGGER, ExampleTasks::partsOfSpeech),
            fixed("masked", Shape.TAGGER, MaskedWords::task),
            fixed("numbers", Shape.GENERATOR, ExampleTasks::numbers),
            fixed("shapes", Shape.ENCODER_DECODER, () -> shapes("shapes")),
            fixed("glance", Shape.GENERATOR, () -> shapes("glance")),
            fixed("features", Shape.GENERATOR, () -> shapes("features")),
            fixed("questions", Shape.ANSWERER, ExampleTasks::questions),
            fixed("moving", Shape.CLASSIFIER, () -> films(false)),
            fixed("moves", Shape.TAGGER, () -> films(true)),
            fixed("prices", Shape.REGRESSOR, ExampleTasks::prices),
            new Family("glimpses", Shape.CLASSIFIER, "N", 1, 16, 6, ExampleTasks::glimpses),
            new Family("draw", Shape.DRAWER, "N", 1, 16, 8, ExampleTasks::drawing));

    /** That of every user's own series, which a file gives and no chooser lists. */
    private static final Family SERIES = new Family("series", Shape.LANGUAGE_MODEL, "", 0, 0, 0, size -> {
        throw new IllegalStateException();
    });

    /** What stands before a task's name on the card of a model that learned it. */
    private static final String CARD = "task ";

    /** Seeds of the pictures of digits to learn from and to measure on, and which of these shows first. */
    private static final long LEARNED = 1;
    private static final long MEASURED = 2;
    private static final int FIRST_DIGIT = 3;

    private ExampleTasks() {}

    /** Whether a file gives its examples, which may change. */
    public static boolean isOfFile(String name) {
        return SeriesTask.isOne(name);
    }

    /** The task of a user's own series in a file, of which the columns are predicted, or the usual ones where there are none. */
    public static String ofFile(String file, List<String> columns) {
        return SeriesTask.PREFIX + file + (columns.isEmpty() ? "" : ":" + String.join(",", columns));
    }

    /** The file that gives the examples of a task. */
    public static String file(String name) {
        return SeriesTask.file(name);
    }

    /** The columns that a task predicts of those of its file; none where these are the usual ones. */
    public static List<String> columns(String name) {
        return SeriesTask.columns(name);
    }

    private static Family fixed(String name, Shape shape, Supplier<ExampleTask> task) {
        return new Family(name, shape, "", 0, 0, 0, size -> task.get());
    }

    /** In the order of a chooser. */
    public static List<Family> all() {
        return ALL;
    }

    /** What a command line may give. */
    public static String syntax() {
        return ALL.stream().map(Family::syntax).collect(Collectors.joining(", "));
    }

    /** Whether {@code name} names a task, of whatever size. */
    public static boolean isTask(String name) {
        return family(name).isPresent();
    }

    /**
     * The task of this name, "reverse:10"; of the usual size without a colon.
     *
     * @throws IllegalArgumentException in words for the user when there is none
     */
    public static ExampleTask of(String name) {
        if (SeriesTask.isOne(name)) {
            return SeriesTask.of(name);
        }
        int size = check(name);
        return family(name).orElseThrow().tasks().apply(size);
    }

    /**
     * The task that a model learned; empty when it learned from something else.
     *
     * @param corpus what its card says: "task reverse:10"
     */
    public static Optional<ExampleTask> learned(String corpus) {
        if (!corpus.startsWith(CARD)) {
            return SeriesTask.learned(corpus);
        }
        if (!isLearned(corpus)) {
            return Optional.empty();
        }
        String name = corpus.substring(CARD.length());
        return Optional.of(isTask(name) ? of(name) : new EndlessTask(Tasks.of(name)));
    }

    /** @throws IllegalArgumentException in words for the user when a model learned from something else */
    public static ExampleTask learned(Model model) {
        return learned(model.card().corpus()).orElseThrow(() -> new IllegalArgumentException(
                Words.of("train.task.not-learned", model.card().name())));
    }

    /** Whether there is such a task, without making its examples. */
    public static boolean isLearned(String corpus) {
        if (!corpus.startsWith(CARD)) {
            return Files.isRegularFile(Path.of(SeriesNames.file(corpus)));
        }
        String name = corpus.substring(CARD.length());
        return isTask(name) || Tasks.isTask(name);
    }

    /**
     * The size of a task, without making its examples.
     *
     * @throws IllegalArgumentException in words for the user when there is none
     */
    public static int check(String name) {
        return SeriesTask.isOne(name) ? 0 : family(name).orElseThrow(() -> new IllegalArgumentException(
                Words.of("train.task.none", name, syntax()))).size(name);
    }

    /** What a task belongs to, of whatever size. */
    public static Optional<Family> family(String name) {
        if (SeriesTask.isOne(name)) {
            return Optional.of(SERIES);
        }
        String before = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        return ALL.stream().filter(f -> f.name().equals(before)).findFirst();
    }

    /** What a lecture on a task begins with, none of which is to learn from or to measure on; empty of most. */
    public static List<Batch> lecture(ExampleTask task) {
        List<TextPair> pairs = task.id().equals("sentiment") ? List.of(Sentiment.LECTURE) : List.of();
        return GivenTask.examples(pairs, task.tokenizer(), task.output(), task.model());
    }

    private static ExampleTask reversal(int most) {
        return letters("reverse:" + most, LetterStrings.reversed(most), LetterStrings::reverse);
    }

    private static ExampleTask sorting(int most) {
        return letters("sort:" + most, LetterStrings.sorted(most), LetterStrings::sort);
    }

    /** The i-th letter of the alphabet's order where the i-th letter stands, so that a tagger can learn it. */
    private static ExampleTask sortingInPlace(int most) {
        Tokenizer letters = alphabet();
        ModelSpec model = new ModelSpec(LayerSpec.BLOCK, 2, 32, letters.vocabulary().size(), 0, 0, false, 0, 0,
                Wiring.of(Shape.TAGGER, letters.vocabulary().size()).withHeads(4));
        return texts("sort-in-place:" + most, LetterStrings.sorted(most), letters, letters, model,
                new Recipe(64, 0.003, 0.8, 10, 20), LetterStrings::sort);
    }

    private static Tokenizer alphabet() {
        return new CharacterTokenizer(
                new Vocabulary(IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList()));
    }

    private static ExampleTask letters(String id, PairCorpus corpus, UnaryOperator<String> solution) {
        Tokenizer letters = alphabet();
        return texts(id, corpus, letters, letters, writer("gru", 64, 16, letters, letters),
                new Recipe(64, 0.004, 0.7, 5, 8), solution);
    }

    private static ExampleTask dates() {
        PairCorpus corpus = Dates.corpus();
        Tokenizer read = characters(corpus, TextPair::source);
        Tokenizer written = characters(corpus, TextPair::target);
        return texts("dates", corpus, read, written, writer("gru", 64, 24, read, written),
                new Recipe(64, 0.004, 0.7, 4, 8));
    }

    private static ExampleTask englishKorean() {
        PairCorpus corpus = EnglishKorean.corpus();
        Tokenizer read = words(corpus, TextPair::source);
        Tokenizer written = words(corpus, TextPair::target);
        return texts("english-korean", corpus, read, written, writer("gru", 128, 48, read, written),
                new Recipe(64, 0.003, 0.6, 5, 9));
    }

    private static ExampleTask sentiment() {
        PairCorpus corpus = Sentiment.corpus();
        Tokenizer read = words(corpus, TextPair::source);
        Tokenizer labels = words(corpus, TextPair::target);
        ModelSpec model = new ModelSpec("lstm", 1, 24, read.vocabulary().size(), 16, 0, false, 0, 0,
                Wiring.of(Shape.CLASSIFIER, labels.vocabulary().size()).withBidirectional(true)
                        .withPooling(Pooling.ATTENTION));
        return texts("sentiment", corpus, read, labels, model, new Recipe(32, 0.005, 0.7, 5, 8));
    }

    private static ExampleTask partsOfSpeech() {
        PairCorpus corpus = PartsOfSpeech.corpus();
        Tokenizer read = words(corpus, TextPair::source);
        Tokenizer labels = words(corpus, TextPair::target);
        ModelSpec model = new ModelSpec("lstm", 1, 32, read.vocabulary().size(), 16, 0, false, 0, 0,
                Wiring.of(Shape.TAGGER, labels.vocabulary().size()).withBidirectional(true));
        return texts("pos", corpus, read, labels, model, new Recipe(32, 0.005, 0.7, 4, 6));
    }

    private static ExampleTask numbers() {
        PairCorpus corpus = SpelledNumbers.corpus();
        Tokenizer written = characters(corpus, TextPair::target);
        int digits = 3;
        ModelSpec model = new ModelSpec("lstm", 1, 64, 0, 16, 0, false, 10 * digits, 0,
                Wiring.of(Shape.GENERATOR, written.vocabulary().size()));
        Function<TextPair, Batch> example = pair -> new Batch(new int[0], Sources.figures(pair.source(), digits),
                GivenTask.target(written, pair.target(), model), new float[0]);
        return new GivenTask("numbers", NONE, written, corpus.training().stream().map(example).toList(),
                corpus.heldOut().stream().map(example).toList(), model, new Recipe(32, 0.005, 0.97, 21, 80), null);
    }

    /**
     * @param id "shapes" reads the picture cell by cell, and looks at it while writing; "glance" is given it once, as its
     *           first state; "features" is given it at every step
     */
    private static ExampleTask shapes(String id) {
        boolean seen = id.equals("shapes");
        Pictures.Split pictures = Pictures.split();
        Tokenizer written = SpacedWordTokenizer.of(pictures.training().stream().map(Captioned::phrase));
        Wiring wiring = Wiring.of(seen ? Shape.ENCODER_DECODER : Shape.GENERATOR, written.vocabulary().size());
        ModelSpec model = new ModelSpec("gru", 1, 48, 0, 16, 0, false,
                seen ? Pictures.SEEN : Pictures.SIDE * Pictures.SIDE, 0,
                seen ? wiring.withBidirectional(true).withScoring(Scoring.ADDITIVE)
                        : wiring.withEveryStep(id.equals("features")));
        Function<Captioned, Batch> example = shown -> new Batch(new int[0],
                seen ? Pictures.cells(shown.picture()) : shown.picture(),
                GivenTask.target(written, shown.phrase(), model), new float[0]);
        return new GivenTask(id, NONE, written, pictures.training().stream().map(example).toList(),
                pictures.heldOut().stream().map(example).toList(), model,
                seen ? new Recipe(50, 0.004, 0.8, 5, 10) : new Recipe(50, 0.004, 0.9, 11, 20), null);
    }

    private static ExampleTask questions() {
        PictureQuestions.Split split = PictureQuestions.split();
        Tokenizer words = SpacedWordTokenizer.of(split.training().stream().map(PictureQuestions.Asked::question));
        Tokenizer answers = SpacedWordTokenizer.of(split.training().stream().map(PictureQuestions.Asked::answer));
        ModelSpec model = new ModelSpec("gru", 1, 48, words.vocabulary().size(), 16, 0, false, Pictures.SEEN, 0,
                Wiring.of(Shape.ANSWERER, answers.vocabulary().size()).withBidirectional(true).withScoring(Scoring.ADDITIVE)
                        .withPooling(Pooling.ATTENTION));
        Function<PictureQuestions.Asked, Batch> example = asked -> new Batch(GivenTask.ids(words, asked.question()),
                Pictures.cells(asked.picture()), GivenTask.ids(answers, asked.answer()), new float[0]);
        return new GivenTask("questions", words, answers, split.training().stream().map(example).toList(),
                split.heldOut().stream().map(example).toList(), model, new Recipe(50, 0.004, 0.75, 6, 11), null);
    }

    /** @param each whether it is said of each picture what happens in it, or once in which direction it ends */
    private static ExampleTask films(boolean each) {
        Film.Split films = Film.split(!each);
        Tokenizer labels = SpacedWordTokenizer.of((each ? Film.allLabels() : Film.directions()).stream());
        ModelSpec model = new ModelSpec("gru", 1, 64, 0, 0, 0, false, Film.SIDE * Film.SIDE, 0,
                Wiring.of(each ? Shape.TAGGER : Shape.CLASSIFIER, labels.vocabulary().size()));
        Function<Film, Batch> example = film -> new Batch(new int[0], film.levels(), GivenTask.target(labels,
                each ? String.join(" ", film.labels()) : film.direction().orElseThrow(), model), new float[0]);
        return new GivenTask(each ? "moves" : "moving", NONE, labels, films.training().stream().map(example).toList(),
                films.heldOut().stream().map(example).toList(), model,
                each ? new Recipe(50, 0.004, 0.9, 16, 30) : new Recipe(50, 0.004, 0.8, 6, 14), null);
    }

    /** @param count how many */
    private static ExampleTask glimpses(int count) {
        Tokenizer labels = new CharacterTokenizer(
                new Vocabulary(IntStream.range(0, 10).mapToObj(Integer::toString).toList()));
        ModelSpec model = new ModelSpec("gru", 1, 64, 0, 0, 0, false, DigitPicture.SIDE * DigitPicture.SIDE, 0,
                Wiring.of(Shape.CLASSIFIER, 10).withGlimpses(new Glimpses(count, 8)));
        return new GivenTask("glimpses:" + count, NONE, labels, digits(10_000, LEARNED), digits(500, MEASURED), model,
                new Recipe(32, 0.003, 0.75, 8, 16), null);
    }

    /** @param count how many patches */
    private static ExampleTask drawing(int count) {
        ModelSpec model = new ModelSpec("lstm", 1, 64, 0, 0, 0, false, DrawnDigit.GIVEN,
                DigitPicture.SIDE * DigitPicture.SIDE, Wiring.of(Shape.DRAWER, 0).withGlimpses(new Glimpses(count, 5)));
        return new GivenTask("draw:" + count, NONE, NONE, drawn(5_000, LEARNED), drawn(200, MEASURED), model,
                new Recipe(25, 0.004, 0.8, 10, 20), null);
    }

    private static List<Batch> drawn(int count, long seed) {
        SeededRandom random = new SeededRandom(seed);
        return IntStream.range(0, count).mapToObj(i -> drawn(DrawnDigit.next(i % 10, random))).toList();
    }

    /** A digit to draw, with the picture that should come out. */
    public static Batch drawn(DrawnDigit digit) {
        return new Batch(new int[0], digit.given(), new int[0], digit.levels());
    }

    /** One of the pictures to measure on, without making the others. */
    public static Batch firstDigit() {
        List<Batch> some = digits(FIRST_DIGIT, MEASURED);
        return some.get(some.size() - 1);
    }

    private static List<Batch> digits(int count, long seed) {
        return ClutteredDigits.of(count, seed).stream().map(shown -> new Batch(new int[0], shown.levels(),
                new int[] {shown.digit()}, new float[0])).toList();
    }

    private static ExampleTask prices() {
        ModelSpec model = new ModelSpec("gru", 1, 16, 0, 0, 0, false, PriceSeries.READ, 1,
                Wiring.of(Shape.REGRESSOR, 0));
        return new GivenTask("prices", NONE, NONE, new PriceSeries(6_000, 1).examples(),
                PriceSeries.heldOut().examples(), model, new Recipe(50, 0.005, 0.8, 6, 15), null);
    }

    // What they are made of

    static final Tokenizer NONE = new CharacterTokenizer(new Vocabulary(List.of()));

    /** What writes a text from another, looking at it. */
    private static ModelSpec writer(String cell, int units, int embedding, Tokenizer read, Tokenizer written) {
        return new ModelSpec(cell, 1, units, read.vocabulary().size(), embedding, 0, false, 0, 0,
                Wiring.of(Shape.ENCODER_DECODER, written.vocabulary().size()).withBidirectional(true)
                        .withScoring(Scoring.GENERAL));
    }

    private static ExampleTask texts(String id, PairCorpus corpus, Tokenizer read, Tokenizer written, ModelSpec model,
            Recipe recipe) {
        return texts(id, corpus, read, written, model, recipe, null);
    }

    private static ExampleTask texts(String id, PairCorpus corpus, Tokenizer read, Tokenizer written, ModelSpec model,
            Recipe recipe, UnaryOperator<String> solution) {
        return new GivenTask(id, read, written,
                GivenTask.examples(corpus.training(), read, written, model),
                GivenTask.examples(corpus.heldOut(), read, written, model), model, recipe, solution);
    }

    private static Stream<String> all(PairCorpus corpus, Function<TextPair, String> part) {
        return Stream.concat(corpus.training().stream(), corpus.heldOut().stream()).map(part);
    }

    private static Tokenizer characters(PairCorpus corpus, Function<TextPair, String> part) {
        return CharacterTokenizer.of(all(corpus, part).collect(Collectors.joining()));
    }

    private static Tokenizer words(PairCorpus corpus, Function<TextPair, String> part) {
        return SpacedWordTokenizer.of(all(corpus, part));
    }
}
