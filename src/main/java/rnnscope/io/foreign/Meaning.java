package rnnscope.io.foreign;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Meaning of a network's output, which no tensor tells. */
public enum Meaning {
    NEXT("the next symbol, at every step"),
    TAGS("a label at every step"),
    LABEL("one label, after the last step"),
    SERIES("numbers at every step"),
    NUMBERS("numbers, after the last step");

    private final String words;

    Meaning(String words) {
        this.words = words;
    }

    /** For the user: "the next symbol, at every step". */
    public String words() {
        return words;
    }

    /** Whether there is one prediction for a whole sequence. */
    boolean isPooled() {
        return this == LABEL || this == NUMBERS;
    }

    /** Whether one of several is chosen. */
    boolean isChoice() {
        return this == NEXT || this == TAGS || this == LABEL;
    }

    /** As files and command lines spell it: "next". */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException in words for the user when there is none of this name */
    public static Meaning named(String id) {
        return Arrays.stream(values()).filter(meaning -> meaning.id().equals(id)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("an output means " + Arrays.stream(values())
                        .map(m -> m.id() + " (" + m.words + ")").collect(Collectors.joining("; ")) + ", not \"" + id + "\""));
    }
}
