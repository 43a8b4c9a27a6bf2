package rnnscope.network.attention;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;

/**
 * A copy of a matrix of the tape whose rows are sorted by sequence, not by step, so that the steps of one sequence are
 * a matrix of their own: what attention looks at. Beside it the transpose of each, and room for the gradient.
 */
final class SequenceMatrices {
    private final int batch;
    private final int room;
    private final float[] values;
    private final float[] transposes;
    private final float[] gradients;
    private final Panels all;
    /** Of each number of steps, those of every sequence. */
    private final Panels[][] matrix;
    private final Panels[][] transpose;
    private int steps;

    /** @param withGradients whether {@link #gradients} will be asked for */
    SequenceMatrices(int batch, int room, int columns, boolean withGradients) {
        this.batch = batch;
        this.room = room;
        this.all = Panels.at(0, columns, batch * room);
        this.values = new float[all.size()];
        this.gradients = withGradients ? new float[all.size()] : null;
        int transposeSize = Panels.at(0, room, columns).size();
        this.transposes = new float[Math.multiplyExact(batch, transposeSize)];
        this.matrix = new Panels[room + 1][batch];
        this.transpose = new Panels[room + 1][batch];
        for (int n = 0; n <= room; n++) {
            for (int b = 0; b < batch; b++) {
                matrix[n][b] = all.rowRange(b * room, b * room + n);
                transpose[n][b] = Panels.at(b * transposeSize, n, columns);
            }
        }
    }

    /** From now on the sequences have so many steps. */
    void setSteps(int steps) {
        this.steps = steps;
    }

    /** Copies and transposes sequence {@code b} of a matrix whose step t of it is row {@code (t + 1) · batch + b}. */
    void load(Kernels k, float[] v, Panels place, int b) {
        for (int p = 0; p < all.panels(); p++) {
            for (int t = 0; t < steps; t++) {
                System.arraycopy(v, place.panel(p, (t + 1) * batch + b), values, all.panel(p, b * room + t),
                        Panels.LANES);
            }
        }
        k.transpose(values, matrix(b), transposes, transpose(b));
    }

    /** Adds the gradients of sequence {@code b} to those of the matrix it was copied from. */
    void addGradientsTo(float[] v, Panels gradient, int b) {
        for (int p = 0; p < all.panels(); p++) {
            for (int t = 0; t < steps; t++) {
                int from = all.panel(p, b * room + t);
                int to = gradient.panel(p, (t + 1) * batch + b);
                for (int lane = 0; lane < Panels.LANES; lane++) {
                    v[to + lane] += gradients[from + lane];
                }
            }
        }
    }

    void clearGradients(Kernels k, int b) {
        k.clear(gradients, all, b * room, steps);
    }

    float[] values() {
        return values;
    }

    float[] transposes() {
        return transposes;
    }

    float[] gradients() {
        return gradients;
    }

    /** The steps of sequence {@code b} (steps, columns), in {@link #values} and in {@link #gradients}. */
    Panels matrix(int b) {
        return matrix[steps][b];
    }

    /** The first {@code limit} steps of sequence {@code b}. */
    Panels matrix(int b, int limit) {
        return matrix[limit][b];
    }

    /** Its transpose (columns, steps), in {@link #transposes}. */
    Panels transpose(int b) {
        return transpose[steps][b];
    }
}
