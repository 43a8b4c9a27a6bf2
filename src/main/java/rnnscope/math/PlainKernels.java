package rnnscope.math;

import static rnnscope.math.Approximations.flush;
import static rnnscope.math.Panels.LANES;

/** The kernels in plain Java, written so that HotSpot's C2 makes vectors of the loops by itself. */
class PlainKernels extends BlockedProducts {
    /** A block of C as long and as high as the first two caches like it. */
    private static final int ROWS = 32;
    private static final int COLUMNS = 512;

    @Override
    public String name() {
        return "plain";
    }

    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    /** A thread's room for intermediate values. */
    static final class Scratch {
        /** A block of C, row by row, and four rows of Y. */
        private final float[][] c = new float[ROWS][COLUMNS];
        private final float[][] y = new float[4][COLUMNS];
        /** Partial sums. */
        final float[] lanes = new float[LANES];
    }

    final Scratch scratch() {
        return scratch.get();
    }

    /**
     * {@inheritDoc}
     *
     * <p>C2 makes vectors of a loop over neighbours in memory if the loop is long and every array in it has the same
     * index. So a block of C and four rows of Y at a time are laid out in arrays of their own, and four multiply-adds are
     * done for each element of C loaded and stored.
     */
    @Override
    void accumulate(float[] x, int xAt, int rowStep, int step, int jump, float[] y, int yAt, int yStride, int n,
            float[] c, int cAt, int cStride, int rows, int panels) {
        if (rows == 1) {
            for (int p = 0; p < panels; p++) {
                accumulateOctet(x, xAt, step, jump, y, yAt + p * yStride, n, c, cAt + p * cStride);
                accumulateOctet(x, xAt, step, jump, y, yAt + p * yStride + 8, n, c, cAt + p * cStride + 8);
            }
            return;
        }
        Scratch s = scratch();
        for (int p = 0; p < panels; p += COLUMNS / LANES) {
            int width = Math.min(COLUMNS / LANES, panels - p) * LANES;
            for (int r = 0; r < rows; r += ROWS) {
                int count = Math.min(ROWS, rows - r);
                int block = cAt + p * cStride + r * LANES;
                unpack(c, block, cStride, s.c, count, width);
                multiply(x, xAt + r * rowStep, rowStep, step, jump, y, yAt + p * yStride, yStride, n, s, count, width);
                pack(s.c, count, width, c, block, cStride);
            }
        }
    }

    /** Eight columns of a single row: eight chains in registers. */
    private static void accumulateOctet(float[] x, int xFrom, int step, int jump, float[] y, int yFrom, int n, float[] c,
            int at) {
        float c0 = c[at];
        float c1 = c[at + 1];
        float c2 = c[at + 2];
        float c3 = c[at + 3];
        float c4 = c[at + 4];
        float c5 = c[at + 5];
        float c6 = c[at + 6];
        float c7 = c[at + 7];
        int xAt = xFrom;
        for (int k = 0; k < n; k++) {
            float a = x[xAt];
            int yAt = yFrom + k * LANES;
            c0 = Math.fma(a, y[yAt], c0);
            c1 = Math.fma(a, y[yAt + 1], c1);
            c2 = Math.fma(a, y[yAt + 2], c2);
            c3 = Math.fma(a, y[yAt + 3], c3);
            c4 = Math.fma(a, y[yAt + 4], c4);
            c5 = Math.fma(a, y[yAt + 5], c5);
            c6 = Math.fma(a, y[yAt + 6], c6);
            c7 = Math.fma(a, y[yAt + 7], c7);
            xAt += (k & 15) == 15 ? jump : step;
        }
        c[at] = c0;
        c[at + 1] = c1;
        c[at + 2] = c2;
        c[at + 3] = c3;
        c[at + 4] = c4;
        c[at + 5] = c5;
        c[at + 6] = c6;
        c[at + 7] = c7;
    }

