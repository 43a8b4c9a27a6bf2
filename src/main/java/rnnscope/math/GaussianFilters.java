package rnnscope.math;

import java.util.Arrays;

/**
 * Gaussian filters of a differentiable glimpse (Gregor, Danihelka, Graves, Rezende and Wierstra, "DRAW", 2015, equations
 * 19 to 29): a grid of N × N filters laid over a picture of B rows and A columns by its centre, its stride and the width
 * of each filter. Columns a of the picture are counted from 1 to A, its rows b from 1 to B:
 *
 * <pre>
 *   μ_X^i = g_X + (i − N/2 − ½) δ                     i = 1 … N; the same for rows
 *   F_X[i, a] = exp(−(a − μ_X^i)² / 2σ²) / Z          Z such that each row of F_X sums to 1
 *   read x     F_Y x F_Xᵀ                             N × N, a patch
 *   write w    F_Yᵀ w F_X                             B × A, what a patch adds to a picture
 * </pre>
 *
 * Both are one trilinear form, S(x, w) = Σ w · (F_Y x F_Xᵀ) = Σ x · (F_Yᵀ w F_X): reading is ∂S/∂w, writing ∂S/∂x, and one
 * {@link #gradient} of the grid serves both. The intensity γ is a factor of either and left to the caller.
 *
 * <p>The greatest exponent of a row is taken out before it is summed, so that filters far outside the picture, all of
 * whose terms would be 0 in a float, still sum to 1: they rest on its edge.
 *
 * <p>Pictures and patches are row after row. Of one thread; allocates nothing after construction.
 */
public final class GaussianFilters {
    /** A narrower σ, in pixels, counts as this: a filter is one pixel then, and nothing else. */
    public static final double NARROWEST = 0.01;

    private final int height;
    private final int width;
    private final int patch;
    private final Axis x;
    private final Axis y;
    /** F_Y x, a row for each row of the patch. */
    private final double[] rows;
    /** w F_X, the same. */
    private final double[] spread;
    /** One row of a picture. */
    private final double[] row;

    /** @param patch N */
    public GaussianFilters(int height, int width, int patch) {
        this.height = height;
        this.width = width;
        this.patch = patch;
        x = new Axis(patch, width);
        y = new Axis(patch, height);
        rows = new double[patch * width];
        spread = new double[patch * width];
        row = new double[width];
    }

    /**
     * Lays the grid.
     *
     * @param gx     column of its centre, 1 the first
     * @param gy     row of its centre
     * @param stride δ
     * @param sigma  σ, {@link #NARROWEST} at the least
     */
    public void aim(double gx, double gy, double stride, double sigma) {
        x.aim(gx, stride, sigma);
        y.aim(gy, stride, sigma);
    }

    /** F_X[i, a], both from 0. */
    public double horizontal(int i, int a) {
        return x.f[i * width + a];
    }

    /** F_Y[j, b], both from 0. */
    public double vertical(int j, int b) {
        return y.f[j * height + b];
    }

    /** to ← F_Y x F_Xᵀ. */
    public void read(float[] picture, float[] to) {
        readRows(picture);
        for (int j = 0; j < patch; j++) {
            for (int i = 0; i < patch; i++) {
                double sum = 0;
                for (int a = 0; a < width; a++) {
                    sum += rows[j * width + a] * x.f[i * width + a];
                }
                to[j * patch + i] = (float) sum;
            }
        }
    }

    /** to ← F_Yᵀ w F_X. */
    public void write(float[] from, float[] to) {
        spread(from);
        for (int b = 0; b < height; b++) {
            Arrays.fill(row, 0);
            for (int j = 0; j < patch; j++) {
                add(y.f[j * height + b], spread, j * width, row, 0);
            }
            for (int a = 0; a < width; a++) {
                to[b * width + a] = (float) row[a];
            }
        }
    }

