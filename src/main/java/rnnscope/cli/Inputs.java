package rnnscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import rnnscope.io.ShippedModels;
import rnnscope.io.numpy.SeriesFile;
import rnnscope.io.opening.ModelOpening;
import rnnscope.io.opening.Opened;
import rnnscope.io.opening.RememberedAnswers;
import rnnscope.language.Words;
import rnnscope.math.HeapRoom;
import rnnscope.model.Model;
import rnnscope.network.LanguageModel;
import rnnscope.storage.UserFolder;
import rnnscope.text.Corpora;
import rnnscope.text.Corpus;
import rnnscope.text.ReadText;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenization;
import rnnscope.train.example.Sources;

/**
 * Inputs of commands: models, texts and arguments, as a command line names them. What is changed of a text so that a
 * model can read it, and what the model does not know of it, is said on standard error.
 */
final class Inputs {
    // Bytes of memory for each of a text file, measured, and some more: while it is decoded and brought into its form,
    // cut into symbols as well, and divided into parts to learn and to measure on as well.
    private static final int TEXT_COST = 10;
    private static final int READ_COST = 20;
    static final int LEARNED_COST = 30;

    private final PrintWriter err;

    Inputs(PrintWriter err) {
        this.err = err;
    }

    /**
     * A model file, whatever program wrote it, or a shipped model by its name. What was taken for what is said.
     *
     * @param text what the model is to read, or null
     */
    Model model(String fileOrName, ForeignOptions foreign, String text) throws IOException {
        if (ShippedModels.isShipped(fileOrName) && Files.isRegularFile(Path.of(fileOrName))) {
            say("./" + fileOrName, Words.of("cli.input.file-here", Corpora.SHIPPED + fileOrName));
        }
        Optional<Path> file = ShippedModels.file(fileOrName);
        if (file.isEmpty()) {
            return ShippedModels.named(fileOrName);
        }
        Opened opened = new ModelOpening(new RememberedAnswers(new UserFolder(UserFolder.path(),
                failure -> say(fileOrName, Words.of("cli.input.not-remembered", failure.getMessage())))))
                .open(file.get(), foreign.request(text));
        if (opened.report() != null) {
            String name = String.valueOf(file.get().getFileName());
            opened.report().lines().forEach(line -> say(name, line));
        }
        return opened.model();
    }

    /**
     * A corpus as a model reads it.
     *
     * @throws IllegalArgumentException in words for the user when the model reads no text, or no symbol is left of it
     */
    TokenSequence text(Model model, String corpus) throws IOException {
        LanguageModel.requireText(model);
        requireRoom(corpus, READ_COST);
        Corpus open = said(Corpora.open(corpus));
        TokenSequence tokens = read(model, open.name(), open.text());
        if (tokens.length() == 0) {
            throw new IllegalArgumentException(Words.of("cli.input.no-symbol", open.name()));
        }
        return tokens;
    }

    /** A corpus in the form in which it is learned. */
    Corpus corpus(String corpus, Tokenization how) throws IOException {
        requireRoom(corpus, TEXT_COST);
        return said(how.form(Corpora.open(corpus)));
    }

    /**
     * Refuses a text that the JVM has no room for, before it is read or written.
     *
     * @param cost bytes of memory for each of the text
     */
    static void requireRoom(String corpus, int cost) throws IOException {
        Path file = Path.of(corpus);
        String[] parts = corpus.split(":", -1);
        long size = Files.isRegularFile(file) ? Files.size(file)
                : parts.length == 3 && parts[2].matches("[0-9]{1,9}") ? Long.parseLong(parts[2]) : 0;
        HeapRoom.require(cost * size, Words.of("cli.input.reading", HeapRoom.inWords(size), corpus), Words.of("cli.input.shorter"));
    }

    private Corpus said(Corpus corpus) {
        corpus.remarks().forEach(remark -> say(corpus.name(), remark));
        return corpus;
    }

    /** An argument as a model reads it; of a model that reads numbers nothing is said. */
    TokenSequence argument(Model model, String option, String text) {
        return read(model, option, text);
    }

    /** What is typed for a source, or of a model that reads numbers the series in a file of this name. */
    String source(Model model, String source) throws IOException {
        if (model.spec().readsSymbols() || source.indexOf('.') < 0 || !SeriesFile.isSeries(Path.of(source))) {
            return source;
        }
        return Sources.text(model, SeriesFile.read(Path.of(source), model));
    }

    private TokenSequence read(Model model, String name, String text) {
        ReadText read = ReadText.of(model.tokenizer(), text);
        read.remarks().forEach(remark -> say(name, remark));
        return read.tokens();
    }

    private void say(String name, String remark) {
        err.println(name + ": " + remark + ".");
        err.flush();
    }
}
