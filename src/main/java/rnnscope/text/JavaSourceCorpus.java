package rnnscope.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Corpus of all Java sources under a folder as one text: each file whole but for a byte order mark, in the order of
 * their paths, an empty line between. Links that lead out of the folder are left out, and the corpus remarks on it.
 */
public final class JavaSourceCorpus {
    private JavaSourceCorpus() {
    }

    /** @throws TextFileException when it is no folder, has no Java source, or one of them is no text */
    public static Corpus read(Path folder) throws TextFileException {
        if (!Files.isDirectory(folder)) {
            throw new TextFileException(folder, Files.exists(folder) ? "is not a folder" : "does not exist");
        }
        StringBuilder text = new StringBuilder();
        List<Path> outside = new ArrayList<>();
        for (Path source : sources(folder, ".java", outside)) {
            if (text.length() > 0) {
                text.append('\n');
            }
            text.append(TextChanges.of(TextFile.read(source), c -> c != TextChanges.BYTE_ORDER_MARK).text());
            if (text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            if (text.length() > TextFile.LIMIT) {
                throw new TextFileException(folder, "has more Java source than " + TextFile.LIMIT + " characters");
            }
        }
        if (text.length() == 0) {
            List<Path> texts = sources(folder, ".txt", outside);
            throw new TextFileException(folder, "is a folder with no Java source in it; give a file"
                    + (texts.isEmpty() ? "" : ", for instance " + portable(texts.get(0))));
        }
        return new Corpus(portable(folder), text.toString(), outside.isEmpty() ? List.of() : List.of(outside.size()
                + (outside.size() == 1 ? " link leads" : " links lead") + " out of the folder and "
                + (outside.size() == 1 ? "is" : "are") + " left out, " + portable(outside.get(0))
                + (outside.size() == 1 ? "" : " among them")));
    }

    /** @param outside is given the links that lead out of the folder */
    private static List<Path> sources(Path folder, String suffix, List<Path> outside) throws TextFileException {
        // Compared with '/' whatever the system, so that the same folder is the same corpus everywhere.
        try {
            Path real = folder.toRealPath();
            List<Path> all;
            try (Stream<Path> files = Files.walk(real)) {
                all = files.filter(f -> f.toString().endsWith(suffix) && Files.isRegularFile(f))
                        .sorted(Comparator.comparing(f -> portable(real.relativize(f)))).toList();
            }
            List<Path> found = new ArrayList<>();
            for (Path file : all) {
                boolean inside = !Files.isSymbolicLink(file) || file.toRealPath().startsWith(real);
                if (!inside || Files.size(file) > 0) {
                    (inside ? found : outside).add(folder.resolve(real.relativize(file)));
                }
            }
            return found;
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
