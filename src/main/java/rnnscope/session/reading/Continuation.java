package rnnscope.session.reading;

import java.util.function.BooleanSupplier;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Sampler;
import rnnscope.network.StateLayout;
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
        stepper.setState(StateLayout.of(model.spec()).read(trace, step - 1));
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
}
