package rnnscope.network.module.output;

import java.util.List;
import rnnscope.math.Panels;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Pixels of a picture and their binary cross-entropy (c logits, y grey levels, z targets from 0 to 1; NaN for one that is
 * unknown), one picture for each sequence:
 *
 * <pre>
 *   y = σ(c)          loss = −z ln y − (1 − z) ln(1 − y)          ∂loss/∂c = y − z
 * </pre>
 */
public record Pixels(Quantity logits, int count) implements Module {

    @Override
    public Side side() {
        return logits.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(logits);
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), "outputs");
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(output().name(), count, room.sequences());
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output().name(), "equation.pixels", "ŷ = σ(p)", ""),
                new Equation("loss", "equation.loss", "L = −y ln ŷ − (1 − y) ln(1 − ŷ)", ""));
    }

    @Override
    public List<String> sites() {
        return List.of();
    }

    @Override
    public Loss bind(Binding binding) {
        return new Bound(this, binding);
    }

    /** σ. */
    public static double level(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** −z ln σ(c) − (1 − z) ln(1 − σ(c)), without ever being infinite. */
    public static double loss(double logit, double target) {
        return Math.max(0, logit) - logit * target + Math.log1p(Math.exp(-Math.abs(logit)));
    }

    /** Mean loss of grey levels strictly between 0 and 1, to as many digits as a float has of them; NaN of none known. */
    public static double mean(float[] levels, float[] targets) {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            double level = Math.max(1e-7, Math.min(1 - 1e-7, levels[i]));
            sum += loss(Math.log(level / (1 - level)), targets[i]);
        }
        return targets.length == 0 ? Double.NaN : sum / targets.length;
    }

    private static final class Bound extends NumberLoss {
        private final int width;
        private final Panels levels;

        Bound(Pixels module, Binding binding) {
            super(binding, module.logits, module.output(), true);
            width = module.count;
            levels = binding.place(module.output());
        }

        @Override
        public void forward(Pass p, int row, int rows) {
            float[] v = window(p).v();
            for (int r = row; r < row + rows; r++) {
                for (int j = 0; j < width; j++) {
                    v[levels.at(r, j)] = (float) level(v[scores.at(r, j)]);
                }
            }
        }

        @Override
        double loss(float score, float target) {
            return Pixels.loss(score, target);
        }

        @Override
        float slope(float predicted, float target, float scale) {
            return scale * (predicted - target);
        }
    }
}
