package rnnscope.session;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import rnnscope.io.ModelFileException;
import rnnscope.language.Words;
import rnnscope.session.reading.EmptyTextException;
import rnnscope.text.TextFileException;

/** Failure messages of the window: what is wrong, and the one thing to do next. */
public final class Failures {
    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private Failures() {}

    static Notice notice(Throwable failure) {
        if (failure instanceof ModelFileException) {
            return Notice.error(sentence("session.failure.model", failure));
        }
        if (failure instanceof TextFileException || failure instanceof EmptyTextException) {
            return Notice.error(sentence("session.failure.text", failure));
        }
        if (failure instanceof UncheckedIOException) {
            return notice(failure.getCause());
        }
        if (failure instanceof OutOfMemoryError) {
            return Notice.error(Words.of("session.failure.memory", Runtime.getRuntime().maxMemory() >> 20));
        }
        LOG.log(Level.ERROR, "unexpected failure", failure);
        String words = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return Notice.error(Words.of("session.failure.other", sentence(words)));
    }

    /** What is wrong, as a sentence that stands alone. */
    public static String sentence(Throwable failure) {
        String words = failure.getMessage();
        return sentence(Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    /** What is wrong, and what to do, by the key of a pattern that says both. */
    private static String sentence(String key, Throwable failure) {
        String fault = failure.getMessage();
        return Words.of(key, fault.endsWith(".") ? fault.substring(0, fault.length() - 1) : fault);
    }
}
