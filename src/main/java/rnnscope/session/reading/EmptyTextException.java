package rnnscope.session.reading;

import java.io.IOException;
import rnnscope.language.Words;

/** Exception for a text without a symbol. */
public final class EmptyTextException extends IOException {
    private static final long serialVersionUID = 1;

    EmptyTextException(SourceText source) {
        super(Words.of(source.raw().isEmpty() ? "session.text.empty" : "session.text.no-symbol", source.name()));
    }
}
