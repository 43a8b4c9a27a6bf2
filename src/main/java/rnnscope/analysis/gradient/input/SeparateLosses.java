package rnnscope.analysis.gradient.input;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.module.Room;

/**
 * Losses of one example, each gone back from by itself: the example stands in many rows of a batch side by side, and of
 * row r only the loss of step {@code first + r} counts. So one way back serves many losses.
 */
final class SeparateLosses {
    /** Most losses that go back at once. */
    private static final int AT_ONCE = 16;

    private final ModelSpec spec;
    private final Network network;
    private final Batch batch;
    private final int first;
    private final int rows;
    private Batch losses;

    /** What is done with some of the losses, after a forward pass. */
    interface Work {
        void with(SeparateLosses some);
    }

    /** The losses from {@code first} on, as many as there is room for sequences. */
    SeparateLosses(Kernels kernels, Model model, Room room, Batch example, int first) {
        this.spec = model.spec();
        this.first = first;
        this.rows = room.sequences();
        network = new Network(spec, room, true, kernels, Workers.of(1));
        network.interveneInAll(model.interventions());
        batch = example.repeated(spec, rows);
        network.forward(model.parameters(), batch);
        network.backpropagation().pack(model.parameters());
        expect();
    }

    /**
     * Does some work for all losses of an example.
     *
     * @param steps  that it reads
     * @param count  of the losses: one for each step that is written or labelled, or one for the whole
     * @param wanted asked now and then; where it says no a {@link CancellationException} ends the work
     */
    static void of(Kernels kernels, Model model, Batch example, int steps, int count, BooleanSupplier wanted, Work work) {
        for (int first = 0; first < count; first += AT_ONCE) {
            if (!wanted.getAsBoolean()) {
                throw new CancellationException();
            }
            int rows = Math.min(AT_ONCE, count - first);
            work.with(new SeparateLosses(kernels, model, new Room(rows, steps, count), example, first));
        }
    }

    /** The targets of which each row keeps its own; what is predicted stands in for one that is not known. */
    private void expect() {
        int[] targets = new int[spec.predictsSymbols() ? rows * count() : 0];
        Arrays.fill(targets, -1);
        float[] numbers = new float[rows * count() * spec.outputs()];
        Arrays.fill(numbers, Float.NaN);
        for (int r = 0; r < rows; r++) {
            int at = (first + r) * rows + r;
            if (targets.length > 0) {
                int known = at < batch.targets().length ? batch.targets()[at] : -1;
                targets[at] = known >= 0 ? known : network.predicted(at);
            } else if (isKnown(spec, batch, at)) {
                System.arraycopy(batch.targetNumbers(), at * spec.outputs(), numbers, at * spec.outputs(), spec.outputs());
            } else {
                // (y − z)² with z half below y has the slope 1: that of y itself.
                numbers[at * spec.outputs()] = network.number(at, 0) - 0.5f;
            }
        }
        losses = new Batch(batch.tokens(), batch.inputs(), targets, numbers);
    }

    /** Whether it is known which of the numbers of a prediction should come out, for one of them at least. */
    static boolean isKnown(ModelSpec spec, Batch batch, int prediction) {
        float[] numbers = batch.targetNumbers();
        int from = prediction * spec.outputs();
        return from < numbers.length
                && IntStream.range(from, from + spec.outputs()).anyMatch(i -> !Float.isNaN(numbers[i]));
    }

    /** Predictions of one row. */
    private int count() {
        return spec.wiring().shape().isPooled() ? 1 : network.layout().steps();
    }

    Network network() {
        return network;
    }

    /** What is read, in every row. */
    Batch batch() {
        return batch;
    }

    /** The loss from which the first row goes back. */
    int first() {
        return first;
    }

    int rows() {
        return rows;
    }

    /** What should come out: of each row the loss of its own step alone. */
    Batch losses() {
        return losses;
    }

    /** ‖x‖ of a row of the tape; infinite where it has left float's range. */
    static double norm(float[] values, Panels place, int row) {
        double sum = 0;
        for (int j = 0; j < place.columns(); j++) {
            double x = values[place.at(row, j)];
            sum += x * x;
        }
        return root(sum);
    }

    static double norm(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += (double) value * value;
        }
        return root(sum);
    }

    private static double root(double sum) {
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : Math.sqrt(sum);
    }
}
