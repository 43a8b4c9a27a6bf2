package rnnscope.analysis.automaton;

import java.util.Arrays;
import java.util.Random;

/**
 * Clusters of states, by k-means (Lloyd, 1982) from seeds far apart (Arthur and Vassilvitskii, 2007).
 *
 * @param centres (k, n)
 */
record StateClusters(float[][] centres) {
    private static final int ROUNDS = 40;

    static StateClusters of(float[][] states, int k, long seed) {
        Random random = new Random(seed);
        float[][] centres = new float[k][];
        double[] nearest = new double[states.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        centres[0] = states[random.nextInt(states.length)].clone();
        for (int c = 1; c < k; c++) {
            double sum = 0;
            for (int i = 0; i < states.length; i++) {
                nearest[i] = Math.min(nearest[i], squares(states[i], centres[c - 1]));
                sum += nearest[i];
            }
            double at = random.nextDouble() * sum;
            int chosen = 0;
            for (double passed = nearest[0]; passed < at && chosen < states.length - 1; passed += nearest[chosen]) {
                chosen++;
            }
            centres[c] = states[chosen].clone();
        }
        StateClusters clusters = new StateClusters(centres);
        int[] before = null;
        for (int round = 0; round < ROUNDS; round++) {
            int[] now = new int[states.length];
            for (int i = 0; i < states.length; i++) {
                now[i] = clusters.of(states[i]);
            }
            if (Arrays.equals(now, before)) {
                break;
            }
            before = now;
            clusters.moveTo(states, now);
        }
        return clusters;
    }

    private void moveTo(float[][] states, int[] assigned) {
        int n = states[0].length;
        double[][] sums = new double[centres.length][n];
        int[] counts = new int[centres.length];
        for (int i = 0; i < states.length; i++) {
            counts[assigned[i]]++;
            for (int j = 0; j < n; j++) {
                sums[assigned[i]][j] += states[i][j];
            }
        }
        for (int c = 0; c < centres.length; c++) {
            for (int j = 0; j < n && counts[c] > 0; j++) {
                centres[c][j] = (float) (sums[c][j] / counts[c]);
            }
        }
    }

    /** The cluster of a state: that with the nearest centre. */
    int of(float[] state) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            double d = squares(state, centres[c]);
            if (d < least) {
                least = d;
                best = c;
            }
        }
        return best;
    }

    private static double squares(float[] a, float[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double d = (double) a[j] - b[j];
            sum += d * d;
        }
        return sum;
    }
}
