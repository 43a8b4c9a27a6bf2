package rnnscope.io;

import java.io.IOException;

/**
 * A model file that cannot be read or written. The message is one sentence for the user that names the file and the
 * fault.
 */
public final class ModelFileException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 60;

    private final String file;
    private final String fault;

    /**
     * @param file  path or name of the file, as the user knows it
     * @param fault what is wrong with it, to be read after a colon
     */
    public ModelFileException(String file, String fault) {
        this(file, fault, null);
    }

    public ModelFileException(String file, String fault, Throwable cause) {
        super(file + ": " + fault, cause);
        this.file = file;
        this.fault = fault;
    }

    public String file() {
        return file;
    }

    public String fault() {
        return fault;
    }

    /** A name found in a file, in quotation marks: no longer than a line, and nothing in it that could break one. */
    static String quoted(String name) {
        StringBuilder shown = new StringBuilder("\"");
        name.codePoints().limit(SHOWN).forEach(c -> {
            boolean visible = !Character.isISOControl(c) && Character.isDefined(c)
                    && Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
            shown.append(visible ? Character.toString(c) : "�");
        });
        if (name.codePointCount(0, name.length()) > SHOWN) {
            shown.append('…');
        }
        return shown.append('"').toString();
    }
}
