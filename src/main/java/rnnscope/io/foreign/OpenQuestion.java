package rnnscope.io.foreign;

import java.util.List;
import java.util.Locale;
import rnnscope.language.Words;

/**
 * Question that a file leaves open, with what was taken in the meantime.
 *
 * @param kind    what is asked for
 * @param taken   the answer that holds until somebody gives another, an option or, of symbols, in words
 * @param options answers by the names that {@link Answers} have for them; none where a list of symbols is asked for
 * @param size    of symbols, how many there are; else 0
 */
public record OpenQuestion(Kind kind, String taken, List<String> options, int size) {
    /** What can be open. */
    public enum Kind {
        CELL, SYMBOLS, TOKENIZER, MEANING, LABELS;

        /** For a form: "Cell". */
        public String title() {
            return Words.of("io.question." + name().toLowerCase(Locale.ROOT));
        }
    }
}
