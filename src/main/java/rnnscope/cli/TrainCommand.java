package rnnscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.cli.training.Checkpoint;
import rnnscope.cli.training.CorpusLesson;
import rnnscope.cli.training.ExampleLesson;
import rnnscope.cli.training.Lesson;
import rnnscope.cli.training.RowsLesson;
import rnnscope.cli.training.TaskLesson;
import rnnscope.cli.training.TrainingLoop;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.text.Corpora;
import rnnscope.text.Corpus;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenization;
import rnnscope.text.Tokenizer;
import rnnscope.text.WordTokenizer;
import rnnscope.train.Batches;
import rnnscope.train.Coverage;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.TextRows;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingMemory;
import rnnscope.train.TrainingSpec;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.task.Task;
import rnnscope.train.task.Tasks;

/** Command {@code train}: trains a model on a text or a task and writes the one that does best on held-out text. */
@Command(name = "train", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "Train a model on a text or a task and write the one that does best on what is held out.")
final class TrainCommand implements Callable<Integer> {
    /** A run of this many ends with the computer that it began on. */
    private static final int MOST_EPOCHS = 1_000_000;
    private static final int MOST_THREADS = 256;

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    /** A text or a task. */
    private static final class Source {
        @Option(names = "--corpus", paramLabel = "CORPUS", description = "What to learn: " + Corpora.SYNTAX + ".")
        private String corpus;

        @Option(names = "--task", paramLabel = "TASK", description = "Or a task with a known optimum: " + Tasks.SYNTAX
                + ". It decides the steps; batch, rate, clipping and initialisation are its own where left out. Or a"
                + " task of examples: ${COMPLETION-CANDIDATES}. What is left out is then the task's own choice.",
                completionCandidates = ExampleNames.class)
        private String task;
    }

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The model file to write.")
    private Path out;

    @Option(names = "--cell", paramLabel = "CELL", defaultValue = "lstm",
            description = "rnn-tanh, rnn-relu, gru or lstm.")
    private String cell;

    @Option(names = "--units", paramLabel = "N", defaultValue = "128", description = "Hidden units of each layer.")
    private int units;

    @Option(names = "--layers", paramLabel = "N", defaultValue = "1", description = "Stacked layers, 1 to 4.")
    private int layers;

    @Option(names = "--embedding", paramLabel = "N", defaultValue = "0",
            description = "Width of a learned embedding; 0 for one-hot input.")
    private int embedding;

    @Option(names = "--dropout", paramLabel = "P", defaultValue = "0",
            description = "Dropped between layers while training.")
    private double dropout;

    @Option(names = "--residual", description = "Add a layer's input to its output.")
    private boolean residual;

    @Option(names = "--bidirectional", negatable = true,
            description = "Read in both directions: taggers, classifiers, encoders.")
    private boolean bidirectional;

    @Option(names = "--highway", negatable = true, description = "Mix a layer's input into its output by a gate.")
    private boolean highway;

    @Option(names = "--heads", paramLabel = "N", defaultValue = "0",
            description = "Heads of self-attention over the states; 0 for none.")
    private int heads;

    @Option(names = "--pooling", paramLabel = "NAME", defaultValue = "last",
            description = "How a classifier or regressor sums up the steps: last, mean, max or attention.")
    private String pooling;

    @Option(names = "--attention", paramLabel = "NAME", defaultValue = "none",
            description = "How a decoder looks at its source: none, dot, general or additive.")
    private String attention;

    @Option(names = "--tokenizer", paramLabel = "NAME", defaultValue = "character",
            description = "What the text is cut into: character; byte; word (words, white space and marks); spaced-word"
                    + " (words and marks); whitespace (what stands between white space, for a text that is tokenised"
                    + " already; line ends are <eos>).")
    private String tokenizer;

    @Option(names = "--words", paramLabel = "N", defaultValue = "0",
            description = "Symbols are the N most frequent words, and <unk> for the others; 0 for all words. Means"
                    + " --tokenizer word where none is given.")
    private int words;

