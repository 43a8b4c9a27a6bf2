package rnnscope.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Exception for a disk on which files cannot be locked, as some network disks. */
public final class NoLocksException extends IOException {
    private static final long serialVersionUID = 1;

    NoLocksException(Path file, IOException cause) {
        super(file + ": files on this disk cannot be locked (" + cause.getMessage() + ")", cause);
    }
}
