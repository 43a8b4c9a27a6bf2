package rnnscope.session;

import java.io.IOException;

/** A text without a symbol. */
final class EmptyTextException extends IOException {
    private static final long serialVersionUID = 1;

    EmptyTextException(String name) {
        super(name + " is empty.");
    }
}