    @Option(names = "--as-is", description = "Learn byte order mark and carriage returns too; bytes always are.")
    private boolean asIs;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "10",
            description = "Passes over the text; of a task, hundreds of training steps.")
    private double epochs;

    @Option(names = "--until", paramLabel = "X", defaultValue = "0",
            description = "Stop when the held-out loss is below X.")
    private double until;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "32", description = "Sequences side by side.")
    private int batch;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "50", description = "Steps that gradients go back.")
    private int steps;

    @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "adam", description = "sgd, rmsprop or adam.")
    private String optimizer;

    @Option(names = "--rate", paramLabel = "X", defaultValue = "0.002", description = "Learning rate.")
    private double rate;

    @Option(names = "--decay", paramLabel = "X", defaultValue = "1",
            description = "Its factor at each epoch from --decay-after + 1 on.")
    private double decay;

    @Option(names = "--decay-after", paramLabel = "N", defaultValue = "0", description = "Epochs before it shrinks, at least the first.")
    private int decayAfter;

    @Option(names = "--clip", paramLabel = "X", defaultValue = "5",
            description = "Greatest norm of the gradient; 0 for none.")
    private double clip;

    @Option(names = "--init", paramLabel = "NAME", defaultValue = "uniform",
            description = "uniform, small (uniform in ±0.08), xavier, orthogonal or reservoir.")
    private Initialisation init;

    @Option(names = "--forget-bias", paramLabel = "X", defaultValue = "1",
            description = "What an LSTM's forget gates begin with.")
    private double forgetBias;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Decides everything random.")
    private long seed;

    @Option(names = "--held-out", paramLabel = "X", defaultValue = "0.1",
            description = "Last part of the text, for measuring only; the model that does best on it is kept.")
    private double heldOut;

    @Option(names = "--test", paramLabel = "X", defaultValue = "0",
            description = "Part of the text after that, on which the model kept is measured once, at the end.")
    private double test;

    @Option(names = "--split", paramLabel = "WHERE", defaultValue = "end",
            description = "Whence these parts are taken: from the end of the text, or from the end of each of the --batch"
                    + " rows that it is cut into (rows), as char-rnn does.")
    private Split split;

    /** Where the parts of a text lie that are not learned. */
    private enum Split { END, ROWS }

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads; the result does not depend on it. All cores if left out.")
    private Integer threads;

    @Option(names = "--resume", description = "Go on from the checkpoint that an interrupted run left beside FILE.")
    private boolean resume;

    @Option(names = "--name", paramLabel = "NAME", description = "Name in the card; that of FILE if left out.")
    private String name;

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "A sentence for the card.")
    private String description;

    @Option(names = "--text", paramLabel = "NAME", defaultValue = "",
            description = "A shipped text to open the model with.")
    private String text;

    @Mixin
    private Destination destination;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        requireSense(options);
        Path checkpoint = Path.of(out + ".checkpoint");
        destination.require(out, source.corpus == null ? "" : source.corpus);
        Destination.requirePlace(checkpoint);
        if (!resume && !destination.overwrites() && Files.exists(checkpoint)) {
            throw new IOException(checkpoint + ": this is where an interrupted training goes on with --resume;"
                    + " --overwrite begins anew");
        }
        Lesson lesson = source.task == null ? corpus() : ExampleTasks.isTask(source.task) ? examples() : task();
        IdleOptions.refuse(options, lesson.model(), lesson.training());
        Batches batches = lesson.batches();
        TrainingMemory.require(lesson.model(), batches.room(), lesson.measuredRoom(), true);
        Kernels kernels = Kernels.best();
        int team = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        try (Workers workers = Workers.of(team)) {
            Trainer trainer = new Trainer(lesson.model(), lesson.training(), batches, kernels, workers);
            TrainingLoop loop = new TrainingLoop(trainer, epochs(lesson), new TrainingLoop.Goal(lesson.bounds(), until),
                    (parameters, streams) -> lesson.heldOutLoss(parameters, streams, kernels, workers),
                    new Checkpoint(checkpoint, fingerprint(lesson)), spec.commandLine().getErr());
            TrainingLoop.Outcome outcome = loop.run(resume);
            TrainingLoop.Best best = outcome.best();
            write(lesson, best, lesson.heldOutLoss(best.parameters(), 1, kernels, workers),
                    lesson.heldOutExact(best.parameters(), kernels, workers));
            if (test > 0) {
                spec.commandLine().getErr().println("on the test part "
                        + lesson.describeTest(lesson.testLoss(best.parameters(), kernels, workers)));
            }
            if (outcome.divergence() != null) {
                spec.commandLine().getErr().println(Failures.sentence(outcome.divergence().getMessage()
                        + String.format(Locale.ROOT, ". %s holds the best model until then, after %.2f epochs", out,
                                best.epochs())));
                return 1;
            }
        }
        return 0;
    }

    /** What no model and no text could make sense of. */
    private void requireSense(Options options) {
        options.require(epochs > 0 && epochs <= MOST_EPOCHS, "--epochs is more than 0 and at most " + MOST_EPOCHS
                + ", not " + options.typed("--epochs"));
        options.within(1, ModelSpec.MAX_LAYERS, "--layers", layers);
        options.within(1, ModelSpec.MAX_UNITS, "--units", units);
        options.within(0, ModelSpec.MAX_UNITS, "--embedding", embedding);
        options.within(0, Wiring.MAX_HEADS, "--heads", heads);
        options.within(1, TrainingSpec.MAX_BATCH, "--batch", batch);
        options.within(1, TrainingSpec.MAX_STEPS, "--steps", steps);
        options.require(dropout >= 0 && dropout < 1, "--dropout is 0 or more and less than 1, not "
                + options.typed("--dropout"));
        options.require(rate > 0 && rate <= Hyperparameters.MAX_RATE, "--rate is more than 0 and at most "
                + (int) Hyperparameters.MAX_RATE + ", not " + options.typed("--rate"));
        options.require(decay > 0 && decay <= 1, "--decay is more than 0 and at most 1, not " + options.typed("--decay"));
        options.atLeast(0, "--decay-after", decayAfter);
        options.atLeast(0, "--clip", clip);
        options.atLeast(0, "--until", until);
        options.atLeast(0, "--words", words);
        options.require(heldOut > 0 && heldOut < 1, "--held-out is more than 0 and less than 1, not "
                + options.typed("--held-out"));
        options.require(test >= 0 && test < 1, "--test is 0 or more and less than 1, not " + options.typed("--test"));
        options.require(heldOut + test < 1, "--held-out " + options.typed("--held-out") + " and --test "
                + options.typed("--test") + " leave nothing to learn from; their sum is less than 1");
        options.require(Double.isFinite(forgetBias), "--forget-bias is a number, not " + options.typed("--forget-bias"));
        options.require(text.isEmpty() || ShippedTexts.names().contains(text), "--text is one of "
                + String.join(", ", ShippedTexts.names()) + ", not " + text);
        options.require(name == null || !name.isBlank(), "--name is not to be empty");
        options.within(1, MOST_THREADS, "--threads", threads == null ? 1 : threads);
    }

    private Lesson corpus() throws Exception {
        Tokenization how = new Tokenization(words > 0 && !isGiven("--tokenizer") ? WordTokenizer.ID : tokenizer, words, asIs);
        Inputs.requireRoom(source.corpus, Inputs.LEARNED_COST);
        Corpus text = new Inputs(spec.commandLine().getErr()).corpus(source.corpus, how);
        if (split == Split.ROWS) {
            return rows(how, text);
        }
        Corpus.Split known = text.split(test);
        Corpus.Split parts = new Corpus(text.name(), known.training()).split(heldOut / (1 - test));
        Tokenizer cut = how.vocabulary(parts.training(), text.text());
        TokenSequence learned = cut.encode(parts.training());
        TokenSequence measured = cut.encode(parts.heldOut());
        TokenSequence tested = cut.encode(known.heldOut());
        return new CorpusLesson(text, heldOut, cut, ids(learned), ids(measured), ids(tested),
                how.ofWords() ? Coverage.of(cut.vocabulary(), learned, measured, tested) : Coverage.WHOLE,
                languageModel(cut), training(steps, batch, rate, clip, init, forgetBias));
    }

    private Lesson rows(Tokenization how, Corpus text) {
        new Options(spec).require(!how.ofWords(), "--split rows is for characters and bytes; words are those of the part"
                + " that is learned, which --split end tells first");
        Tokenizer cut = how.vocabulary("", text.text());
        return new RowsLesson(text, cut, TextRows.of(ids(cut.encode(text.text())), batch, steps, heldOut, test),
                languageModel(cut), training(steps, batch, rate, clip, init, forgetBias));
    }

    private ModelSpec languageModel(Tokenizer cut) {
        return new ModelSpec(cell, layers, units, cut.vocabulary().size(), embedding, dropout, residual, 0, 0,
                wiring(Wiring.LANGUAGE_MODEL));
    }

    private static int[] ids(TokenSequence part) {
        return part.ids(0, part.length());
    }

    private Lesson task() {
        IdleOptions.refuseOfCorpus(new Options(spec));
        IdleOptions.refuseOfWiring(new Options(spec), source.task);
        Task task = Tasks.of(source.task);
        TrainingSpec usual = task.training(seed);
        return new TaskLesson(task, task.model(cell, layers, units, embedding, dropout, residual),
                training(usual.steps(), isGiven("--batch") ? batch : usual.batch(),
                        isGiven("--rate") ? rate : usual.learningRate(), isGiven("--clip") ? clip : usual.clip(),
                        isGiven("--init") ? init : usual.init(),
                        isGiven("--forget-bias") ? forgetBias : usual.forgetBias()));
    }

    private Lesson examples() {
        IdleOptions.refuseOfCorpus(new Options(spec));
        ExampleTask task = ExampleTasks.of(source.task);
        ModelSpec usual = task.model();
        ModelSpec model = new ModelSpec(isGiven("--cell") ? cell : usual.cell(),
                isGiven("--layers") ? layers : usual.layers(), isGiven("--units") ? units : usual.units(),
                usual.vocabulary(), isGiven("--embedding") ? embedding : usual.embedding(),
                isGiven("--dropout") ? dropout : usual.dropout(), isGiven("--residual") ? residual : usual.residual(),
                usual.inputs(), usual.outputs(), wiring(usual.wiring()));
        return ExampleLesson.of(task, model, seed, recipe -> new TrainingSpec(
                isGiven("--batch") ? batch : recipe.batch(), recipe.steps(),
                isGiven("--optimizer") ? Optimizer.Kind.of(optimizer) : recipe.optimizer(),
                isGiven("--rate") ? rate : recipe.learningRate(), isGiven("--decay") ? decay : recipe.decay(),
                isGiven("--decay-after") ? decayAfter : recipe.decayAfter(), isGiven("--clip") ? clip : recipe.clip(),
                isGiven("--init") ? init : recipe.init(),
                isGiven("--forget-bias") ? forgetBias : recipe.forgetBias(), seed));
    }

    /** The usual wiring with what is chosen otherwise. */
    private Wiring wiring(Wiring usual) {
        return new Wiring(usual.shape(), usual.symbols(),
                isGiven("--bidirectional") ? bidirectional : usual.bidirectional(),
                isGiven("--highway") ? highway : usual.highway(), isGiven("--heads") ? heads : usual.heads(),
                isGiven("--pooling") ? Wiring.named(Wiring.Pooling.class, pooling) : usual.pooling(),
                isGiven("--attention") ? Wiring.named(Wiring.Scoring.class, attention) : usual.scoring());
    }

    private double epochs(Lesson lesson) {
        return lesson instanceof ExampleLesson examples && !isGiven("--epochs") ? examples.task().epochs() : epochs;
    }

    private TrainingSpec training(int steps, int batch, double rate, double clip, Initialisation init, double forgetBias) {
        return new TrainingSpec(batch, steps, Optimizer.Kind.of(optimizer), rate, decay, decayAfter, clip, init, forgetBias,
                seed);
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private void write(Lesson lesson, TrainingLoop.Best best, double loss, double exact) throws Exception {
        String file = out.getFileName().toString();
        String called = name != null ? name : file.replaceFirst("\\.safetensors$", "");
        ModelCard card = new ModelCard(called, description, lesson.name(), lesson.sha256(), command(), seed, best.epochs(),
                loss, exact, text);
        Parameters parameters = best.parameters();
        ModelFiles.write(out, new Model(lesson.model(), parameters, lesson.tokenizer(), lesson.output(), card,
                List.of()));
        Files.deleteIfExists(Path.of(out + ".checkpoint"));
        spec.commandLine().getErr().println(String.format(Locale.ROOT,
                "%s: %d parameters, held-out loss %s%s, best after %.2f epochs", out, parameters.layout().count(),
                lesson.describe(loss),
                Double.isNaN(exact) ? "" : String.format(Locale.ROOT, ", %.2f%% exact", 100 * exact), best.epochs()));
    }

    /** The command line that does the same again, without what does not change the result. */
    private String command() {
        List<String> arguments = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        arguments.removeIf(argument -> argument.equals("--resume") || argument.equals("--overwrite"));
        return arguments.stream()
                .map(a -> a.matches("[\\w./:=,+-]+") ? a : "'" + a.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** The tasks of examples, for the help. */
    private static final class ExampleNames extends ArrayList<String> {
        ExampleNames() {
            ExampleTasks.all().forEach(family -> add(family.syntax()));
        }
    }

    private static String fingerprint(Lesson lesson) {
        return lesson.model() + " " + lesson.training() + " " + lesson.fingerprint();
    }
}
