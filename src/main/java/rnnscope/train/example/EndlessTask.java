package rnnscope.train.example;

import java.util.ArrayList;
import java.util.List;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.text.Tokenizer;
import rnnscope.train.TrainingSpec;
import rnnscope.train.task.Task;
import rnnscope.train.task.TaskBatches;

/**
 * Task without an end as examples: of its sequences as many as are needed to look at a model that learned it and to measure
 * it. The held-out ones are those of every training.
 */
record EndlessTask(Task task) implements ExampleTask {
    private static final int SHOWN = 100;
    private static final int UNITS = 48;
    private static final long SEED = 1;

    @Override
    public String id() {
        return task.id();
    }

    @Override
    public Tokenizer tokenizer() {
        return task.tokenizer();
    }

    @Override
    public Tokenizer output() {
        return task.tokenizer();
    }

    /** Some. */
    @Override
    public List<Batch> training() {
        return sequences(TaskBatches.training(task, SHOWN, SEED), 1);
    }

    @Override
    public List<Batch> heldOut() {
        TaskBatches batches = TaskBatches.heldOut(task);
        return sequences(batches, batches.perEpoch());
    }

    private List<Batch> sequences(TaskBatches batches, int windows) {
        List<Batch> sequences = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            Batch all = batches.load(window);
            for (int b = 0; b < batches.sequences(); b++) {
                sequences.add(all.sequence(model(), batches.sequences(), b));
            }
        }
        return sequences;
    }

    @Override
    public Batch solved(String source) {
        if (task.inputs() == 0) {
            return null;
        }
        float[] inputs = Sources.numbers(source, task.inputs());
        Batch typed = new Batch(new int[0], inputs, new int[0], new float[inputs.length / task.inputs() * task.outputs()]);
        return task.solve(typed) ? typed : null;
    }

    @Override
    public ModelSpec model() {
        return task.model("rnn-tanh", 1, UNITS, 0, 0, false);
    }

    @Override
    public TrainingSpec training(int steps, long seed) {
        return task.training(seed);
    }

    @Override
    public int epochs() {
        return 0;
    }
}
