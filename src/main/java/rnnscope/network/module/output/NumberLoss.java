package rnnscope.network.module.output;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.network.module.Binding;
import rnnscope.tape.Quantity;

/** Loss of numbers, a sum over all that are asked for; a target of NaN is not. */
abstract class NumberLoss extends Loss {
    private final Panels predicted;
    private final int width;

    /** @param predicted what is compared with the targets: the scores, or what is made of them */
    NumberLoss(Binding binding, Quantity scores, Quantity predicted, boolean once) {
        super(binding, scores, once);
        this.predicted = binding.place(predicted);
        width = this.scores.columns();
    }

    /** Loss of one number. */
    abstract double loss(float score, float target);

    /** ∂loss/∂score times a scale. */
    abstract float slope(float predicted, float target, float scale);

    @Override
    public final int known(int[] targets, float[] numbers) {
        int known = 0;
        for (float number : numbers) {
            known += Float.isNaN(number) ? 0 : 1;
        }
        return known;
    }

    @Override
    public final double sum(float[] v, int[] targets, float[] numbers) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (!Float.isNaN(numbers[i])) {
                sum += loss(v[scores.at(first + i / width, i % width)], numbers[i]);
            }
        }
        return sum;
    }

    @Override
    public final int predicted(float[] v, int row) {
        return -1;
    }

    @Override
    protected final void gradient(Kernels k, float[] v, int[] targets, float[] numbers, float scale, int from, int end) {
        for (int i = from * width; i < end * width; i++) {
            int row = first + i / width;
            v[dScores.at(row, i % width)] = Float.isNaN(numbers[i]) ? 0
                    : slope(v[predicted.at(row, i % width)], numbers[i], scale);
        }
    }
}
