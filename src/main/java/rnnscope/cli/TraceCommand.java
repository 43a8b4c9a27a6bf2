package rnnscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.io.NumpyArchive;
import rnnscope.io.NumpyArchive.Rows;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.tape.Channel;
import rnnscope.tape.Overflow;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;
import rnnscope.text.Corpora;
import rnnscope.text.TokenSequence;

/**
 * Command {@code trace}: writes every channel of every step as NumPy arrays: {@code l0.forget} (steps, units) for each
 * layer and channel, {@code logits} (steps, symbols), {@code tokens} (steps,) with the number of {@code <unk>} or −1
 * for an unknown symbol, {@code symbols} (symbols,).
 */
@Command(name = "trace", mixinStandardHelpOptions = true,
        description = "Run a model over a text and write every channel of every step as NumPy arrays.")
final class TraceCommand implements Callable<Integer> {
    private static final int WINDOW = 4 * Reading.INTERVAL;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M",
            description = "A model file, or the name of a shipped model.")
    private String model;

    @Option(names = "--text", required = true, paramLabel = "FILE",
            description = "What it reads: " + Corpora.SYNTAX + ".")
    private String text;

    @Option(names = "--out", required = true, paramLabel = "T.npz", description = "The archive to write.")
    private Path out;

    @Mixin
    private Destination destination;

    @Override
    public Integer call() throws Exception {
        destination.require(out, model, text);
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model);
        TokenSequence tokens = inputs.text(opened, text);
        Reading reading = new Reading(Kernels.best(), opened, tokens);
        try (NumpyArchive archive = NumpyArchive.begin(out)) {
            archive.texts("symbols", opened.tokenizer().vocabulary().symbols());
            archive.ints("tokens").append(tokens.ids(0, tokens.length()));
            List<Column> columns = new ArrayList<>();
            ProgressLines progress = new ProgressLines(spec.commandLine().getErr(), "steps");
            for (int from = 0; from < tokens.length(); from += WINDOW) {
                Trace trace = reading.trace(from, Math.min(tokens.length(), from + WINDOW));
                if (columns.isEmpty()) {
                    columns.addAll(columns(archive, trace.layout()));
                }
                Failures.refuse(Overflow.in(trace));
                for (Column column : columns) {
                    column.append(trace);
                }
                progress.report(trace.end(), tokens.length());
            }
            archive.commit();
        }
        spec.commandLine().getErr().println(out + ": " + tokens.length() + " steps, " + tokens.unknown()
                + " symbols unknown to the model");
        return 0;
    }

    private static List<Column> columns(NumpyArchive archive, TapeLayout layout) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (int layer = 0; layer < layout.layers(); layer++) {
            for (Channel channel : layout.channels()) {
                columns.add(new Column(archive.floats("l" + layer + "." + channel.id(), layout.units()),
                        layer + "/" + channel.id(), new float[layout.units()]));
            }
        }
        int symbols = layout.place("logits").columns();
        columns.add(new Column(archive.floats("logits", symbols), "logits", new float[symbols]));
        return columns;
    }

    /** One quantity of the tape on its way to one array. */
    private record Column(Rows<float[]> rows, String place, float[] buffer) {
        void append(Trace trace) throws IOException {
            for (int step = trace.start(); step < trace.end(); step++) {
                trace.read(place, step, buffer);
                rows.append(buffer);
            }
        }
    }
}
