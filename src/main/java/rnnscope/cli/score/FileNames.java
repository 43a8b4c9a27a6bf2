package rnnscope.cli.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import rnnscope.language.Words;

/** Names of files as a command line gives them: patterns and folders, each of which stands for several, in order. */
public final class FileNames {
    private FileNames() {}

    /** Whether a name is a pattern, not a file's own. */
    public static boolean isPattern(String name) {
        return name.matches(".*[*?\\[{].*") && !isFile(name);
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            // Some systems have no such names.
            return false;
        }
    }

    /**
     * The files that a pattern stands for: * within a folder, ** across folders, ?, [a-z], {a,b}.
     *
     * @throws IOException              when folders cannot be read
     * @throws IllegalArgumentException in words for the user when it is none, or no file is called so
     */
    public static List<Path> matching(String pattern) throws IOException {
        int special = 0;
        while ("*?[{".indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        int end = pattern.lastIndexOf('/', special);
        Path base = Path.of(end < 0 ? "" : pattern.substring(0, end + 1));
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(end + 1));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(Words.of("cli.files.pattern", pattern, e.getDescription()));
        }
        List<Path> found = under(base, file -> matcher.matches(base.relativize(file)));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(Words.of("cli.files.none", pattern));
        }
        return found;
    }

    /** The files of a folder and those in it whose names end so, in the order of their paths. */
    public static List<Path> ending(Path folder, String ending) throws IOException {
        return under(folder, file -> file.toString().endsWith(ending));
    }

    private static List<Path> under(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> wanted.test(file) && Files.isRegularFile(file))
                    .sorted((a, b) -> portable(a).compareTo(portable(b))).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String portable(Path path) {
        return path.toString().replace('\\', '/');
    }
}
