package rnnscope.session;

import java.util.function.BooleanSupplier;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Sampler;
import rnnscope.network.Stepper;
import rnnscope.tape.Trace;
import rnnscope.text.Tokenizer;

/**
 * Continuation that a model writes from the cursor.
 *
 * @param temperature 0 takes the most probable symbol, 1 draws from the prediction as it is
 * @param length      symbols to write
 * @param seed        decides every draw
 */
public record Continuation(double temperature, int length, long seed) {
    public static final int LONGEST = 20_000;

    /**
     * What a model writes after {@code step}, which is in its trace.
     *
     * @param wanted asked before every symbol; what was written until then is returned
     */
    public String write(Kernels kernels, Model model, Trace trace, int step, BooleanSupplier wanted) {
        Stepper stepper = new Stepper(kernels, model);
        stepper.setState(stateAfter(model, trace, step - 1));
        stepper.setStep(step);
        stepper.step(trace.token(step));
        Sampler sampler = new Sampler(temperature, 0, seed);
        Tokenizer.Writer writer = model.tokenizer().writer();
        if (trace.token(step) >= 0) {
            // It stands in the text; what follows may need a space after it.
            writer.next(trace.token(step));
        }
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < length && wanted.getAsBoolean(); i++) {
            int next = sampler.next(stepper);
            written.append(writer.next(next));
            stepper.step(next);
        }
        return written.append(writer.end()).toString();
    }

    /** For each layer the channels of its cell's state, all units one after another, as a {@link Stepper} takes it. */
    private static float[] stateAfter(Model model, Trace trace, int step) {
        int layers = trace.layout().layers();
        int units = trace.layout().units();
        var channels = Cells.of(model.spec().cell()).state();
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
