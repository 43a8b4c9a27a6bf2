package rnnscope.session.gradient.question;

import java.util.Arrays;
import java.util.Objects;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.network.StateLayout;
import rnnscope.train.Batches;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * Row of a training batch, one of the sequences of the window that training reads next, from the state that it carries
 * on: the gradients of this window, over all its sequences, are those of training's next step. Made as training makes
 * it, when first asked for. Two are equal when they are the same sequence of the same window.
 */
public final class BatchRow implements Sequence {
    private final TrainingSettings settings;
    private final TrainingMaterial material;
    private final long iteration;
    private final int index;
    private Loaded loaded;

    private record Loaded(ModelSpec spec, Batch row, int steps, boolean afresh) {}

    /**
     * @param iteration steps of training done before
     * @param index     of the sequence in the batch, from 0
     */
    public BatchRow(TrainingSettings settings, TrainingMaterial material, long iteration, int index) {
        this.settings = settings;
        this.material = material;
        this.iteration = iteration;
        this.index = index;
    }

    private synchronized Loaded loaded() {
        if (loaded == null) {
            Batches batches = material.training(settings);
            ModelSpec spec = material.model(settings, settings.cells().get(0));
            Batch all = batches.load(iteration);
            Batch row = Batch.of(spec, 1, batches.steps());
            for (int t = 0; t < batches.steps(); t++) {
                int from = t * batches.sequences() + index;
                copy(all.tokens(), from, row.tokens(), t, spec.readsSymbols() ? 1 : 0);
                copy(all.inputs(), from, row.inputs(), t, spec.inputs());
                copy(all.targets(), from, row.targets(), t, spec.predictsSymbols() ? 1 : 0);
                copy(all.targetNumbers(), from, row.targetNumbers(), t, spec.outputs());
            }
            loaded = new Loaded(spec, row, batches.steps(), batches.startsAfresh(iteration));
        }
        return loaded;
    }

    private static void copy(Object from, int row, Object to, int step, int width) {
        System.arraycopy(from, row * width, to, step * width, width);
    }

    @Override
    public int length() {
        return loaded().steps;
    }

    @Override
    public Batch window(int from, int to) {
        Batch row = loaded().row;
        ModelSpec spec = loaded().spec;
        int symbols = spec.readsSymbols() ? 1 : 0;
        int targets = spec.predictsSymbols() ? 1 : 0;
        return new Batch(Arrays.copyOfRange(row.tokens(), from * symbols, to * symbols),
                Arrays.copyOfRange(row.inputs(), from * spec.inputs(), to * spec.inputs()),
                Arrays.copyOfRange(row.targets(), from * targets, to * targets),
                Arrays.copyOfRange(row.targetNumbers(), from * spec.outputs(), to * spec.outputs()));
    }

    @Override
    public String symbol(int step) {
        return !loaded().spec.readsSymbols() ? "" : isUnknown(step) ? "?"
                : material.tokenizer().vocabulary().symbol(loaded().row.tokens()[step]);
    }

    @Override
    public boolean isUnknown(int step) {
        return loaded().spec.readsSymbols() && loaded().row.tokens()[step] < 0;
    }

    @Override
    public float[] numbers(int step) {
        int width = loaded().spec.inputs();
        return Arrays.copyOfRange(loaded().row.inputs(), step * width, (step + 1) * width);
    }

    /** The network's carried state of this sequence. */
    @Override
    public float[] stateAtStart(ComparedNetwork network) {
        float[] carried = network.carried();
        if (carried == null || loaded().afresh) {
            return null;
        }
        return StateLayout.of(network.spec()).part(carried, index, settings.batch());
    }

    /** Whether it goes on where another window of training ended, which the way back does not cross. */
    public boolean goesOn() {
        return !loaded().afresh;
    }

    public long iteration() {
        return iteration;
    }

    public int index() {
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BatchRow that && settings.equals(that.settings) && material == that.material
                && iteration == that.iteration && index == that.index;
    }

    @Override
    public int hashCode() {
        return Objects.hash(settings, System.identityHashCode(material), iteration, index);
    }
}
