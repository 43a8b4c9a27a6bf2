package rnnscope.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.text.Corpora;
import rnnscope.text.TextFile;
import rnnscope.text.stream.LongText;

/** Long texts as a command line names them: files, folders and patterns, which are read one after another. */
public final class LongTexts {
    private LongTexts() {}

    /** Whether names stand for a text that is more than a corpus of {@link Corpora}. */
    public static boolean isLong(List<String> names) throws IOException {
        return names.size() != 1 || FileNames.isPattern(names.get(0)) || isFolderOfTexts(names.get(0))
                || isFile(names.get(0)) && Files.size(Path.of(names.get(0))) > TextFile.LIMIT;
    }

    private static boolean isFolderOfTexts(String name) throws IOException {
        return isFolder(name) && FileNames.ending(Path.of(name), ".java").isEmpty()
                && !FileNames.ending(Path.of(name), ".txt").isEmpty();
    }

    /**
     * The text that names stand for.
     *
     * @throws IOException              when a file cannot be read
     * @throws IllegalArgumentException in words for the user when a name stands for none, or cannot stand beside others
     */
    public static LongText of(List<String> names) throws IOException {
        String first = names.get(0);
        if (names.size() == 1 && !FileNames.isPattern(first) && !isFolder(first) && !isFile(first)) {
            return LongText.of(first, Corpora.open(first).text());
        }
        if (names.size() == 1 && isFile(first)) {
            return LongText.of(Path.of(first));
        }
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            if (FileNames.isPattern(name)) {
                files.addAll(FileNames.matching(name));
            } else if (isFolder(name)) {
                files.addAll(ofFolder(name));
            } else if (isFile(name)) {
                files.add(Path.of(name));
            } else {
                throw new IllegalArgumentException(Words.of("cli.files.neither", name));
            }
        }
        return LongText.of(names.size() == 1 ? first : Words.of("cli.files.texts", files.size()), files);
    }

    /** Its sources of Java, as a corpus of them is, or where it has none what ends in .txt. */
    private static List<Path> ofFolder(String name) throws IOException {
        Path folder = Path.of(name);
        List<Path> files = FileNames.ending(folder, ".java");
        files = files.isEmpty() ? FileNames.ending(folder, ".txt") : files;
        if (files.isEmpty()) {
            throw new IllegalArgumentException(Words.of("cli.files.folder", name));
        }
        return files;
    }

    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
