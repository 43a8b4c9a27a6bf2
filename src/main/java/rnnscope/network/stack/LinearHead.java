package rnnscope.network.stack;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.tape.TapeLayout;

/**
 * Real numbers and their squared error (y output, z target; NaN for a target that is unknown):
 *
 * <pre>
 *   loss = (y − z)²          ∂loss/∂y = 2 (y − z)
 * </pre>
 */
final class LinearHead implements Head {
    private final int first;
    private final Panels outputs;
    private final Panels dOutputs;
    private final int width;

    LinearHead(TapeLayout tape, int first) {
        this.first = first;
        outputs = tape.place("outputs");
        dOutputs = outputs.moved(tape.size());
        width = outputs.columns();
    }

    @Override
    public void predict(Kernels k, float[] v, int row, int rows) {
        // The linear map is the prediction.
    }

    @Override
    public int known(int[] targets, float[] numbers) {
        int known = 0;
        for (float number : numbers) {
            known += Float.isNaN(number) ? 0 : 1;
        }
        return known;
    }

    @Override
    public double loss(float[] v, int[] targets, float[] numbers) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (!Float.isNaN(numbers[i])) {
                double error = (double) v[outputs.at(first + i / width, i % width)] - numbers[i];
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
    public void gradient(Kernels k, float[] v, int[] targets, float[] numbers, float scale, int from, int end) {
        for (int i = from * width; i < end * width; i++) {
            int row = first + i / width;
            v[dOutputs.at(row, i % width)] = Float.isNaN(numbers[i]) ? 0
                    : 2 * scale * (v[outputs.at(row, i % width)] - numbers[i]);
        }
    }
}
