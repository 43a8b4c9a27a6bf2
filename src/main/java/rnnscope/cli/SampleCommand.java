package rnnscope.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Sampler;
import rnnscope.network.Stepper;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;

/** Command {@code sample}: lets a model write. */
@Command(name = "sample", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "${bundle:cli.sample.description}")
final class SampleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--prime", paramLabel = "TEXT", descriptionKey = "cli.sample.prime")
    private String prime;

    @Option(names = "--length", paramLabel = "N", descriptionKey = "cli.sample.length", defaultValue = "500")
    private int length;

    @Option(names = "--temperature", paramLabel = "T", defaultValue = "0.8", descriptionKey = "cli.sample.temperature")
    private double temperature;

    @Option(names = "--top-k", paramLabel = "K", defaultValue = "0", descriptionKey = "cli.sample.top-k")
    private int topK;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", descriptionKey = "cli.decode.seed")
    private long seed;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.atLeast(1, "--length", length);
        options.within(0, Sampler.MOST_TEMPERATURE, "--temperature", temperature);
        options.atLeast(0, "--top-k", topK);
        if (temperature == 0) {
            options.refuse("--top-k", Words.of("cli.sample.top-k.idle"));
        }
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model, foreign, null);
        Sampler sampler = new Sampler(temperature, topK, seed);
        Stepper stepper = new Stepper(Kernels.best(), opened);
        TokenSequence start = start(inputs, opened);
        for (int t = 0; t < start.length(); t++) {
            step(stepper, start.id(t));
        }
        if (start.length() == 0) {
            step(stepper, -1);
        }
        PrintWriter out = spec.commandLine().getOut();
        Tokenizer.Writer writer = opened.tokenizer().writer();
        for (int i = 0; i < length; i++) {
            int next = sampler.next(stepper);
            String symbol = writer.next(next);
            out.print(symbol);
            if (symbol.endsWith("\n")) {
                out.flush();
            }
            step(stepper, next);
        }
        out.println(writer.end());
        return 0;
    }

    private static void step(Stepper stepper, int symbol) {
        stepper.step(symbol);
        CommandFailures.refuse(stepper.overflow());
    }

    /** A line end is left out where the model knows none. */
    private TokenSequence start(Inputs inputs, Model opened) {
        if (prime != null) {
            return inputs.argument(opened, "--prime", prime);
        }
        TokenSequence lineEnd = opened.tokenizer().encode("\n");
        return lineEnd.unknown() == 0 ? lineEnd : opened.tokenizer().encode("");
    }
}
