package rnnscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.cli.training.Checkpoint;
import rnnscope.cli.training.CorpusJob;
import rnnscope.cli.training.ExampleJob;
import rnnscope.cli.training.RowsJob;
import rnnscope.cli.training.TaskJob;
import rnnscope.cli.training.TrainingJob;
import rnnscope.cli.training.TrainingLoop;
import rnnscope.io.ModelFiles;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.text.Corpus;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenization;
import rnnscope.text.Tokenizer;
import rnnscope.text.WordTokenizer;
import rnnscope.train.Batches;
import rnnscope.train.Coverage;
import rnnscope.train.TextRows;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingMemory;
import rnnscope.train.TrainingSpec;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.TrainingSettings;
import rnnscope.train.task.Task;
import rnnscope.train.task.Tasks;

/** Command {@code train}: trains a model on a text or a task and writes the one that does best on held-out text. */
@Command(name = "train", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        modelTransformer = SettingOptions.Adding.class,
        description = "${bundle:cli.train.description}")
final class TrainCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 256;
    /** Where options stand in the help: before those of the settings, and after them. */
    private static final int FIRST = -300;
    private static final int LAST = -100;

    private static final TrainingSettings USUAL = TrainingSettings.of(new Setting.Values().put(Setting.SOURCE, ""));

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    /** A text or a task. */
    private static final class Source {
        @Option(names = "--corpus", order = FIRST, paramLabel = "CORPUS", descriptionKey = "cli.train.corpus")
        private String corpus;

        @Option(names = "--task", order = FIRST, paramLabel = "TASK", descriptionKey = "cli.train.task",
                completionCandidates = ExampleNames.class)
        private String task;
    }

    @Option(names = "--out", order = FIRST, required = true, paramLabel = "FILE", descriptionKey = "cli.train.out")
    private Path out;

    @Option(names = "--until", order = LAST, paramLabel = "X", defaultValue = "0", descriptionKey = "cli.train.until")
    private double until;

    @Option(names = "--test", order = LAST, paramLabel = "X", defaultValue = "0", descriptionKey = "cli.train.test")
    private double test;

    @Option(names = "--split", order = LAST, paramLabel = "WHERE", defaultValue = "end", descriptionKey = "cli.train.split")
    private Split split;

    /** Where the parts of a text lie that are not learned. */
    private enum Split { END, ROWS }

    @Option(names = "--threads", order = LAST, paramLabel = "N", descriptionKey = "cli.train.threads")
    private Integer threads;

    @Option(names = "--resume", order = LAST, descriptionKey = "cli.train.resume")
    private boolean resume;

    @Option(names = "--name", order = LAST, paramLabel = "NAME", descriptionKey = "cli.train.name")
    private String name;

    @Option(names = "--description", order = LAST, paramLabel = "TEXT", defaultValue = "", descriptionKey = "cli.train.card")
    private String description;

    @Option(names = "--text", order = LAST, paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.train.text")
    private String text;

    @Mixin
    private Destination destination;

    private SettingOptions settings;
    /** What was typed, and what is usual where a task has no choice of its own. */
    private TrainingSettings chosen;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        settings = new SettingOptions(spec);
        requireSense(options);
        chosen = settings.over(USUAL);
        Path checkpoint = Path.of(out + ".checkpoint");
        destination.require(out, source.corpus == null ? "" : source.corpus);
        Destination.requirePlace(checkpoint);
        if (!resume && !destination.overwrites() && Files.exists(checkpoint)) {
            throw new IOException(checkpoint + ": " + Words.of("cli.train.checkpoint"));
        }
        TrainingJob lesson = source.task == null ? corpus() : ExampleTasks.isTask(source.task) ? examples() : task();
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
                spec.commandLine().getErr().println(Words.of("cli.train.tested",
                        lesson.describeTest(lesson.testLoss(best.parameters(), kernels, workers))));
            }
            if (outcome.divergence() != null) {
                spec.commandLine().getErr().println(CommandFailures.sentence(Words.of("cli.train.diverged",
                        outcome.divergence().getMessage(), out, best.epochs())));
                return 1;
            }
        }
        return 0;
    }

    /** What no model and no text could make sense of. */
    private void requireSense(Options options) {
        settings.requireRanges();
        options.atLeast(0, "--until", until);
        options.require(test >= 0 && test < 1, Words.of("cli.train.test.not", options.typed("--test")));
        options.require(settings.typed(Setting.HELD_OUT) + test < 1, Words.of("cli.train.nothing-left",
                options.typed("--held-out"), options.typed("--test")));
        options.require(text.isEmpty() || ShippedTexts.names().contains(text), Words.of("cli.train.text.not",
                String.join(", ", ShippedTexts.names()), text));
        options.require(name == null || !name.isBlank(), Words.of("cli.train.name.empty"));
        if (!settings.typed(Setting.STACK).isEmpty()) {
            for (Setting<?> alike : List.of(Setting.CELLS, Setting.UNITS, Setting.LAYERS)) {
                options.refuse(alike.option(), Words.of("cli.train.stack"));
            }
        }
        options.within(1, MOST_THREADS, "--threads", threads == null ? 1 : threads);
    }

    private TrainingJob corpus() throws Exception {
        Tokenization how = tokenization();
        double heldOut = chosen.heldOut();
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
        return new CorpusJob(text, heldOut, cut, ids(learned), ids(measured), ids(tested),
                how.ofWords() ? Coverage.of(cut.vocabulary(), learned, measured, tested) : Coverage.WHOLE,
                languageModel(cut), chosen.training());
    }

    private Tokenization tokenization() {
        int words = settings.typed(Setting.WORDS);
        return new Tokenization(words > 0 && !isGiven("--tokenizer") ? WordTokenizer.ID : chosen.tokenization().tokenizer(),
                words, chosen.tokenization().asIs());
    }

    private TrainingJob rows(Tokenization how, Corpus text) {
        new Options(spec).require(!how.ofWords(), Words.of("cli.train.split.words"));
        Tokenizer cut = how.vocabulary("", text.text());
        return new RowsJob(text, cut, TextRows.of(ids(cut.encode(text.text())),
                chosen.batch(), chosen.steps(), chosen.heldOut(), test),
                languageModel(cut), chosen.training());
    }

    private ModelSpec languageModel(Tokenizer cut) {
        return chosen.layered(new ModelSpec(cell(chosen), chosen.layers(), chosen.units(), cut.vocabulary().size(),
                chosen.embedding(), chosen.dropout(), chosen.wiring().residual(), 0, 0,
                chosen.wiring().wiring(Wiring.LANGUAGE_MODEL.shape(), Wiring.LANGUAGE_MODEL.symbols())));
    }

    private static int[] ids(TokenSequence part) {
        return part.ids(0, part.length());
    }

    private TrainingJob task() {
        Task task = Tasks.of(source.task);
        IdleOptions.refuseOfCorpus(new Options(spec), task.inputs() == 0);
        IdleOptions.refuseOfWiring(new Options(spec), source.task, cell(chosen).equals(LayerSpec.BLOCK));
        TrainingSpec recipe = task.training(chosen.seed());
        TrainingSettings usual = TrainingSettings.of(USUAL.values().put(Setting.BATCH, recipe.batch())
                .put(Setting.LEARNING_RATE, recipe.learningRate()).put(Setting.CLIP, recipe.clip())
                .put(Setting.INIT, recipe.init()).put(Setting.FORGET_BIAS, recipe.forgetBias()));
        return new TaskJob(task, chosen.layered(task.model(cell(chosen), chosen.layers(), chosen.units(),
                chosen.embedding(), chosen.dropout(), chosen.wiring().residual())), settings.over(usual).training(recipe.steps()));
    }

    private TrainingJob examples() {
        IdleOptions.refuseOfCorpus(new Options(spec), false);
        ExampleTask task = ExampleTasks.of(source.task);
        task.remarks().forEach(remark -> spec.commandLine().getErr().println(source.task + ": " + remark + "."));
        TrainingSettings usual = USUAL.with(task.model());
        TrainingSettings model = settings.over(usual);
        return ExampleJob.of(task, model.model(task.model(), cell(model)), chosen.seed(),
                recipe -> settings.over(usual.with(recipe)).training(recipe.steps()));
    }

    /** One cell, whatever it is called. */
    private static String cell(TrainingSettings of) {
        return String.join(" ", of.cells());
    }

    private double epochs(TrainingJob lesson) {
        return lesson instanceof ExampleJob examples && !isGiven("--epochs") ? examples.task().epochs()
                : chosen.epochs();
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private void write(TrainingJob lesson, TrainingLoop.Best best, double loss, double exact) throws Exception {
        String file = out.getFileName().toString();
        String called = name != null ? name : file.replaceFirst("\\.safetensors$", "");
        ModelCard card = new ModelCard(called, description, lesson.name(), lesson.sha256(), command(), chosen.seed(), best.epochs(),
                loss, exact, text);
        Parameters parameters = best.parameters();
        ModelFiles.write(out, new Model(lesson.model(), parameters, lesson.tokenizer(), lesson.output(), card,
                List.of()));
        Files.deleteIfExists(Path.of(out + ".checkpoint"));
        spec.commandLine().getErr().println(Words.of("cli.train.done", out, parameters.layout().count(),
                lesson.describe(loss), Double.isNaN(exact) ? "" : Words.of("cli.train.exact", 100 * exact), best.epochs()));
    }

    /** The command line that does the same again, without what does not change the result. */
    private String command() {
        List<String> arguments = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        arguments.removeIf(argument -> argument.equals("--resume") || argument.equals("--overwrite")
                || argument.startsWith(RnnScopeCommand.LANGUAGE + "="));
        for (int at = arguments.indexOf(RnnScopeCommand.LANGUAGE); at >= 0; at = arguments.indexOf(RnnScopeCommand.LANGUAGE)) {
            arguments.subList(at, at + 2).clear();
        }
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

    private static String fingerprint(TrainingJob lesson) {
        return lesson.model() + " " + lesson.training() + " " + lesson.fingerprint();
    }
}
