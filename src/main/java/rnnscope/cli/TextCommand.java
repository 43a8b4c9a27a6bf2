package rnnscope.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;
import rnnscope.text.Corpus;
import rnnscope.text.Tokenization;

/** Command {@code text}: writes a corpus, generated or read, as the text that a model is trained on. */
@Command(name = "text", mixinStandardHelpOptions = true,
        description = "${bundle:cli.text.description}")
final class TextCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CORPUS", descriptionKey = "cli.text.argument")
    private String corpus;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "cli.text.out")
    private Path out;

    @Mixin
    private Destination destination;

    @Override
    public Integer call() throws Exception {
        if (out == null) {
            new Options(spec).refuse("--overwrite", Words.of("cli.text.no-file"));
        } else {
            destination.require(out, corpus);
        }
        Corpus text = new Inputs(spec.commandLine().getErr()).corpus(corpus, Tokenization.CHARACTERS);
        if (out == null) {
            spec.commandLine().getOut().print(text.text());
        } else {
            AtomicFile.write(out, stream -> stream.write(text.text().getBytes(StandardCharsets.UTF_8)));
            spec.commandLine().getErr().println(Words.of("cli.text.done", text.name(), text.text().length(),
                    text.sha256()));
        }
        return 0;
    }
}
