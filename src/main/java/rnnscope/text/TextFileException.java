package rnnscope.text;

import java.io.IOException;
import java.nio.file.Path;
import rnnscope.language.Words;

/**
 * Exception for a file or folder that cannot be used as text. The message is one sentence that names it and the fault.
 */
public final class TextFileException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path file;

    /** @param fault what is wrong, continuing the file's name: "is empty" */
    public TextFileException(Path file, String fault) {
        super(Words.of("text.file.fault", file, fault));
        this.file = file;
    }

    public TextFileException(Path file, String fault, IOException cause) {
        this(file, fault);
        initCause(cause);
    }

    public Path file() {
        return file;
    }
}
