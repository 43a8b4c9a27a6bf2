package rnnscope.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import rnnscope.language.Words;

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
            throw new TextFileException(folder, Words.of(Files.exists(folder) ? "text.folder.none" : "text.file.missing"));
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
                throw new TextFileException(folder, Words.of("text.folder.long", TextFile.LIMIT));
            }
        }
        if (text.length() == 0) {
            List<Path> texts = sources(folder, ".txt", outside);
            throw new TextFileException(folder, texts.isEmpty() ? Words.of("text.folder.empty")
                    : Words.of("text.folder.empty-but", portable(texts.get(0))));
        }
        return new Corpus(portable(folder), text.toString(), outside.isEmpty() ? List.of() : List.of(
                Words.count("text.folder.links", outside.size(), portable(outside.get(0)))));
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
            throw new TextFileException(folder, Words.of("text.file.unread", e.getCause().getMessage()), e.getCause());
        } catch (IOException e) {
            throw new TextFileException(folder, Words.of("text.file.unread", e.getMessage()), e);
        }
    }

    private static String portable(Path path) {
        return path.toString().replace('\\', '/');
    }
}
