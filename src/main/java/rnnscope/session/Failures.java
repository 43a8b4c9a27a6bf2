package rnnscope.session;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import rnnscope.io.ModelFileException;
import rnnscope.session.reading.EmptyTextException;
import rnnscope.text.TextFileException;

/** Failure messages of the window: what is wrong, and the one thing to do next. */
public final class Failures {
    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private Failures() {}

    static Notice notice(Throwable failure) {
        if (failure instanceof ModelFileException) {
            return Notice.error(sentence(failure.getMessage(), "open another model file"));
        }
        if (failure instanceof TextFileException || failure instanceof EmptyTextException) {
            return Notice.error(sentence(failure.getMessage(), "open a UTF-8 text file, or type a text"));
        }
        if (failure instanceof UncheckedIOException) {
            return notice(failure.getCause());
        }
        if (failure instanceof OutOfMemoryError) {
            return Notice.error("There is not enough memory for that (" + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB): open a shorter text or a smaller model, or start with more (java -Xmx2g -jar rnnscope.jar).");
        }
        LOG.log(Level.ERROR, "unexpected failure", failure);
        String words = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return Notice.error("That did not work: " + sentence(words));
    }

    /** What is wrong, as a sentence that stands alone. */
    public static String sentence(Throwable failure) {
        String words = failure.getMessage();
        return sentence(Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    /** One sentence: what is wrong, and what to do. */
    private static String sentence(String fault, String remedy) {
        return (fault.endsWith(".") ? fault.substring(0, fault.length() - 1) : fault) + "; " + remedy + ".";
    }
}
