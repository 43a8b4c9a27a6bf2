package rnnscope.session.file;

import java.io.IOException;

/**
 * Exception that says what is wrong with a file that tells a window how to stand: the file, the line where there is
 * one, and the fault.
 */
public final class SessionFileException extends IOException {
    private static final long serialVersionUID = 1;

    SessionFileException(String message) {
        super(message);
    }

    SessionFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
