package rnnscope.session.example;

import java.util.List;
import java.util.stream.IntStream;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.tape.Side;
import rnnscope.text.ReadText;
import rnnscope.text.Vocabulary;
import rnnscope.train.example.Pictures;
import rnnscope.train.example.Sources;

/**
 * Source that a model reads, as it was typed and in symbols. Immutable.
 *
 * @param text    as it was typed
 * @param kind    what it is
 * @param batch   as the model reads it; with what should come out where that is known, else without targets
 * @param symbols a label for each step that is read; a single one where it is given once
 */
public record ExampleSource(String text, Kind kind, Batch batch, List<String> symbols) {

    /** What a source is. */
    public enum Kind {
        /** Letters or words, one a step. */
        SYMBOLS,
        /** A picture, a cell a step, or given once. */
        PICTURE,
        /** A picture of 8 × 8 that is read cell by cell, and a question about it, a word a step. */
        QUESTION,
        /** A film of 12 × 12 pictures, a picture a step. */
        FILM,
        /** A number in figures, given once. */
        FIGURES,
        /** Numbers, some a step, or given once. */
        NUMBERS;

        static Kind of(Model model) {
            if (model.spec().wiring().shape().asks()) {
                return QUESTION;
            }
            if (model.spec().readsSymbols()) {
                return SYMBOLS;
            }
            return model.spec().glimpses() ? PICTURE : switch (model.card().corpus()) {
                case "task shapes", "task glance", "task features" -> PICTURE;
                case "task moving", "task moves" -> FILM;
                case "task numbers" -> FIGURES;
                default -> NUMBERS;
            };
        }
    }

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException in words for the user when the model cannot read it
     */
    static ExampleSource read(Model model, String text) {
        return of(model, text, Sources.read(model, text));
    }

    /** @param batch that {@code text} says */
    static ExampleSource of(Model model, String text, Batch batch) {
        Kind kind = Kind.of(model);
        List<String> symbols = kind == Kind.SYMBOLS ? symbols(model, text) : kind == Kind.QUESTION ? symbols(model, typed(kind, text)) : labels(model.spec(), kind, text, batch);
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException(Words.of("session.example.empty"));
        }
        return new ExampleSource(text, kind, batch, symbols);
    }

    /** What of a text is typed, the rest being painted: of a question about a picture the question. */
    public String typed() {
        return typed(kind, text);
    }

    private static String typed(Kind kind, String text) {
        return kind == Kind.QUESTION ? text.strip().replaceFirst("\\S+\\s*", "") : text;
    }

    /** The whole text where this is typed in place of what was typed. */
    public String withTyped(String other) {
        return kind == Kind.QUESTION ? text.strip().split("\\s+", 2)[0] + " " + other : other;
    }

    private static List<String> symbols(Model model, String text) {
        ReadText read = ReadText.of(model.tokenizer(), text);
        Vocabulary vocabulary = model.tokenizer().vocabulary();
        if (read.tokens().unknown() > 0 && vocabulary.standIn() == Vocabulary.UNKNOWN) {
            throw new IllegalArgumentException(read.unknown().first());
        }
        return IntStream.range(0, read.tokens().length()).mapToObj(t -> vocabulary.symbol(read.tokens().id(t))).toList();
    }

    private static List<String> labels(ModelSpec spec, Kind kind, String text, Batch batch) {
        if (spec.wiring().shape() == Shape.GENERATOR) {
            return List.of(kind == Kind.FIGURES ? text : Words.of(kind == Kind.PICTURE ? "session.example.picture" : "session.example.numbers"));
        }
        return IntStream.range(0, batch.steps(spec, Side.SOURCE)).mapToObj(s -> kind == Kind.PICTURE && !spec.isGivenOnce()
                ? (s / Pictures.SIDE + 1) + "," + (s % Pictures.SIDE + 1) : Integer.toString(s + 1)).toList();
    }

    /** Steps that are read, 1 where it is given once. */
    public int steps() {
        return symbols.size();
    }

    /** Grey levels of a picture, row after row, dark 0 to light 1. */
    public float[] picture() {
        return batch.inputs().length == Pictures.SIDE * Pictures.SIDE * Pictures.SEEN
                ? Pictures.ofCells(batch.inputs()) : batch.inputs().clone();
    }

    /** Whether it is known what should come out. */
    public boolean isAnswerKnown() {
        return batch.targets().length > 0 || batch.targetNumbers().length > 0;
    }
}
