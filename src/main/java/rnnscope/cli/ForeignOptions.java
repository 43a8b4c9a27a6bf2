package rnnscope.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.Meaning;
import rnnscope.io.opening.ModelOpening.Request;

/** Options that answer what another program's model file leaves open. */
final class ForeignOptions {
    @Option(names = "--vocabulary", paramLabel = "FILE", descriptionKey = "cli.foreign.vocabulary")
    private Path vocabulary;

    @Option(names = "--labels", paramLabel = "FILE", descriptionKey = "cli.foreign.labels")
    private Path labels;

    @Option(names = "--cell", paramLabel = "CELL", descriptionKey = "cli.foreign.cell")
    private String cell;

    @Option(names = "--tokenizer", paramLabel = "KIND", descriptionKey = "cli.foreign.tokenizer")
    private String tokenizer;

    @Option(names = "--output", paramLabel = "MEANING", descriptionKey = "cli.foreign.output")
    private String meaning;

    /** @param text the text that the model is to read, or null */
    Request request(String text) {
        return new Request(new Answers(cell, null, tokenizer, meaning == null ? null : Meaning.named(meaning), null),
                vocabulary, labels, file(text));
    }

    /** Null for a text that is no file. */
    private static Path file(String text) {
        try {
            return text != null && Files.isRegularFile(Path.of(text)) ? Path.of(text) : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
