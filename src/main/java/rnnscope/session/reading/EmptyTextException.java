package rnnscope.session.reading;

import java.io.IOException;

/** Exception for a text without a symbol. */
public final class EmptyTextException extends IOException {
    private static final long serialVersionUID = 1;

    EmptyTextException(SourceText source) {
        super(source.name() + (source.raw().isEmpty() ? " is empty." : " has no symbol that the model could read."));
    }
}
