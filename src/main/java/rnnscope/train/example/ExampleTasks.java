package rnnscope.train.example;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Tokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.text.pair.Dates;
import rnnscope.text.pair.LetterStrings;
import rnnscope.text.pair.PairCorpus;
import rnnscope.text.pair.TextPair;

/** The tasks that come as examples. */
public final class ExampleTasks {

    /**
     * A task, of any size where it has one.
     *
     * @param name  what stands before the colon: "reverse"
     * @param size  the letter for its size: "N"; empty for a task without one
     * @param least least size
     * @param most  greatest size
     * @param usual size where none is given
     */
    public record Family(String name, String size, int least, int most, int usual, IntFunction<ExampleTask> tasks) {

        /** As a command line is asked for it: "reverse:N". */
        public String syntax() {
            return size.isEmpty() ? name : name + ":" + size;
        }

        private ExampleTask of(String given) {
            if (given == null) {
                return tasks.apply(usual);
            }
            if (size.isEmpty()) {
                throw new IllegalArgumentException("the task " + name + " has no size");
            }
            int value = given.matches("\\d{1,9}") ? Integer.parseInt(given) : -1;
            if (value < least || value > most) {
                throw new IllegalArgumentException(size + " of the task " + name + " is " + least + " to " + most
                        + ", not " + given);
            }
            return tasks.apply(value);
        }
    }

    private static final List<Family> ALL = List.of(
            new Family("reverse", "N", 1, 40, 10, ExampleTasks::reversal),
            new Family("sort", "N", 1, 40, 8, ExampleTasks::sorting),
            new Family("dates", "", 0, 0, 0, size -> dates()));

    private ExampleTasks() {}

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
        Family family = family(name).orElseThrow(() -> new IllegalArgumentException(
                "there is no task \"" + name + "\"; there are " + syntax()));
        return family.of(name.contains(":") ? name.substring(name.indexOf(':') + 1) : null);
    }

    private static Optional<Family> family(String name) {
        String before = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        return ALL.stream().filter(f -> f.name().equals(before)).findFirst();
    }

    private static ExampleTask reversal(int most) {
        return letters("reverse:" + most, "Reversal, up to " + most + " letters",
                "A string of letters is to be written backwards.", LetterStrings.reversed(most));
    }

    private static ExampleTask sorting(int most) {
        return letters("sort:" + most, "Sorting, up to " + most + " letters",
                "A string of letters is to be written in the order of the alphabet.", LetterStrings.sorted(most));
    }

    private static ExampleTask dates() {
        PairCorpus corpus = Dates.corpus();
        Tokenizer read = characters(corpus, TextPair::source);
        Tokenizer written = characters(corpus, TextPair::target);
        ModelSpec model = new ModelSpec("gru", 1, 64, read.vocabulary().size(), 24, 0, false, 0, 0,
                Wiring.of(Shape.ENCODER_DECODER, written.vocabulary().size()).withBidirectional(true)
                        .withScoring(Scoring.GENERAL));
        return new TextTask("dates", "Dates to ISO 8601",
                "A date as people write it, in English or in Korean, is to be written as year, month and day.", read, written,
                corpus, model, new Recipe(64, 0.004, 0.7, 3, 8));
    }

    private static Tokenizer characters(PairCorpus corpus, Function<TextPair, String> part) {
        return CharacterTokenizer.of(Stream.concat(corpus.training().stream(), corpus.heldOut().stream()).map(part)
                .collect(Collectors.joining()));
    }

    private static ExampleTask letters(String id, String title, String description, PairCorpus corpus) {
        Tokenizer letters = new CharacterTokenizer(
                new Vocabulary(IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList()));
        ModelSpec model = new ModelSpec("gru", 1, 64, 26, 16, 0, false, 0, 0,
                Wiring.of(Shape.ENCODER_DECODER, 26).withBidirectional(true).withScoring(Scoring.GENERAL));
        return new TextTask(id, title, description, letters, letters, corpus, model, new Recipe(64, 0.004, 0.7, 4, 8));
    }
}
