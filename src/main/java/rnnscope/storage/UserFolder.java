package rnnscope.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * User folder of the program in the user's home, {@code ~/.rnnscope}: settings, recents, unfinished runs. Several
 * windows share it. Where nothing can be written in it, that is told once. May be used by several threads.
 */
public final class UserFolder {
    private final Path path;
    private final Consumer<IOException> cannotBeWritten;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * @param path            the folder, made when something is first written; null for none, where nothing is kept
     * @param cannotBeWritten told the first failure, on whatever thread it arose
     */
    public UserFolder(Path path, Consumer<IOException> cannotBeWritten) {
        this.path = path;
        this.cannotBeWritten = cannotBeWritten;
    }

    /** One in which nothing is kept. */
    public static UserFolder none() {
        return new UserFolder(null, failure -> {});
    }

    /** Where it is; null where there is no home. */
    public static Path path() {
        Path home = Path.of(System.getProperty("user.home", ""));
        // A user without a home has "?" there.
        return home.isAbsolute() ? home.resolve(".rnnscope") : null;
    }

    /** Whether nothing is kept. */
    public boolean isNone() {
        return path == null;
    }

    /** A file in it, which need not exist. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** The folder, which is made where it is missing. */
    public Path made() throws IOException {
        return Files.createDirectories(path);
    }

    /** Something in it could not be written. */
    public void failed(IOException failure) {
        if (told.compareAndSet(false, true)) {
            cannotBeWritten.accept(failure);
        }
    }
}
