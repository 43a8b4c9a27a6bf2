package rnnscope.network.module.output;

import java.util.List;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Real numbers and their squared error (y output, z target; NaN for a target that is unknown):
 *
 * <pre>
 *   loss = (y − z)²          ∂loss/∂y = 2 (y − z)
 * </pre>
 *
 * @param once whether there is one row for each sequence, not one for each of its steps
 */
public record SquaredError(Quantity output, boolean once) implements Module {

    @Override
    public Side side() {
        return output.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(output);
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {}

    @Override
    public List<Equation> equations() {
        return List.of(new Equation("loss", "equation.loss", "L = (ŷ − y)^2", ""));
    }

    @Override
    public List<String> sites() {
        return List.of();
    }

    @Override
    public Loss bind(Binding binding) {
        return new Bound(binding, output, once);
    }

    private static final class Bound extends NumberLoss {

        Bound(Binding binding, Quantity output, boolean once) {
            super(binding, output, output, once);
        }

        @Override
        public void forward(Pass p, int row, int rows) {}

        @Override
        double loss(float score, float target) {
            double error = (double) score - target;
            return error * error;
        }

        @Override
        float slope(float predicted, float target, float scale) {
            return 2 * scale * (predicted - target);
        }
    }
}
