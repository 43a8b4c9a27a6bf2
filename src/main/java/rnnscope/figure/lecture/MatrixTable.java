package rnnscope.figure.lecture;

/**
 * Table of numbers, a matrix or a vector of a small network, row after row; in training with the gradient of each and
 * the update that it caused. Its arrays are not to be changed.
 *
 * @param symbol   markup of {@link rnnscope.tape.Equation#formula()}: "W_{xh}"
 * @param gradient ∂loss/∂ of each number, before clipping; null where nothing is in training
 * @param update   what the optimizer added to each; null likewise
 */
public record MatrixTable(String symbol, int rows, int columns, float[] values, float[] gradient, float[] update) {
    public MatrixTable {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(symbol + " has " + values.length + " numbers, not " + rows + " × " + columns);
        }
    }

    /** A column of numbers that are not learned. */
    static MatrixTable column(String symbol, float[] values) {
        return new MatrixTable(symbol, values.length, 1, values, null, null);
    }

    /**
     * The sum of this and another. One that is only ever added to the other has its gradient; both are updated.
     */
    public MatrixTable plus(MatrixTable other) {
        return new MatrixTable(symbol, rows, columns, sum(values, other.values), gradient, update == null ? null
                : sum(update, other.update));
    }

    private static float[] sum(float[] some, float[] others) {
        float[] sum = new float[some.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = some[i] + others[i];
        }
        return sum;
    }

    float at(int row, int column) {
        return values[row * columns + column];
    }

    boolean isLearning() {
        return gradient != null;
    }

    /** Greatest size of a number, not 0. */
    float extent() {
        float extent = 1e-6f;
        for (float value : values) {
            extent = Math.max(extent, Math.abs(value));
        }
        return extent;
    }

    /** The first {@code columns} of it times a vector, summed in double precision. */
    float[] times(float[] vector, int upTo) {
        float[] product = new float[rows];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int k = 0; k < upTo; k++) {
                sum += (double) at(row, k) * vector[k];
            }
            product[row] = (float) sum;
        }
        return product;
    }
}
