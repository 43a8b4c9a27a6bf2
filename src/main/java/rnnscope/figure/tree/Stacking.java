package rnnscope.figure.tree;

/** Stacking of things below one another, each as near to where it would like to be as its neighbours allow. */
final class Stacking {
    private Stacking() {}

    /**
     * Lays things out below one another in the order given, without overlap, between 0 and {@code room}: the sum of
     * weight · distance² from where they would like to be is least (isotonic regression by pooling adjacent violators;
     * Ayer et al., 1955).
     *
     * @param wish   where the middle of each would like to be; not modified
     * @param height of each; not modified
     * @param weight of each; not modified
     * @return the middle of each
     */
    static double[] apart(double[] wish, double[] height, double[] weight, double room) {
        int n = wish.length;
        double[] below = new double[n];
        for (int i = 1; i < n; i++) {
            below[i] = below[i - 1] + (height[i - 1] + height[i]) / 2;
        }
        double[] mean = new double[n];
        double[] total = new double[n];
        int[] size = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            mean[blocks] = wish[i] - below[i];
            total[blocks] = weight[i];
            size[blocks] = 1;
            blocks++;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                double both = total[blocks - 2] + total[blocks - 1];
                mean[blocks - 2] = (mean[blocks - 2] * total[blocks - 2] + mean[blocks - 1] * total[blocks - 1]) / both;
                total[blocks - 2] = both;
                size[blocks - 2] += size[blocks - 1];
                blocks--;
            }
        }
        double least = n == 0 ? 0 : height[0] / 2;
        double most = n == 0 ? 0 : Math.max(least, room - height[n - 1] / 2 - below[n - 1]);
        double[] y = new double[n];
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < size[block]; i++, at++) {
                y[at] = Math.max(least, Math.min(most, mean[block])) + below[at];
            }
        }
        return y;
    }
}
