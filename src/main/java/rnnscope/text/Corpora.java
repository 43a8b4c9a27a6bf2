package rnnscope.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import rnnscope.language.Words;
import rnnscope.text.story.StoryGenerator;
import rnnscope.text.story.VisitGenerator;

/**
 * Corpora, the texts that a command line can name:
 *
 * <ul>
 * <li>{@code story:SEED:SIZE} and {@code visit:SEED:SIZE}, written by generators; {@code story:SEED} has a million
 * characters;
 * <li>a folder of Java sources;
 * <li>a text file;
 * <li>{@code hello}, {@code story} or another name of the {@link ShippedTexts}; {@code shipped:hello} where a file is called
 * so too.
 * </ul>
 */
public final class Corpora {
    /** Writes a text that a seed decides. */
    @FunctionalInterface
    public interface Generator {
        /** @param size about how many characters; never fewer */
        String generate(long seed, int size);
    }

    private static final Map<String, Generator> GENERATORS = Map.of("story", StoryGenerator::generate,
            "visit", VisitGenerator::generate);
    private static final int SIZE = 1_000_000;

    /** Before the name of what comes with the program, where a file is called so too. */
    public static final String SHIPPED = "shipped:";

    private Corpora() {
    }

    /**
     * The corpus of this name. Its own name is the full one: {@code story:1} is called {@code story:1:1000000}. A file
     * that is called like a shipped text is meant rather than that, and the corpus remarks on it.
     *
     * @throws TextFileException        when the name is neither known nor a readable file or folder
     * @throws IllegalArgumentException when a generator's name is followed by a wrong seed or size
     */
    public static Corpus open(String name) throws TextFileException {
        return open(Path.of(""), name);
    }

    /** @param here where files are looked for */
    static Corpus open(Path here, String name) throws TextFileException {
        if (name.isBlank()) {
            // A path of this name would be the current folder.
            throw new IllegalArgumentException(Words.of("text.corpus.empty-name"));
        }
        String[] parts = name.split(":", -1);
        Generator generator = GENERATORS.get(parts[0]);
        if (generator != null && parts.length > 1) {
            return generated(name, parts, generator);
        }
        if (name.startsWith(SHIPPED)) {
            return shipped(name.substring(SHIPPED.length()));
        }
        Path path = here.resolve(name);
        if (ShippedTexts.names().contains(name)) {
            return !Files.isRegularFile(path) ? shipped(name) : new Corpus("./" + name, TextFile.read(path),
                    List.of(Words.of("text.corpus.file-here", SHIPPED + name)));
        }
        return Files.isDirectory(path) ? JavaSourceCorpus.read(path) : new Corpus(name, TextFile.read(path));
    }

    private static Corpus shipped(String name) {
        if (!ShippedTexts.names().contains(name)) {
            throw new IllegalArgumentException(Words.of("text.corpus.not-shipped", name,
                    String.join(", ", ShippedTexts.names())));
        }
        return new Corpus(name, ShippedTexts.load(name));
    }

    private static Corpus generated(String name, String[] parts, Generator generator) {
        try {
            long seed = Long.parseLong(parts[1]);
            int size = parts.length > 2 ? Integer.parseInt(parts[2]) : SIZE;
            if (parts.length > 3 || size < 1 || size > TextFile.LIMIT) {
                throw new NumberFormatException();
            }
            return new Corpus(parts[0] + ":" + seed + ":" + size, generator.generate(seed, size));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Words.of("text.corpus.generated", name, parts[0], TextFile.LIMIT));
        }
    }
}
