package rnnscope.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import picocli.CommandLine.Option;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;

/**
 * Output file of a command, checked before it works: a place that a file can have, that is not what the command reads,
 * and where nothing is unless it may be replaced.
 */
final class Destination {
    @Option(names = "--overwrite", descriptionKey = "cli.destination.overwrite")
    private boolean overwrite;

    /**
     * @param inputs what the command reads; those that are no files are passed over
     * @throws IOException              in words for the user, beginning with the file's name, when it cannot or may not be
     *     written
     * @throws IllegalArgumentException when its name is empty
     */
    void require(Path file, String... inputs) throws IOException {
        requirePlace(file);
        for (String input : inputs) {
            if (Files.exists(file) && isFile(input) && Files.isSameFile(file, Path.of(input))) {
                throw new IOException(file + ": " + Words.of("cli.destination.read"));
            }
        }
        if (!overwrite && Files.exists(file)) {
            throw new IOException(file + ": " + Words.of("cli.destination.there"));
        }
    }

    /**
     * That a file can be written at this place, whatever is there now.
     *
     * @throws IOException likewise
     */
    static void requirePlace(Path file) throws IOException {
        if (file.toString().isBlank()) {
            throw new IllegalArgumentException(Words.of("cli.destination.empty"));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(file + ": " + Words.of("cli.destination.no-folder", folder));
        }
        try {
            // Neither a name that is too long nor a folder that takes nothing shows before something is made there.
            Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            // There is room for it.
        } catch (FileSystemException e) {
            throw new IOException(file + ": " + Words.of("cli.destination.name", e.getReason()), e);
        }
        try {
            AtomicFile.begin(file).close();
        } catch (FileSystemException e) {
            throw new IOException(file + ": " + Words.of("cli.destination.place", e.getReason()), e);
        } catch (IOException e) {
            // As in /proc, where a folder is that takes no files.
            throw e.getCause() instanceof NoSuchFileException && folder != null && Files.isDirectory(folder)
                    ? new IOException(file + ": " + Words.of("cli.destination.folder", folder), e) : e;
        }
    }

    /** Whether what is there may be replaced. */
    boolean overwrites() {
        return overwrite;
    }

    private static boolean isFile(String input) {
        try {
            return Files.exists(Path.of(input));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
