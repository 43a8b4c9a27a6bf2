package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.Wiring;
import rnnscope.network.Batch;
import rnnscope.network.Sampler;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Decoding;
import rnnscope.network.pair.Forcing;
import rnnscope.network.pair.PairTrace;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.storage.AtomicFile;
import rnnscope.tape.Overflow;
import rnnscope.text.TokenSequence;
import rnnscope.train.example.AnswerWords;
import rnnscope.train.example.Sources;

/** Command {@code decode}: says what a model makes of a source: another sequence, labels, a class, numbers. */
@Command(name = "decode", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "${bundle:cli.decode.description}")
final class DecodeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--source", required = true, paramLabel = "TEXT", descriptionKey = "cli.decode.source")
    private String source;

    @Option(names = "--beam", paramLabel = "K", defaultValue = "1", descriptionKey = "cli.decode.beam")
    private int beamWidth;

    @Option(names = "--temperature", paramLabel = "T", defaultValue = "0", descriptionKey = "cli.decode.temperature")
    private double temperature;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", descriptionKey = "cli.decode.seed")
    private long seed;

    @Option(names = "--alignment", paramLabel = "FILE", descriptionKey = "cli.decode.alignment")
    private Path alignment;

    /** The source cut into symbols; null where the model reads numbers. */
    private TokenSequence symbols;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.within(1, Decoder.MAX_BEAM, "--beam", beamWidth);
        options.within(0, Sampler.MOST_TEMPERATURE, "--temperature", temperature);
        if (temperature > 0) {
            options.refuse("--beam", Words.of("cli.decode.drawn"));
        }
        if (alignment == null) {
            options.refuse("--overwrite", Words.of("cli.decode.no-file"));
        } else {
            destination.require(alignment, model);
        }
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model, foreign, null);
        if (!opened.spec().wiring().shape().decodes()) {
            String why = Words.of("cli.decode.no-sequence", opened.card().name());
            List.of("--beam", "--temperature", "--alignment").forEach(option -> options.refuse(option, why));
        } else if (opened.spec().wiring().scoring() == Wiring.Scoring.NONE) {
            options.refuse("--alignment", Words.of("cli.decode.no-attention", opened.card().name()));
        }
        symbols = opened.spec().readsSymbols() ? inputs.argument(opened, "--source", source) : null;
        Batch read = Sources.read(opened, inputs.source(opened, source));
        PrintWriter out = spec.commandLine().getOut();
        if (opened.spec().wiring().shape().decodes()) {
            write(opened, read, out);
        } else {
            read(SequenceTrace.of(Kernels.best(), opened, read), opened, out);
        }
        return 0;
    }

    private void write(Model opened, Batch read, PrintWriter out) throws Exception {
        Decoder decoder = new Decoder(Kernels.best(), opened);
        Decoding decoding = temperature > 0 ? decoder.sampled(read, new Sampler(temperature, 0, seed), Forcing.NONE)
                : decoder.beam(read, beamWidth, Forcing.NONE);
        PairTrace trace = decoding.trace();
        if (trace.source() != null) {
            CommandFailures.refuse(Overflow.in(trace.source()));
        }
        CommandFailures.refuse(Overflow.in(trace.target()));
        out.println(opened.output().decode(trace.written()));
        if (!decoding.hasEnded()) {
            spec.commandLine().getErr().println(Words.of("cli.decode.no-end", trace.steps()));
        }
        if (alignment != null) {
            AtomicFile.write(alignment, stream -> stream.write(csv(opened, trace).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String csv(Model opened, PairTrace trace) {
        StringBuilder csv = new StringBuilder("symbol");
        for (int s = 0; s < trace.sourceSteps(); s++) {
            csv.append(',').append(symbols == null ? Integer.toString(s) : quoted(symbols.isUnknown(s) ? symbols.symbol(s)
                    : opened.tokenizer().vocabulary().symbol(symbols.id(s))));
        }
        for (int t = 0; t < trace.steps(); t++) {
            boolean end = trace.written(t) == trace.boundary();
            csv.append('\n').append(end ? "" : quoted(opened.output().vocabulary().symbol(trace.written(t))));
            for (float weight : trace.weights(t)) {
                csv.append(',').append(weight);
            }
        }
        return csv.append('\n').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void read(SequenceTrace trace, Model opened, PrintWriter out) {
        CommandFailures.refuse(Overflow.in(trace.trace()));
        if (trace.isPooled() && opened.spec().predictsSymbols()) {
            float[] probabilities = trace.probabilities(0);
            for (int k = 0; k < probabilities.length; k++) {
                out.println(String.format(Locale.ROOT, "%s %.4f", opened.output().vocabulary().symbol(k), probabilities[k]));
            }
        } else {
            out.println(AnswerWords.of(opened, trace));
        }
    }
}
