package rnnscope.storage;

import java.nio.file.Path;

/** A user's folder in which everything can be written. */
public final class TestHome {
    private TestHome() {}

    public static UserFolder in(Path folder) {
        return new UserFolder(folder, failure -> {
            throw new AssertionError(failure);
        });
    }
}
