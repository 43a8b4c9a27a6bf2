package rnnscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.io.NumpyArchive;
import rnnscope.io.NumpyArchive.Rows;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.LanguageModel;
import rnnscope.network.Reading;
import rnnscope.network.module.layer.Dropout;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.network.pair.PairTrace;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Overflow;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;
import rnnscope.train.example.Sources;

/**
 * Command {@code trace}: writes every quantity of every step as NumPy arrays, named as on the tape with dots for strokes:
 * {@code l0.forget} (steps, units) for each layer and channel, {@code attention.context}, {@code logits} (steps, symbols);
 * of one value for a whole sequence (1, units). Where a sequence is written from another, {@code source.} and
 * {@code target.} come before, and {@code target.bridge.l0.hidden} is the state from which is written. Of what reads in
 * both directions, l0 and l1 are those of the first layer. {@code tokens} (steps,) has the number of {@code <unk>} or −1
 * for an unknown symbol, {@code written} (steps,) one more than there are symbols for the end; {@code symbols} (symbols,)
 * and {@code labels} are what the numbers stand for.
 */
@Command(name = "trace", mixinStandardHelpOptions = true,
        description = "${bundle:cli.trace.description}")
final class TraceCommand implements Callable<Integer> {
    private static final int WINDOW = 4 * Reading.INTERVAL;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--text", paramLabel = "FILE", descriptionKey = "cli.ablate.text")
    private String text;

    @Option(names = "--source", paramLabel = "TEXT", descriptionKey = "cli.trace.source")
    private String source;

    @Option(names = "--out", required = true, paramLabel = "T.npz", descriptionKey = "cli.trace.out")
    private Path out;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        if (text == null) {
            destination.require(out, model);
        } else {
            destination.require(out, model, text);
        }
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model, foreign, text);
        boolean reads = LanguageModel.readsText(opened.spec());
        String name = opened.card().name();
        String kind = opened.spec().wiring().words();
        options.require(reads || source != null, Words.of("cli.trace.needs-source", name, kind));
        options.require(!reads || source == null && text != null, Words.of("cli.trace.needs-text", name, kind));
        options.require(reads || text == null, Words.of("cli.option.idle", "--text", Words.of("cli.trace.source-says")));
        try (NumpyArchive archive = NumpyArchive.begin(out)) {
            archive.texts("symbols", opened.tokenizer().vocabulary().symbols());
            String words = reads ? read(archive, opened, inputs) : answer(archive, opened, inputs);
            archive.commit();
            spec.commandLine().getErr().println(out + ": " + words);
        }
        return 0;
    }

    private String read(NumpyArchive archive, Model opened, Inputs inputs) throws IOException {
        TokenSequence tokens = inputs.text(opened, text);
        Reading reading = new Reading(Kernels.best(), opened, tokens);
        archive.ints("tokens").append(tokens.ids(0, tokens.length()));
        List<Column> columns = new ArrayList<>();
        ProgressLines progress = new ProgressLines(spec.commandLine().getErr(), "steps");
        for (int from = 0; from < tokens.length(); from += WINDOW) {
            Trace trace = reading.trace(from, Math.min(tokens.length(), from + WINDOW));
            if (columns.isEmpty()) {
                columns.addAll(columns(archive, trace.layout(), ""));
            }
            write(columns, trace);
            progress.report(trace.end(), tokens.length());
        }
        return Words.of("cli.trace.steps.unknown", tokens.length(), tokens.unknown());
    }

    private String answer(NumpyArchive archive, Model opened, Inputs inputs) throws IOException {
        if (opened.spec().readsSymbols()) {
            inputs.argument(opened, "--source", source);
        }
        Batch read = Sources.read(opened, inputs.source(opened, source));
        archive.ints("tokens").append(read.tokens());
        if (opened.output() != opened.tokenizer()) {
            archive.texts("labels", opened.output().vocabulary().symbols());
        }
        if (!opened.spec().wiring().shape().decodes()) {
            SequenceTrace trace = SequenceTrace.of(Kernels.best(), opened, read);
            write(columns(archive, trace.trace().layout(), ""), trace.trace());
            return Words.of("cli.trace.steps", trace.steps());
        }
        PairTrace trace = new Decoder(Kernels.best(), opened).greedy(read, Forcing.NONE).trace();
        if (trace.source() != null) {
            write(columns(archive, trace.source().layout(), "source."), trace.source());
        }
        write(columns(archive, trace.target().layout(), "target."), trace.target());
        int[] written = IntStream.range(0, trace.steps()).map(trace::written).toArray();
        archive.ints("written").append(written);
        return trace.source() == null ? Words.of("cli.trace.written", trace.steps())
                : Words.of("cli.trace.read-and-written", trace.sourceSteps(), trace.steps());
    }

    /** An array for each quantity of a tape. */
    private static List<Column> columns(NumpyArchive archive, TapeLayout layout, String prefix) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (String place : layout.names()) {
            if (!Dropout.isMask(place)) {
                int width = layout.place(place).columns();
                columns.add(new Column(archive.floats(prefix + QuantityNames.of(place), width), place, new float[width]));
            }
        }
        return columns;
    }

    private static void write(List<Column> columns, Trace trace) throws IOException {
        CommandFailures.refuse(Overflow.in(trace));
        for (Column column : columns) {
            column.append(trace);
        }
    }

    /** One quantity of the tape on its way to one array. */
    private record Column(Rows<float[]> rows, String place, float[] buffer) {
        void append(Trace trace) throws IOException {
            if (!trace.layout().isOfEveryStep(place)) {
                trace.readOnce(place, buffer);
                rows.append(buffer);
                return;
            }
            for (int step = trace.start(); step < trace.end(); step++) {
                trace.read(place, step, buffer);
                rows.append(buffer);
            }
        }
    }
}
