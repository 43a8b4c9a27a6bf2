package rnnscope.train.live.material;

import java.util.List;
import java.util.stream.IntStream;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.TrainingSpec;
import rnnscope.train.live.setting.TrainingSettings;
import rnnscope.train.task.Task;
import rnnscope.train.task.TaskBatches;
import rnnscope.train.task.Tasks;

/** Training material from a task: sequences made as they are needed. */
public record TaskMaterial(Task task, Tokenizer tokenizer) implements TrainingMaterial {
    private static final int EXCERPT = 8;
    private static final int SHOWN = 4;

    /**
     * @param name as {@link Tasks} understands it
     * @throws IllegalArgumentException in words for the user when there is no such task
     */
    public static TaskMaterial of(String name) {
        Task task = Tasks.of(name);
        return new TaskMaterial(task, task.tokenizer());
    }

    /** Settings with which the task is learned well, by the networks that {@code chosen} says. */
    public TrainingSettings usual(TrainingSettings chosen) {
        TrainingSpec usual = task.training(chosen.seed());
        return new TrainingSettings(task.id(), chosen.cells(), chosen.units(), chosen.layers(), chosen.embedding(),
                chosen.dropout(), usual.steps(), usual.batch(), usual.optimizer(), usual.learningRate(), usual.decay(),
                usual.decayAfter(), usual.clip(), usual.init(), usual.forgetBias(), chosen.seed(), chosen.epochs(),
                chosen.heldOut());
    }

    @Override
    public String name() {
        return "task " + task.id();
    }

    @Override
    public String title() {
        return task.title();
    }

    @Override
    public int length() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean readsText() {
        return task.inputs() == 0;
    }

    /** A few of its sequences, one after the other. */
    @Override
    public String excerpt() {
        if (!readsText()) {
            return "";
        }
        Batches batches = heldOut();
        Batch batch = batches.load(0);
        StringBuilder text = new StringBuilder();
        for (int b = 0; b < EXCERPT; b++) {
            int[] tokens = new int[batches.steps()];
            for (int t = 0; t < tokens.length; t++) {
                tokens[t] = batch.tokens()[t * batches.sequences() + b];
            }
            text.append(tokenizer.decode(tokens));
        }
        return text.toString();
    }

    /** Of a task over numbers, whose models write no text. */
    @Override
    public List<Attempt> attempts(Kernels kernels, ModelSpec spec, Parameters parameters) {
        if (readsText()) {
            return List.of();
        }
        ModelCard card = new ModelCard("", "", name(), "", "", 0, 0, Double.NaN, "");
        Model model = new Model(spec, parameters, tokenizer, card);
        Batches batches = heldOut();
        Batch all = batches.load(0);
        return IntStream.range(0, SHOWN).mapToObj(b -> ExampleMaterial.attempt(kernels, model,
                all.sequence(spec, batches.sequences(), b))).toList();
    }

    @Override
    public String lossName() {
        return task.lossName();
    }

    @Override
    public ModelSpec model(TrainingSettings settings, String cell) {
        return settings.layered(task.model(cell, settings.layers(), settings.units(), settings.embedding(),
                settings.dropout(), false));
    }

    @Override
    public Batches training(TrainingSettings settings) {
        return TaskBatches.training(task, settings.batch(), settings.seed());
    }

    @Override
    public Batches heldOut() {
        return TaskBatches.heldOut(task);
    }
}
