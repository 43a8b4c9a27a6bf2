package rnnscope.train.live;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.example.Answers;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

/** A task of examples. */
public record ExampleMaterial(ExampleTask task) implements TrainingMaterial {
    private static final int MEASURED = 256;
    private static final int MEASURED_TOGETHER = 32;
    private static final int SHOWN = 4;

    /**
     * @param name as {@link ExampleTasks} understands it
     * @throws IllegalArgumentException in words for the user when there is no such task
     */
    public static ExampleMaterial of(String name) {
        return new ExampleMaterial(ExampleTasks.of(name));
    }

    @Override
    public String name() {
        return "task " + task.id();
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
    public boolean readsText() {
        return false;
    }

    @Override
    public String excerpt() {
        return "";
    }

    @Override
    public String lossName() {
        return task.model().predictsSymbols() ? "nats per target" : "mean squared error";
    }

    /** The task's own model with what the settings choose; where it needs an embedding and they have none, its own. */
    @Override
    public ModelSpec model(TrainingSettings settings, String cell) {
        ModelSpec usual = task.model();
        int embedding = usual.embedding() > 0 && settings.embedding() == 0 ? usual.embedding() : settings.embedding();
        return new ModelSpec(cell, settings.layers(), settings.units(), usual.vocabulary(), embedding,
                settings.dropout(), usual.residual(), usual.inputs(), usual.outputs(), usual.wiring());
    }

    @Override
    public Batches training(TrainingSettings settings) {
        return ExampleBatches.training(task.model(), task.training(), settings.batch(), settings.seed());
    }

    /** Some of the held-out examples, of all lengths. */
    @Override
    public Batches heldOut() {
        return ExampleBatches.heldOut(task.model(), some(task.heldOut(), MEASURED), MEASURED_TOGETHER);
    }

    /** What it makes of a few held-out sources, a line each, after the source where that is a text. */
    @Override
    public String sample(Kernels kernels, ModelSpec spec, Parameters parameters, double temperature) {
        Model model = new Model(spec, parameters, tokenizer(), output(), ModelCard.named(""), List.of());
        StringBuilder lines = new StringBuilder();
        for (Batch example : some(task.heldOut(), SHOWN)) {
            lines.append(tokenizer().decode(example.tokens())).append(example.tokens().length > 0 ? " → " : "")
                    .append(Answers.of(kernels, model, example)).append('\n');
        }
        return lines.toString();
    }

    private static List<Batch> some(List<Batch> all, int most) {
        List<Batch> some = new ArrayList<>();
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            some.add(all.get((int) ((long) i * all.size() / Math.min(most, all.size()))));
        }
        return some;
    }
}