    /**
     * Gradient of S(picture, patch) with respect to g_X, g_Y, δ and σ, in this order.
     *
     * @param to overwritten
     */
    public void gradient(float[] picture, float[] from, double[] to) {
        readRows(picture);
        spread(from);
        Arrays.fill(x.d, 0);
        for (int i = 0; i < patch; i++) {
            for (int j = 0; j < patch; j++) {
                add(from[j * patch + i], rows, j * width, x.d, i * width);
            }
        }
        for (int j = 0; j < patch; j++) {
            for (int b = 0; b < height; b++) {
                double sum = 0;
                for (int a = 0; a < width; a++) {
                    sum += spread[j * width + a] * picture[b * width + a];
                }
                y.d[j * height + b] = sum;
            }
        }
        x.backward();
        y.backward();
        to[0] = x.dCentre;
        to[1] = y.dCentre;
        to[2] = x.dStride + y.dStride;
        to[3] = x.dSigma + y.dSigma;
    }

    private void readRows(float[] picture) {
        Arrays.fill(rows, 0);
        for (int j = 0; j < patch; j++) {
            for (int b = 0; b < height; b++) {
                double weight = y.f[j * height + b];
                for (int a = 0; a < width; a++) {
                    rows[j * width + a] += weight * picture[b * width + a];
                }
            }
        }
    }

    private void spread(float[] from) {
        Arrays.fill(spread, 0);
        for (int j = 0; j < patch; j++) {
            for (int i = 0; i < patch; i++) {
                add(from[j * patch + i], x.f, i * width, spread, j * width);
            }
        }
    }

    /** Adds a multiple of one row of the picture's width to another. */
    private void add(double factor, double[] from, int first, double[] to, int at) {
        for (int a = 0; a < width; a++) {
            to[at + a] += factor * from[first + a];
        }
    }

    /** Filters along one axis of the picture. */
    private static final class Axis {
        private final int filters;
        private final int pixels;
        private final double[] f;
        private final double[] d;
        private double centre;
        private double stride;
        private double sigma;
        private double dCentre;
        private double dStride;
        private double dSigma;

        Axis(int filters, int pixels) {
            this.filters = filters;
            this.pixels = pixels;
            f = new double[filters * pixels];
            d = new double[filters * pixels];
        }

        /** i − N/2 − ½ of the filter counted from 0. */
        private double offset(int i) {
            return i - (filters - 1) / 2.0;
        }

        void aim(double centre, double stride, double sigma) {
            this.centre = centre;
            this.stride = stride;
            this.sigma = Math.max(NARROWEST, sigma);
            for (int i = 0; i < filters; i++) {
                double mu = centre + offset(i) * stride;
                double nearest = Math.max(1, Math.min(pixels, Math.rint(mu))) - mu;
                double sum = 0;
                for (int a = 0; a < pixels; a++) {
                    double far = a + 1 - mu;
                    double e = Math.exp((nearest * nearest - far * far) / (2 * this.sigma * this.sigma));
                    f[i * pixels + a] = e;
                    sum += e;
                }
                for (int a = 0; a < pixels; a++) {
                    f[i * pixels + a] /= sum;
                }
            }
        }

        /** From ∂S/∂F to the gradients of the grid: through the normalisation, then the exponent. */
        void backward() {
            dCentre = 0;
            dStride = 0;
            dSigma = 0;
            for (int i = 0; i < filters; i++) {
                double mu = centre + offset(i) * stride;
                double mean = 0;
                for (int a = 0; a < pixels; a++) {
                    mean += f[i * pixels + a] * d[i * pixels + a];
                }
                double dMu = 0;
                double dWidth = 0;
                for (int a = 0; a < pixels; a++) {
                    double far = a + 1 - mu;
                    double dExponent = f[i * pixels + a] * (d[i * pixels + a] - mean);
                    dMu += dExponent * far;
                    dWidth += dExponent * far * far;
                }
                dMu /= sigma * sigma;
                dCentre += dMu;
                dStride += dMu * offset(i);
                dSigma += dWidth / (sigma * sigma * sigma);
            }
        }
    }
}
