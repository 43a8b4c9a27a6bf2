package rnnscope.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All Java sources under a folder as one text: each file whole, in the order of their paths, an empty line between. */
public final class JavaSourceCorpus {
    private JavaSourceCorpus() {
    }

    /** @throws TextFileException when it is no folder, has no Java source, or one of them is no text */
    public static Corpus read(Path folder) throws TextFileException {
        if (!Files.isDirectory(folder)) {
            throw new TextFileException(folder, Files.exists(folder) ? "is not a folder" : "does not exist");
        }
        StringBuilder text = new StringBuilder();
        for (Path source : sources(folder)) {
            if (text.length() > 0) {
                text.append('\n');
            }
            text.append(TextFile.read(source));
            if (text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            if (text.length() > TextFile.LIMIT) {
                throw new TextFileException(folder, "has more Java source than " + TextFile.LIMIT + " characters");
            }
        }
        if (text.length() == 0) {
            throw new TextFileException(folder, "has no Java source in it");
        }
        return new Corpus(portable(folder), text.toString());
    }

    private static List<Path> sources(Path folder) throws TextFileException {
        // Compared with '/' whatever the system, so that the same folder is the same corpus everywhere.
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file)
                    && file.toFile().length() > 0)
                    .sorted(Comparator.comparing(file -> portable(folder.relativize(file))))
                    .toList();
        } catch (UncheckedIOException e) {
            throw new TextFileException(folder, "cannot be read: " + e.getCause().getMessage(), e.getCause());
        } catch (IOException e) {
            throw new TextFileException(folder, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static String portable(Path path) {
        return path.toString().replace('\\', '/');
    }
}
