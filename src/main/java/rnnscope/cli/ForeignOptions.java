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
    @Option(names = "--vocabulary", paramLabel = "FILE", description = "Where another program's model file has no vocabulary:"
            + " its symbols in JSON, one on each line, or a text whose sorted characters they are.")
    private Path vocabulary;

    @Option(names = "--labels", paramLabel = "FILE", description = "The same of what it predicts, where this is not what it"
            + " reads.")
    private Path labels;

    @Option(names = "--cell", paramLabel = "CELL", description = "Where the file does not say it: rnn-tanh, rnn-relu, gru, …")
    private String cell;

    @Option(names = "--tokenizer", paramLabel = "KIND", description = "What cuts a text into its symbols: character, byte,"
            + " word, spaced-word or whitespace.")
    private String tokenizer;

    @Option(names = "--output", paramLabel = "MEANING", description = "What it predicts: next (the next symbol), tags (a label"
            + " at every step), label (one label), series (numbers at every step) or numbers.")
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
