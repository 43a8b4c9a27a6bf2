package rnnscope.session;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.network.Sampler;
import rnnscope.network.Stepper;
import rnnscope.tape.Trace;

/**
 * How a model writes on from the cursor.
 *
 * @param temperature 0 takes the most probable symbol, 1 draws from the prediction as it is
 * @param length      symbols to write
 * @param seed        decides every draw
 */
public record Continuation(double temperature, int length, long seed) {
    public static final int LONGEST = 20_000;

    /**
     * What the model writes after {@code step} of an excerpt, which is in its trace.
     *
     * @param wanted asked before every symbol; what was written until then is returned
     */
    String write(Kernels kernels, Excerpt excerpt, int step, BooleanSupplier wanted) {
        Stepper stepper = new Stepper(kernels, excerpt.model());
        stepper.setState(stateAfter(excerpt, step - 1));
        stepper.step(excerpt.trace().token(step));
        Sampler sampler = new Sampler(temperature, 0, seed);
        int[] written = new int[length];
        int count = 0;
        while (count < length && wanted.getAsBoolean()) {
            int next = sampler.next(stepper);
            written[count++] = next;
            stepper.step(next);
        }
        return excerpt.model().tokenizer().decode(Arrays.copyOf(written, count));
    }

    /** For each layer the channels of its cell's state, all units one after another, as a {@link Stepper} takes it. */
    private static float[] stateAfter(Excerpt excerpt, int step) {
        Trace trace = excerpt.trace();
        int layers = trace.layout().layers();
        int units = trace.layout().units();
        var channels = Cells.of(excerpt.model().spec().cell()).state();
        float[] state = new float[layers * channels.size() * units];
        float[] values = new float[units];
        int at = 0;
        for (int layer = 0; layer < layers; layer++) {
            for (String channel : channels) {
                trace.read(layer, channel, step, values);
                System.arraycopy(values, 0, state, at, units);
                at += units;
            }
        }
        return state;
    }
}
