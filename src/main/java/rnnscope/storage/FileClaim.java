package rnnscope.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rnnscope.language.Words;

/**
 * Lock file that this process holds: nobody else gets it until it is closed or the process ends, however it ends. The
 * file has no content, and must not be opened by other means (see {@link #HELD}).
 */
public final class FileClaim implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 10;

    /**
     * What this process holds. The system gives locks to processes, not to objects, and a process that opens and closes
     * its own lock file a second time loses the lock: so who asks again must be told without a look at the file, in one
     * place for the process.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FileClaim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock, or returns null when it is held, by this process or another.
     *
     * @throws NoLocksException where files cannot be locked
     * @throws IOException      when the file cannot be made
     */
    public static FileClaim tryTake(Path path) throws IOException {
        Path file = path.toAbsolutePath().getParent().toRealPath().resolve(path.getFileName());
        if (!HELD.add(file)) {
            return null;
        }
        FileClaim claim = null;
        try {
            FileChannel channel = lock(file);
            claim = channel == null ? null : new FileClaim(file, channel);
        } finally {
            if (claim == null) {
                HELD.remove(file);
            }
        }
        return claim;
    }

    /**
     * Takes the lock as soon as it is free.
     *
     * @throws IOException when it was not free for ten seconds, or cannot be had at all
     */
    public static FileClaim take(Path path) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (FileClaim claim = tryTake(path);; claim = tryTake(path)) {
            if (claim != null) {
                return claim;
            }
            if (System.nanoTime() > end) {
                throw new IOException(path + ": " + Words.of("storage.locked", PATIENCE.toSeconds()));
            }
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(path + ": " + Words.of("storage.interrupted"), e);
            }
        }
    }

    /** A channel that holds the lock on the file that is at this path; null where another process has it. */
    private static FileChannel lock(Path file) throws IOException {
        while (true) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // Left by an earlier holder, or held.
            }
            FileChannel channel = null;
            boolean locked = false;
            try {
                Object before = identity(file);
                channel = FileChannel.open(file, StandardOpenOption.WRITE);
                if (!isLocked(channel, file)) {
                    return null;
                }
                // Whoever held it may have deleted it meanwhile: a lock on that keeps nobody out.
                locked = before.equals(identity(file));
                if (locked) {
                    return channel;
                }
            } catch (NoSuchFileException e) {
                // Deleted meanwhile: begin again.
            } finally {
                if (channel != null && !locked) {
                    channel.close();
                }
            }
        }
    }

    private static boolean isLocked(FileChannel channel, Path file) throws NoLocksException {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            throw new NoLocksException(file, e);
        }
    }

    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        // Windows has no keys, and deletes no file that is open.
        return key == null ? file : key;
    }

    /** Gives the lock back; the file stays. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }

    /** Deletes the file and gives the lock back. */
    public void delete() throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Windows deletes no file that is open.
            channel.close();
            Files.deleteIfExists(file);
        } finally {
            close();
        }
    }
}
