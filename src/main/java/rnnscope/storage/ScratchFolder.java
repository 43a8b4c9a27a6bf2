package rnnscope.storage;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import rnnscope.language.Words;

/**
 * Scratch folder, hidden, for what some work needs for a while, on the same disk as its result. It goes when it is
 * closed and when the program ends, also by Ctrl-C or a signal. A kill leaves it behind; then the next one that is
 * made in the same place removes it: it holds a lock as long as its process lives, so that it is known whether anybody
 * still needs it.
 */
public final class ScratchFolder implements Closeable {
    private static final String SUFFIX = ".rnnscope-scratch";
    private static final String LOCK = "lock";
    private static final int LONGEST_NAME = 40;

    private final Path path;
    /** Null where there are no locks. */
    private final FileClaim owner;
    private final Thread atExit = new Thread(this::end, "scratch");
    /** Held for good once the program ends. */
    private final ReentrantLock alive = new ReentrantLock();
    private boolean closed;

    /** Something that fails only with the disk. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    private ScratchFolder(Path path, FileClaim owner) {
        this.path = path;
        this.owner = owner;
    }

    /**
     * A new one; those in {@code folder} that nobody needs any more are removed.
     *
     * @param folder where it is to be
     * @param name   what it is for, part of its name
     */
    public static ScratchFolder in(Path folder, String name) throws IOException {
        sweep(folder);
        while (true) {
            Path path = folder.resolve("." + shortened(name) + "-" + UUID.randomUUID() + SUFFIX);
            Files.createDirectory(path);
            try {
                FileClaim owner = FileClaim.tryTake(path.resolve(LOCK));
                if (owner != null) {
                    return new ScratchFolder(path, owner).removedAtExit();
                }
            } catch (NoSuchFileException e) {
                // Swept by another process before it had its lock.
            } catch (NoLocksException e) {
                // Nobody can tell then whether it is needed, and nobody sweeps it.
                return new ScratchFolder(path, null).removedAtExit();
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path.resolve(LOCK));
                Files.deleteIfExists(path);
                throw e;
            }
        }
    }

    /** Removes those in a folder that belong to no living process. What cannot be removed stays, without a word. */
    public static void sweep(Path folder) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
            for (Path path : all) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    sweepOne(path);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Nothing there, so nothing left there.
        } catch (IOException | DirectoryIteratorException e) {
            System.getLogger(ScratchFolder.class.getName()).log(Level.DEBUG, "not swept: " + folder, e);
        }
    }

    private static void sweepOne(Path path) {
        try {
            FileClaim nobody = FileClaim.tryTake(path.resolve(LOCK));
            if (nobody != null) {
                remove(path, nobody);
            }
        } catch (IOException e) {
            System.getLogger(ScratchFolder.class.getName()).log(Level.DEBUG, "not swept: " + path, e);
        }
    }

    /**
     * The lock goes last, so that half of a removal can be gone on with.
     *
     * @param owner null where there are no locks
     */
    private static void remove(Path path, FileClaim owner) throws IOException {
        try (owner; DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (!file.getFileName().toString().equals(LOCK)) {
                    Files.deleteIfExists(file);
                }
            }
            if (owner == null) {
                Files.deleteIfExists(path.resolve(LOCK));
            } else {
                owner.delete();
            }
        } catch (NoSuchFileException e) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException e) {
            // Made by a process that had not had its lock yet, and has it now.
        }
    }

    private ScratchFolder removedAtExit() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            return this;
        } catch (IllegalStateException e) {
            remove(path, owner);
            throw new IOException(Words.of("storage.ending"), e);
        }
    }

    /** As the program ends. The lock is not given back: who writes here meanwhile waits for the end, and reports nothing. */
    private void end() {
        alive.lock();
        if (!closed) {
            try {
                remove(path, owner);
            } catch (IOException e) {
                System.getLogger(ScratchFolder.class.getName()).log(Level.DEBUG, "not removed: " + path, e);
            }
        }
    }

    /** A file in it, which need not exist. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Does something that needs the folder to be there. */
    public <T> T use(Work<T> work) throws IOException {
        alive.lock();
        try {
            return work.run();
        } finally {
            alive.unlock();
        }
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() throws IOException {
        alive.lock();
        try {
            if (!closed) {
                closed = true;
                Runtime.getRuntime().removeShutdownHook(atExit);
                remove(path, owner);
            }
        } catch (IllegalStateException e) {
            // The program is ending: its turn comes.
            closed = false;
        } finally {
            alive.unlock();
        }
    }

    /** File systems allow 255 bytes for a name. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
    }
}
