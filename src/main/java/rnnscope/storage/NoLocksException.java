package rnnscope.storage;

import java.io.IOException;
import java.nio.file.Path;
import rnnscope.language.Words;

/** Exception for a disk on which files cannot be locked, as some network disks. */
public final class NoLocksException extends IOException {
    private static final long serialVersionUID = 1;

    NoLocksException(Path file, IOException cause) {
        super(file + ": " + Words.of("storage.no-locks", cause.getMessage()), cause);
    }
}
