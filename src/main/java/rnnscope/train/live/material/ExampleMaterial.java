package rnnscope.train.live.material;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.module.output.Pixels;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.TrainingSpec;
import rnnscope.train.example.AnswerWords;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.example.Sources;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.TrainingSettings;

/** Training material from a task of examples. */
public final class ExampleMaterial implements TrainingMaterial {
    private static final int MEASURED = 200;
    /** Few have the same length, and what is missing in a batch takes as long. */
    private static final int MEASURED_TOGETHER = 8;
    private static final int SHOWN = 4;

    private final ExampleTask task;
    /** Not the longest: they are read in a line. */
    private final List<Batch> shown;

    private ExampleMaterial(ExampleTask task) {
        this.task = task;
        List<Batch> byLength = task.heldOut().stream().sorted(Comparator.comparingInt(ExampleMaterial::length)).toList();
        shown = some(byLength.subList(0, Math.max(1, byLength.size() * 2 / 3)), SHOWN);
    }

    private static int length(Batch example) {
        return example.tokens().length + example.targets().length;
    }

    /**
     * @param name as {@link ExampleTasks} understands it
     * @throws IllegalArgumentException in words for the user when there is no such task
     */
    public static ExampleMaterial of(String name) {
        return new ExampleMaterial(ExampleTasks.of(name));
    }

    public ExampleTask task() {
        return task;
    }

    @Override
    public String name() {
        return task.cardName();
    }

    @Override
    public Tokenizer tokenizer() {
        return task.tokenizer();
    }

    @Override
    public Tokenizer output() {
        return task.output();
    }

    @Override
    public int length() {
        return Integer.MAX_VALUE;
    }

    @Override
    public List<String> remarks() {
        return task.remarks();
    }

    @Override
    public boolean readsText() {
        return false;
    }

    @Override
    public String excerpt() {
        return "";
    }

    @Override
    public String lossName() {
        return Words.of(predictsSymbols() ? "train.loss.target" : task.model().draws() ? "train.loss.pixel"
                : "train.loss.squared");
    }

    /** Settings with which the task is learned well. */
    public TrainingSettings usual() {
        ModelSpec model = task.model();
        TrainingSettings plain = TrainingSettings.of(task.id());
        int steps = ExampleBatches.training(model, task.training(), 1, plain.seed()).steps();
        TrainingSpec training = task.training(steps, plain.seed());
        return TrainingSettings.of(plain.with(model).with(training).values().put(Setting.EPOCHS, (double) task.epochs()));
    }

    /** The task's own model with what the settings choose. */
    @Override
    public ModelSpec model(TrainingSettings settings, String cell) {
        return settings.model(task.model(), cell);
    }

    @Override
    public Batches training(TrainingSettings settings) {
        return ExampleBatches.training(task.model(), task.training(), settings.batch(), settings.seed());
    }

    /** Some of the held-out examples, of all lengths. */
    @Override
    public double shareMeasured() {
        return Math.min(1, (double) MEASURED / Math.max(1, task.heldOut().size()));
    }

    @Override
    public Batches heldOut() {
        return ExampleBatches.heldOut(task.model(), some(task.heldOut(), MEASURED), MEASURED_TOGETHER);
    }

    @Override
    public boolean predictsSymbols() {
        return task.model().predictsSymbols();
    }

    @Override
    public boolean isRightOrWrong() {
        return predictsSymbols();
    }

    /** Nothing: a model of it answers. */
    @Override
    public String sample(Kernels kernels, ModelSpec spec, Parameters parameters, int window, double temperature) {
        return "";
    }

    @Override
    public List<Attempt> attempts(Kernels kernels, ModelSpec spec, Parameters parameters) {
        ModelCard card = new ModelCard("", "", name(), "", "", 0, 0, Double.NaN, "");
        Model model = new Model(spec, parameters, tokenizer(), output(), card, List.of());
        return shown.stream().map(example -> attempt(kernels, model, example)).toList();
    }

    static Attempt attempt(Kernels kernels, Model model, Batch example) {
        String source = model.spec().glimpses() ? Words.of("train.attempt.picture") : Sources.text(model, example);
        if (model.spec().draws()) {
            double loss = Pixels.mean(SequenceTrace.of(kernels, model, example).outputs(0), example.targetNumbers());
            return new Attempt(source, Words.of("train.attempt.pixels", number((float) loss)), "0", Attempt.Verdict.NEAR);
        }
        if (!model.spec().predictsSymbols()) {
            int last = lastKnown(example.targetNumbers());
            int outputs = model.spec().outputs();
            return new Attempt(source, number(SequenceTrace.of(kernels, model, example).outputs(last / outputs)[last % outputs]),
                    number(example.targetNumbers()[last]), Attempt.Verdict.NEAR);
        }
        int[] written = AnswerWords.symbols(kernels, model, example);
        int[] answer = written;
        boolean ends = model.spec().wiring().shape().decodes();
        int[] target = ends ? Arrays.copyOf(example.targets(), example.targets().length - 1) : example.targets();
        if (!ends && Arrays.stream(target).anyMatch(k -> k < 0)) {
            // Where nothing is asked, nothing is said.
            int[] asked = IntStream.range(0, target.length).filter(t -> example.targets()[t] >= 0).toArray();
            answer = Arrays.stream(asked).map(t -> written[t]).toArray();
            target = Arrays.stream(asked).map(t -> example.targets()[t]).toArray();
        }
        return new Attempt(source, model.output().decode(answer), model.output().decode(target),
                Arrays.equals(answer, target) ? Attempt.Verdict.RIGHT : Attempt.Verdict.WRONG);
    }

    /** The last number that is asked for. */
    private static int lastKnown(float[] targets) {
        int last = targets.length - 1;
        while (last > 0 && Float.isNaN(targets[last])) {
            last--;
        }
        return last;
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static List<Batch> some(List<Batch> all, int most) {
        List<Batch> some = new ArrayList<>();
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            some.add(all.get((int) ((long) i * all.size() / Math.min(most, all.size()))));
        }
        return some;
    }
}
