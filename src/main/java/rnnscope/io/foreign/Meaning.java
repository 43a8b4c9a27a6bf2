package rnnscope.io.foreign;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import rnnscope.language.Words;

/** Meaning of a network's output, which no tensor tells. */
public enum Meaning {
    NEXT, TAGS, LABEL, SERIES, NUMBERS;

    /** For the user: "the next symbol, at every step". */
    public String words() {
        return Words.of("io.meaning." + id());
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
                () -> new IllegalArgumentException(Words.of("io.no-meaning", Arrays.stream(values())
                        .map(m -> m.id() + " (" + m.words() + ")").collect(Collectors.joining("; ")), id)));
    }
}
