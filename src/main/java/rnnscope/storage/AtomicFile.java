package rnnscope.storage;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import rnnscope.language.Words;

/**
 * Atomic file that appears whole or not at all. What is written goes to a temporary file in the same folder;
 * {@link #commit()} brings it to the disk and renames it onto the target in one step, so that a crash or a kill at any
 * moment leaves the old file or the new one. Closed without a commit, it leaves the old file as it was and no trace of
 * the new one. (What a kill leaves of it goes when the next file is written in that folder: see
 * {@link ScratchFolder}.)
 *
 * <p>A symbolic link stays: what it points at is replaced. A file that is replaced passes its permissions on.
 */
public final class AtomicFile implements Closeable {
    private static final int MAX_LINKS = 40;

    private static final String CONTENT = "content";

    private final Path target;
    private final ScratchFolder scratch;
    private final FileOutputStream file;
    private final OutputStream stream;

    /** Writes the whole content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile(Path target, ScratchFolder scratch, FileOutputStream file) {
        this.target = target;
        this.scratch = scratch;
        this.file = file;
        this.stream = new BufferedOutputStream(naming(file), 1 << 16);
    }

    /** A stream whose failures name the file that was to be: the system says no more than "No space left on device". */
    public OutputStream naming(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                try {
                    out.write(bytes, from, count);
                } catch (IOException e) {
                    throw new IOException(target + ": " + Words.of("storage.failed", e.getMessage()), e);
                }
            }
        };
    }

    /**
     * Begins a new content for {@code path}.
     *
     * @throws IOException when {@code path} is a folder or a device, or its folder is missing or may not be written to
     */
    public static AtomicFile begin(Path path) throws IOException {
        Path target = followLinks(path.toAbsolutePath());
        if (Files.isDirectory(target)) {
            throw new IOException(path + ": " + Words.of("storage.folder"));
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException(path + ": " + Words.of("storage.device"));
        }
        Path folder = target.getParent();
        ScratchFolder scratch;
        try {
            scratch = ScratchFolder.in(folder, target.getFileName().toString());
        } catch (NoSuchFileException e) {
            throw new IOException(path + ": " + Words.of("storage.no-folder", folder), e);
        } catch (AccessDeniedException e) {
            throw new IOException(path + ": " + Words.of("storage.denied", folder), e);
        }
        try {
            Path temporary = Files.createFile(scratch.file(CONTENT));
            inheritPermissions(target, temporary);
            // Unlike a channel, this stream is not torn when its thread is interrupted.
            return new AtomicFile(target, scratch, new FileOutputStream(temporary.toFile()));
        } catch (IOException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** Writes a whole file; when {@code content} throws, the old file remains. */
    public static void write(Path path, Content content) throws IOException {
        try (AtomicFile file = begin(path)) {
            content.writeTo(file.stream());
            file.commit();
        }
    }

    /** Holds what is needed meanwhile; goes with this file's closing. */
    public ScratchFolder scratch() {
        return scratch;
    }

    /** Takes the new content; buffered. */
    public OutputStream stream() {
        return stream;
    }

    /** Puts the new content in the old one's place. Nothing can be written afterwards. */
    public void commit() throws IOException {
        stream.flush();
        file.getFD().sync();
        file.close();
        scratch.use(() -> Files.move(scratch.file(CONTENT), target, StandardCopyOption.ATOMIC_MOVE));
        syncFolder(target.getParent());
    }

    /** Gives the new content up unless it was committed. */
    @Override
    public void close() throws IOException {
        try (scratch) {
            file.close();
        }
    }

    private static Path followLinks(Path path) throws IOException {
        Path target = path;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(path + ": " + Words.of("storage.loop"));
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void inheritPermissions(Path from, Path to) throws IOException {
        if (Files.exists(from) && Files.getFileStore(from).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    /** Makes the rename itself survive a power failure, where the system lets a folder be opened. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders; the file is complete either way.
        }
    }
}