    private static void multiply(float[] x, int xFrom, int rowStep, int step, int jump, float[] y, int yAt, int yStride,
            int n, Scratch s, int rows, int width) {
        int xAt = xFrom;
        int k = 0;
        for (; k + 4 <= n; k += 4) {
            unpack(y, yAt + k * LANES, yStride, s.y, 4, width);
            for (int r = 0; r < rows; r++) {
                int at = xAt + r * rowStep;
                addRows(x[at], s.y[0], x[at + step], s.y[1], x[at + 2 * step], s.y[2], x[at + 3 * step], s.y[3],
                        s.c[r], width);
            }
            xAt += 3 * step + ((k & 15) == 12 ? jump : step);
        }
        for (; k < n; k++) {
            unpack(y, yAt + k * LANES, yStride, s.y, 1, width);
            for (int r = 0; r < rows; r++) {
                addRow(x[xAt + r * rowStep], s.y[0], s.c[r], width);
            }
            xAt += step;
        }
    }

    private static void addRows(float a0, float[] y0, float a1, float[] y1, float a2, float[] y2, float a3, float[] y3,
            float[] c, int width) {
        for (int j = 0; j < width; j++) {
            c[j] = Math.fma(a3, y3[j], Math.fma(a2, y2[j], Math.fma(a1, y1[j], Math.fma(a0, y0[j], c[j]))));
        }
    }

    private static void addRow(float a, float[] y, float[] c, int width) {
        for (int j = 0; j < width; j++) {
            c[j] = Math.fma(a, y[j], c[j]);
        }
    }

    /** Copies rows out of panels. */
    private static void unpack(float[] m, int at, int stride, float[][] to, int rows, int width) {
        for (int j = 0; j < width; j += LANES) {
            int panel = at + j / LANES * stride;
            for (int r = 0; r < rows; r++) {
                System.arraycopy(m, panel + r * LANES, to[r], j, LANES);
            }
        }
    }

    private static void pack(float[][] from, int rows, int width, float[] m, int at, int stride) {
        for (int j = 0; j < width; j += LANES) {
            int panel = at + j / LANES * stride;
            for (int r = 0; r < rows; r++) {
                System.arraycopy(from[r], j, m, panel + r * LANES, LANES);
            }
        }
    }

    @Override
    public void startRows(float[] w, Panels bias, Panels secondBias, Panels pw, int[] tokens, int firstToken,
            float[] c, Panels pc, int row, int rows) {
        for (int p = 0; p < pc.panels(); p++) {
            for (int r = 0; r < rows; r++) {
                int token = pw == null ? -1 : tokens[firstToken + r];
                for (int l = 0; l < LANES; l++) {
                    float x = w[bias.panel(p, 0) + l];
                    x = secondBias == null ? x : x + w[secondBias.panel(p, 0) + l];
                    c[pc.panel(p, row + r) + l] = token < 0 ? x : x + w[pw.panel(p, token) + l];
                }
            }
        }
    }

    @Override
    public void gatherRows(float[] w, Panels pw, int[] tokens, int firstToken, float[] x, Panels px, int row,
            int rows) {
        for (int p = 0; p < px.panels(); p++) {
            for (int r = 0; r < rows; r++) {
                int token = tokens[firstToken + r];
                for (int l = 0; l < LANES; l++) {
                    x[px.panel(p, row + r) + l] = token < 0 ? 0 : w[pw.panel(p, token) + l];
                }
            }
        }
    }

    @Override
    public void scatterRows(float[] d, Panels pd, int[] tokens, int firstToken, float[] w, Panels pw, int row,
            int rows, int fromPanel, int toPanel) {
        for (int p = fromPanel; p < toPanel; p++) {
            for (int r = 0; r < rows; r++) {
                int token = tokens[firstToken + r];
                for (int l = 0; token >= 0 && l < LANES; l++) {
                    w[pw.panel(p, token) + l] += d[pd.panel(p, row + r) + l];
                }
            }
        }
    }

    @Override
    public void sumRows(float[] d, Panels pd, float[] b, Panels bias, int row, int rows, int fromPanel, int toPanel) {
        for (int p = fromPanel; p < toPanel; p++) {
            for (int r = row; r < row + rows; r++) {
                for (int l = 0; l < LANES; l++) {
                    b[bias.panel(p, 0) + l] += d[pd.panel(p, r) + l];
                }
            }
        }
    }

