package rnnscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Corpora;
import rnnscope.text.Corpus;
import rnnscope.text.Tokenizer;
import rnnscope.text.WordTokenizer;
import rnnscope.train.Evaluation;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;

/** Trains a language model and writes the best one, by its loss on held-out text. */
@Command(name = "train", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "Train a language model on a text and write the one that predicts held-out text best.")
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--corpus", required = true, paramLabel = "CORPUS", description = "What to learn: " + Corpora.SYNTAX + ".")
    private String corpus;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The model file to write.")
    private Path out;

    @Option(names = "--cell", paramLabel = "CELL", defaultValue = "lstm", description = "rnn-tanh, rnn-relu, gru or lstm.")
    private String cell;

    @Option(names = "--units", paramLabel = "N", defaultValue = "128", description = "Hidden units of each layer.")
    private int units;

    @Option(names = "--layers", paramLabel = "N", defaultValue = "1", description = "Stacked layers, 1 to 4.")
    private int layers;

    @Option(names = "--embedding", paramLabel = "N", defaultValue = "0", description = "Width of a learned embedding; 0 for one-hot input.")
    private int embedding;

    @Option(names = "--dropout", paramLabel = "P", defaultValue = "0", description = "Dropped between layers while training.")
    private double dropout;

    @Option(names = "--residual", description = "Add a layer's input to its output.")
    private boolean residual;

    @Option(names = "--words", paramLabel = "N", defaultValue = "0",
            description = "Symbols are the N most frequent words; 0 for characters.")
    private int words;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "10", description = "Passes over the text.")
    private double epochs;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "32", description = "Sequences side by side.")
    private int batch;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "50", description = "Steps that gradients go back.")
    private int steps;

    @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "adam", description = "sgd, rmsprop or adam.")
    private String optimizer;

    @Option(names = "--rate", paramLabel = "X", defaultValue = "0.002", description = "Learning rate.")
    private double rate;

    @Option(names = "--decay", paramLabel = "X", defaultValue = "1", description = "Its factor at each epoch after --decay-after.")
    private double decay;

    @Option(names = "--decay-after", paramLabel = "N", defaultValue = "0", description = "Epochs before it shrinks.")
    private int decayAfter;

    @Option(names = "--clip", paramLabel = "X", defaultValue = "5", description = "Greatest norm of the gradient; 0 for none.")
    private double clip;

    @Option(names = "--init", paramLabel = "NAME", defaultValue = "uniform", description = "uniform, xavier or orthogonal.")
    private Initialisation init;

    @Option(names = "--forget-bias", paramLabel = "X", defaultValue = "1", description = "What an LSTM's forget gates begin with.")
    private double forgetBias;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Decides everything random.")
    private long seed;

    @Option(names = "--held-out", paramLabel = "X", defaultValue = "0.1", description = "Last part of the text, for measuring only.")
    private double heldOut;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; the result does not depend on it. All cores if left out.")
    private Integer threads;

    @Option(names = "--resume", description = "Go on from the checkpoint that an interrupted run left beside FILE.")
    private boolean resume;

    @Option(names = "--name", paramLabel = "NAME", description = "Name in the card; that of FILE if left out.")
    private String name;

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "A sentence for the card.")
    private String description;

    @Option(names = "--text", paramLabel = "NAME", defaultValue = "", description = "A shipped text to open the model with.")
    private String text;

    @Override
    public Integer call() throws Exception {
        Corpus source = Corpora.open(corpus);
        Corpus.Split split = source.split(heldOut);
        Tokenizer tokenizer = words > 0 ? WordTokenizer.of(split.training(), words) : CharacterTokenizer.of(source.text());
        ModelSpec model = new ModelSpec(cell, layers, units, tokenizer.vocabulary().size(), embedding, dropout, residual);
        TrainingSpec training = new TrainingSpec(batch, steps, Optimizer.Kind.of(optimizer), rate, decay, decayAfter,
                clip, init, forgetBias, seed);
        int[] learned = ids(tokenizer, split.training());
        int[] measured = ids(tokenizer, split.heldOut());
        if (measured.length < 2) {
            throw new IllegalArgumentException("the held-out part of " + source.name() + " is too short to measure anything");
        }
        Kernels kernels = Kernels.best();
        int team = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (team < 1 || team > 256) {
            throw new IllegalArgumentException("threads are 1 to 256, not " + team);
        }
        if (out.toAbsolutePath().getParent() == null || !Files.isDirectory(out.toAbsolutePath().getParent())) {
            throw new IllegalArgumentException("the folder of " + out + " does not exist");
        }
        try (Workers workers = Workers.of(team)) {
            TrainingLoop loop = new TrainingLoop(new Trainer(model, training, learned, kernels, workers), epochs,
                    (parameters, streams) -> Evaluation.loss(model, parameters, measured, streams, kernels, workers),
                    new Checkpoint(Path.of(out + ".checkpoint"), fingerprint(model, training, source)),
                    spec.commandLine().getErr());
            TrainingLoop.Best best = loop.run(resume);
            write(model, tokenizer, source, best, Evaluation.loss(model, best.parameters(), measured, 1, kernels, workers));
        }
        return 0;
    }

    private void write(ModelSpec model, Tokenizer tokenizer, Corpus source, TrainingLoop.Best best, double loss)
            throws Exception {
        String file = out.getFileName().toString();
        String called = name != null ? name : file.replaceFirst("\\.safetensors$", "");
        ModelCard card = new ModelCard(called, description, source.name(), source.sha256(), command(), seed, best.epochs(),
                loss, text);
        Parameters parameters = best.parameters();
        ModelFiles.write(out, new Model(model, parameters, tokenizer, card));
        Files.deleteIfExists(Path.of(out + ".checkpoint"));
        spec.commandLine().getErr().println(String.format(Locale.ROOT,
                "%s: %d parameters, held-out loss %.4f nats per symbol (%.4f bits, perplexity %.3f), best after %.2f epochs",
                out, parameters.layout().count(), loss, loss / Math.log(2), Math.exp(loss), best.epochs()));
    }

    /** The command line that does the same again, without what does not change the result. */
    private String command() {
        List<String> arguments = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        arguments.removeIf(argument -> argument.equals("--resume"));
        return arguments.stream()
                .map(a -> a.matches("[\\w./:=,+-]+") ? a : "'" + a.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private String fingerprint(ModelSpec model, TrainingSpec training, Corpus source) {
        return model + " " + training + " held out " + heldOut + " of " + source.sha256();
    }

    private static int[] ids(Tokenizer tokenizer, String part) {
        var sequence = tokenizer.encode(part);
        return sequence.ids(0, sequence.length());
    }
}
