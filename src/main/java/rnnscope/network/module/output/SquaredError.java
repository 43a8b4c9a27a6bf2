package rnnscope.network.module.output;

import java.util.List;
import rnnscope.math.Kernels;
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

    private static final class Bound extends Loss {
        private final int width;

        Bound(Binding binding, Quantity output, boolean once) {
            super(binding, output, once);
            width = scores.columns();
        }

        @Override
        public void forward(Pass p, int row, int rows) {}

        @Override
        public int known(int[] targets, float[] numbers) {
            int known = 0;
            for (float number : numbers) {
                known += Float.isNaN(number) ? 0 : 1;
            }
            return known;
        }

        @Override
        public double sum(float[] v, int[] targets, float[] numbers) {
            double sum = 0;
            for (int i = 0; i < numbers.length; i++) {
                if (!Float.isNaN(numbers[i])) {
                    double error = (double) v[scores.at(first + i / width, i % width)] - numbers[i];
                    sum += error * error;
                }
            }
            return sum;
        }

        @Override
        public int predicted(float[] v, int row) {
            return -1;
        }

        @Override
        protected void gradient(Kernels k, float[] v, int[] targets, float[] numbers, float scale, int from, int end) {
            for (int i = from * width; i < end * width; i++) {
                int row = first + i / width;
                v[dScores.at(row, i % width)] = Float.isNaN(numbers[i]) ? 0
                        : 2 * scale * (v[scores.at(row, i % width)] - numbers[i]);
            }
        }
    }
}
