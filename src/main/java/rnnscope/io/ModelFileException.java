package rnnscope.io;

import java.io.IOException;
import rnnscope.text.PlainLine;

/**
 * Exception for a model file that cannot be read or written. The message is one sentence for the user that names the
 * file and the fault.
 */
public final class ModelFileException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int NAME_LENGTH = 60;
    private static final int FAULT_LENGTH = 400;

    private final String file;
    private final String fault;

    /**
     * @param file  path or name of the file, as the user knows it
     * @param fault what is wrong with it, to be read after a colon; may quote the file
     */
    public ModelFileException(String file, String fault) {
        this(file, fault, null);
    }

    public ModelFileException(String file, String fault, Throwable cause) {
        this(file, new Line(fault), cause);
    }

    private ModelFileException(String file, Line fault, Throwable cause) {
        super(file + ": " + fault.text(), cause);
        this.file = file;
        this.fault = fault.text();
    }

    public String fault() {
        return fault;
    }

    /** A name found in a file, in quotation marks, shortened. */
    public static String quoted(String name) {
        return '"' + PlainLine.bounded(name, NAME_LENGTH) + '"';
    }

    /** A text in which nothing that a file holds can break the line or hide on it. */
    private record Line(String text) {
        Line {
            text = PlainLine.of(text, FAULT_LENGTH);
        }
    }
}
