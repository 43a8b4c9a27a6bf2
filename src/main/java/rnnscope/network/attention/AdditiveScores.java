package rnnscope.network.attention;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;

/**
 * Scores of a small layer of tanh units that reads a query and a key (Bahdanau, Cho and Bengio, 2015; q_t the projected
 * query, x_s what is attended to, A units):
 *
 * <pre>
 *   k_s = W_k x_s          z_ts = tanh(q_t + k_s)          e_ts = vᵀ z_ts
 *
 *   ∂z_ts = ∂e_ts v ⊙ (1 − z_ts²)          ∂q_t += Σ_s ∂z_ts          ∂k_s += ∂z_ts          ∂v += Σ ∂e_ts z_ts
 * </pre>
 *
 * z is computed again on the way back, not kept: it has a row for every pair of steps.
 */
final class AdditiveScores {
    private final int batch;
    private final int room;
    private final SequenceMatrices read;
    private final Panels query;
    private final Panels scores;
    /** The query and its gradient, of each row alone. */
    private final Panels[] queryRow;
    private final Panels[] dQueryRow;
    private final Panels dScores;
    private final Panels wKey;
    private final Panels wScore;

    /** Of each sequence k (S, A), z, and what goes with them on the way back. */
    private final float[] work;
    private final Panels keys;
    /** Of each number of steps, the keys of every sequence, and their gradients. */
    private final Panels[][] keysOf;
    private final Panels[][] dKeysOf;
    private final Panels z;
    private final Panels column;
    private final Panels dKeys;
    private final Panels dZ;
    private final Panels dColumn;
    /** ∂v as one sequence sees it: summed over the sequences in their order at the end. */
    private final Panels dScoreWeight;
    private int steps;

    AdditiveScores(int batch, int room, SequenceMatrices read, Panels query, Panels scores, int gradient, Panels wKey,
            Panels wScore) {
        this.batch = batch;
        this.room = room;
        this.read = read;
        this.query = query;
        this.scores = scores;
        this.queryRow = rows(query);
        this.dQueryRow = rows(query.moved(gradient));
        this.dScores = scores.moved(gradient);
        this.wKey = wKey;
        this.wScore = wScore;
        int width = query.columns();
        keys = Panels.at(0, width, batch * room);
        z = after(keys, width, batch * room);
        column = after(z, 1, batch * room);
        dKeys = after(column, width, batch * room);
        dZ = after(dKeys, width, batch * room);
        dColumn = after(dZ, 1, batch * room);
        dScoreWeight = after(dColumn, width, batch);
        keysOf = bySequence(keys);
        dKeysOf = bySequence(dKeys);
        work = new float[dScoreWeight.offset() + dScoreWeight.size()];
    }

    private static Panels[] rows(Panels place) {
        Panels[] rows = new Panels[place.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = place.shifted(row);
        }
        return rows;
    }

    private static Panels after(Panels before, int columns, int rows) {
        return Panels.at(before.offset() + before.size(), columns, rows);
    }

    void setSteps(int steps) {
        this.steps = steps;
    }

    /** The keys of sequence {@code b}, once what is attended to is there. */
    void load(Kernels k, float[] w, int b) {
        k.clear(work, keys, b * room, steps);
        k.product(read.values(), read.matrix(b), w, wKey, work, keysOf[steps][b], 0, steps);
    }

    /** From the projected query at {@code row} to the scores. */
    void forward(Kernels k, float[] w, float[] v, int row, int b) {
        compute(k, v, row, b);
        k.clear(work, column, b * room, steps);
        k.product(work, z, w, wScore, work, column, b * room, steps);
        k.clear(v, scores, row, 1);
        for (int s = 0; s < steps; s++) {
            v[scores.at(row, s)] = work[column.at(b * room + s, 0)];
        }
    }

    private void compute(Kernels k, float[] v, int row, int b) {
        k.startRows(v, queryRow[row], null, null, null, 0, work, z, b * room, steps);
        k.add(work, z, keys, b * room, steps);
        k.tanh(work, z, z, b * room, steps);
    }

    void clearGradients(Kernels k, int b) {
        k.clear(work, dKeys, b * room, steps);
        k.clear(work, dScoreWeight, b, 1);
    }

    /** From the gradient of the scores at {@code row} to that of the query, which is added to, and of the keys. */
    void backward(Kernels k, float[] transposed, Panels wScoreT, float[] v, int row, int b) {
        compute(k, v, row, b);
        for (int s = 0; s < steps; s++) {
            work[dColumn.at(b * room + s, 0)] = v[dScores.at(row, s)];
        }
        k.clear(work, dZ, b * room, steps);
        k.product(work, dColumn, transposed, wScoreT, work, dZ, b * room, steps);
        k.tanhGradient(work, dZ, dZ, z, b * room, steps);
        k.sumRows(work, dZ, v, dQueryRow[row], b * room, steps, 0, query.panels());
        k.add(work, dKeys, dZ, b * room, steps);
        for (int s = b * room; s < b * room + steps; s++) {
            float d = work[dColumn.at(s, 0)];
            for (int p = 0; p < z.panels(); p++) {
                int to = dScoreWeight.panel(p, b);
                int from = z.panel(p, s);
                for (int lane = 0; lane < Panels.LANES; lane++) {
                    work[to + lane] += d * work[from + lane];
                }
            }
        }
    }

    /** Hands the gradient of the keys of sequence {@code b} on to what is attended to. */
    void finishBackward(Kernels k, float[] transposed, Panels wKeyT, int b) {
        k.product(work, dKeysOf[steps][b], transposed, wKeyT, read.gradients(), read.matrix(b), 0, steps);
    }

    /** Adds the gradients of W_k and v, a worker's share of the columns. */
    void weightGradients(Kernels k, float[] g, int worker, int workers) {
        int from = Workers.share(wKey.panels(), worker, workers);
        int to = Workers.share(wKey.panels(), worker + 1, workers);
        for (int b = 0; b < batch; b++) {
            k.transposedProduct(read.values(), read.matrix(b), work, dKeysOf[steps][b], g, wKey, 0, steps, from, to);
        }
        for (int b = 0; worker == 0 && b < batch; b++) {
            for (int j = 0; j < query.columns(); j++) {
                g[wScore.at(j, 0)] += work[dScoreWeight.at(b, j)];
            }
        }
    }

    private Panels[][] bySequence(Panels all) {
        Panels[][] parts = new Panels[room + 1][batch];
        for (int n = 0; n <= room; n++) {
            for (int b = 0; b < batch; b++) {
                parts[n][b] = all.rowRange(b * room, b * room + n);
            }
        }
        return parts;
    }
}