    @Override
    public void sigmoid(float[] v, Panels x, int row, int rows) {
        for (int p = 0; p < x.panels(); p++) {
            int px = x.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[px + i] = Approximations.sigmoid(v[px + i]);
            }
        }
    }

    /** In place, where C2 sees a single index and makes vectors. */
    @Override
    public void tanh(float[] v, Panels y, Panels x, int row, int rows) {
        if (!y.equals(x)) {
            copy(v, y, x, row, rows);
        }
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            for (int i = py; i < py + rows * LANES; i++) {
                v[i] = Approximations.tanh(v[i]);
            }
        }
    }

    @Override
    public void relu(float[] v, Panels y, Panels x, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int px = x.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = Math.max(v[px + i], 0);
            }
        }
    }

    @Override
    public void multiply(float[] v, Panels y, Panels a, Panels b, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            int pb = b.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = v[pa + i] * v[pb + i];
            }
        }
    }

    @Override
    public void add(float[] v, Panels y, Panels a, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] += v[pa + i];
            }
        }
    }

    @Override
    public void multiplyAdd(float[] v, Panels y, Panels a, Panels b, Panels c, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            int pb = b.panel(p, row);
            int pc = c.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = Math.fma(v[pa + i], v[pb + i], v[pc + i]);
            }
        }
    }

    @Override
    public void multiplyAddMultiply(float[] v, Panels y, Panels a, Panels b, Panels c, Panels d, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            int pb = b.panel(p, row);
            int pc = c.panel(p, row);
            int pd = d.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = Math.fma(v[pa + i], v[pb + i], v[pc + i] * v[pd + i]);
            }
        }
    }

    @Override
    public void mix(float[] v, Panels y, Panels s, Panels a, Panels b, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int ps = s.panel(p, row);
            int pa = a.panel(p, row);
            int pb = b.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = Math.fma(v[ps + i], v[pa + i] - v[pb + i], v[pb + i]);
            }
        }
    }

    @Override
    public void subtract(float[] v, Panels y, Panels a, Panels b, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            int pb = b.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = v[pa + i] - v[pb + i];
            }
        }
    }

    @Override
    public void complement(float[] v, Panels y, Panels s, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int ps = s.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = 1 - v[ps + i];
            }
        }
    }

    @Override
    public void scale(float[] v, Panels y, Panels a, float factor, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = factor * v[pa + i];
            }
        }
    }

    @Override
    public void sigmoidGradient(float[] v, Panels dx, Panels a, Panels b, Panels s, int row, int rows) {
        for (int p = 0; p < dx.panels(); p++) {
            int pdx = dx.panel(p, row);
            int pa = a.panel(p, row);
            int pb = b.panel(p, row);
            int ps = s.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[pdx + i] = flush(v[pa + i] * v[pb + i] * (v[ps + i] * (1 - v[ps + i])));
            }
        }
    }

    @Override
    public void tanhGradient(float[] v, Panels dx, Panels a, Panels b, Panels y, int row, int rows) {
        for (int p = 0; p < dx.panels(); p++) {
            int pdx = dx.panel(p, row);
            int pa = a.panel(p, row);
            int pb = b.panel(p, row);
            int py = y.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[pdx + i] = flush(v[pa + i] * v[pb + i] * Math.fma(-v[py + i], v[py + i], 1));
            }
        }
    }

    @Override
    public void tanhGradient(float[] v, Panels dx, Panels dy, Panels y, int row, int rows) {
        for (int p = 0; p < dx.panels(); p++) {
            int pdx = dx.panel(p, row);
            int pdy = dy.panel(p, row);
            int py = y.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[pdx + i] = flush(v[pdy + i] * Math.fma(-v[py + i], v[py + i], 1));
            }
        }
    }

    @Override
    public void addTanhGradient(float[] v, Panels dx, Panels a, Panels b, Panels y, int row, int rows) {
        for (int p = 0; p < dx.panels(); p++) {
            int pdx = dx.panel(p, row);
            int pa = a.panel(p, row);
            int pb = b.panel(p, row);
            int py = y.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[pdx + i] = flush(Math.fma(v[pa + i] * v[pb + i], Math.fma(-v[py + i], v[py + i], 1), v[pdx + i]));
            }
        }
    }

    @Override
    public void reluGradient(float[] v, Panels dx, Panels dy, Panels y, int row, int rows) {
        for (int p = 0; p < dx.panels(); p++) {
            int pdx = dx.panel(p, row);
            int pdy = dy.panel(p, row);
            int py = y.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[pdx + i] = v[py + i] > 0 ? flush(v[pdy + i]) : 0;
            }
        }
    }

    @Override
    public void clear(float[] v, Panels y, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = 0;
            }
        }
    }

    @Override
    public void copy(float[] v, Panels y, Panels a, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            for (int i = 0; i < rows * LANES; i++) {
                v[py + i] = v[pa + i];
            }
        }
    }

    @Override
    public void softmax(float[] v, Panels p, Panels z, int row, int rows) {
        float[] sums = scratch().lanes;
        int columns = z.columns();
        for (int r = row; r < row + rows; r++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int n = 0; n < columns; n++) {
                max = Math.max(max, v[z.at(r, n)]);
            }
            for (int l = 0; l < LANES; l++) {
                sums[l] = 0;
            }
            for (int n = 0; n < p.panels() * LANES; n++) {
                float e = n < columns ? Approximations.exp(v[z.at(r, n)] - max) : 0;
                v[p.at(r, n)] = e;
                sums[n % LANES] += e;
            }
            float sum = Approximations.sumOfLanes(sums, 0);
            for (int n = 0; n < p.panels() * LANES; n++) {
                v[p.at(r, n)] /= sum;
            }
        }
    }

    @Override
    public double sumOfSquares(float[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            s0 += (double) x[i] * x[i];
            s1 += (double) x[i + 1] * x[i + 1];
            s2 += (double) x[i + 2] * x[i + 2];
            s3 += (double) x[i + 3] * x[i + 3];
        }
        for (; i < to; i++) {
            s0 += (double) x[i] * x[i];
        }
        return (s0 + s2) + (s1 + s3);
    }

    // Optimizers: a block at a time, in loops without a branch but for the one that flushes.

    @Override
    public void adamStep(float[] w, float[] g, float[] m, float[] v, int from, int to, float gradientScale,
            float beta1, float beta2, float stepSize, float correction, float epsilon) {
        for (int start = from; start < to; start += COLUMNS) {
            int end = Math.min(to, start + COLUMNS);
            for (int i = start; i < end; i++) {
                float gradient = gradientScale * g[i];
                m[i] = Math.fma(beta1, m[i], (1 - beta1) * gradient);
                v[i] = Math.fma(beta2, v[i], (1 - beta2) * gradient * gradient);
            }
            flushAll(m, start, end);
            flushAll(v, start, end);
            for (int i = start; i < end; i++) {
                w[i] = Math.fma(-stepSize, m[i] / ((float) Math.sqrt(v[i]) / correction + epsilon), w[i]);
            }
        }
    }

    @Override
    public void momentumStep(float[] w, float[] g, float[] u, int from, int to, float gradientScale, float momentum,
            float rate) {
        for (int start = from; start < to; start += COLUMNS) {
            int end = Math.min(to, start + COLUMNS);
            for (int i = start; i < end; i++) {
                u[i] = Math.fma(momentum, u[i], gradientScale * g[i]);
            }
            flushAll(u, start, end);
            for (int i = start; i < end; i++) {
                w[i] = Math.fma(-rate, u[i], w[i]);
            }
        }
    }

    @Override
    public void rmsPropStep(float[] w, float[] g, float[] v, int from, int to, float gradientScale, float decay,
            float rate, float epsilon) {
        for (int start = from; start < to; start += COLUMNS) {
            int end = Math.min(to, start + COLUMNS);
            for (int i = start; i < end; i++) {
                float gradient = gradientScale * g[i];
                v[i] = Math.fma(decay, v[i], (1 - decay) * gradient * gradient);
            }
            flushAll(v, start, end);
            for (int i = start; i < end; i++) {
                w[i] = Math.fma(-rate, gradientScale * g[i] / ((float) Math.sqrt(v[i]) + epsilon), w[i]);
            }
        }
    }

    private static void flushAll(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Math.abs(x[i]) < Approximations.TINY) {
                x[i] = 0;
            }
        }
    }
}
