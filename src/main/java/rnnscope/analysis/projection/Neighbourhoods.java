package rnnscope.analysis.projection;

import rnnscope.math.Workers;

/**
 * Joint probabilities with which states pick one another as neighbours, as t-SNE wants them (van der Maaten and Hinton,
 * 2008, equations 1 and page 2584):
 *
 * <pre>
 *   p_{j|i} ∝ exp(−‖x_i − x_j‖² / 2σ_i²), σ_i such that the entropy of p_{·|i} is ln perplexity
 *   p_ij = (p_{j|i} + p_{i|j}) / 2m
 * </pre>
 *
 * They add up to 1. Immutable.
 */
final class Neighbourhoods {
    private static final int BISECTIONS = 60;
    private static final double TOLERANCE = 1e-5;

    private final int m;
    /** p_ij, (m, m). */
    private final float[] p;

    private Neighbourhoods(int m, float[] p) {
        this.m = m;
        this.p = p;
    }

    /** @param perplexity of m states at most (m − 1) / 3: more neighbours than that are all of them */
    static Neighbourhoods of(float[][] states, double perplexity, Workers workers) {
        int m = states.length;
        double entropy = Math.log(Math.min(perplexity, Math.max(1, (m - 1) / 3.0)));
        float[] d = new float[m * m];
        workers.run((worker, team) -> {
            double[] row = new double[m];
            for (int i = Workers.share(m, worker, team); i < Workers.share(m, worker + 1, team); i++) {
                for (int j = 0; j < m; j++) {
                    row[j] = squaredDistance(states[i], states[j]);
                }
                conditional(row, i, entropy);
                for (int j = 0; j < m; j++) {
                    d[i * m + j] = (float) row[j];
                }
            }
        });
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                float both = (d[i * m + j] + d[j * m + i]) / (2 * m);
                d[i * m + j] = d[j * m + i] = both;
            }
        }
        return new Neighbourhoods(m, d);
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int u = 0; u < a.length; u++) {
            double difference = a[u] - b[u];
            sum += difference * difference;
        }
        return sum;
    }

    int size() {
        return m;
    }

    float p(int i, int j) {
        return p[i * m + j];
    }

    /**
     * p_{j|i} for all j, the precision 1 / 2σ_i² found by bisection.
     *
     * @param row squared distances from i, overwritten
     * @return that precision
     */
    static double conditional(double[] row, int i, double entropy) {
        int m = row.length;
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < m; j++) {
            nearest = j == i ? nearest : Math.min(nearest, row[j]);
        }
        double[] further = new double[m];
        for (int j = 0; j < m; j++) {
            further[j] = j == i ? Double.POSITIVE_INFINITY : row[j] - nearest;
        }
        double precision = 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int k = 0; k < BISECTIONS; k++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < m; j++) {
                row[j] = j == i ? 0 : Math.exp(-precision * further[j]);
                sum += row[j];
                weighted += j == i ? 0 : row[j] * further[j];
            }
            double found = m == 1 ? 0 : Math.log(sum) + precision * weighted / sum;
            for (int j = 0; j < m; j++) {
                row[j] /= Math.max(sum, Double.MIN_NORMAL);
            }
            if (Math.abs(found - entropy) < TOLERANCE) {
                break;
            }
            if (found > entropy) {
                low = precision;
                precision = high == Double.POSITIVE_INFINITY ? 2 * precision : (low + high) / 2;
            } else {
                high = precision;
                precision = (low + high) / 2;
            }
        }
        return precision;
    }
}
