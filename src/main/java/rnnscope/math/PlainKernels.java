package rnnscope.math;

import static rnnscope.math.Approximations.flush;
import static rnnscope.math.Panels.LANES;

import java.util.Arrays;

/** Kernels in plain Java, written so that HotSpot's C2 makes vectors of the loops by itself. */
class PlainKernels extends BlockedProducts {
    /** Parameters updated at a time, so that a second pass finds them in the cache. */
    private static final int BLOCK = 512;

    /** A thread's room for the partial sums of a row. */
    private final ThreadLocal<float[]> lanes = ThreadLocal.withInitial(() -> new float[LANES]);

    PlainKernels() {
        this(new PlainBlockProduct());
    }

    PlainKernels(BlockProduct block) {
        super(block);
    }

    @Override
    public String name() {
        return "plain";
    }

    /** Sixteen floats of this thread. */
    final float[] lanes() {
        return lanes.get();
    }

    @Override
    public void startRows(float[] w, Panels bias, Panels secondBias, Panels pw, int[] tokens, int firstToken,
            float[] c, Panels pc, int row, int rows) {
        for (int p = 0; p < pc.panels(); p++) {
            for (int r = 0; r < rows; r++) {
                int token = pw == null ? -1 : tokens[firstToken + r];
                for (int l = 0; l < LANES; l++) {
                    float x = bias == null ? 0 : w[bias.panel(p, 0) + l];
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
                v[pdx + i] = v[py + i] > 0 ? flush(v[pdy + i]) : v[py + i] <= 0 ? 0 : Float.NaN;
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
        int columns = z.columns();
        for (int r = row; r < row + rows; r++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int n = 0; n < columns; n++) {
                max = Math.max(max, v[z.at(r, n)]);
            }
            for (int n = 0; n < p.panels() * LANES; n++) {
                v[p.at(r, n)] = n < columns ? Approximations.exp(v[z.at(r, n)] - max) : 0;
            }
            float sum = sumOfRow(v, p, r);
            for (int n = 0; n < p.panels() * LANES; n++) {
                v[p.at(r, n)] /= sum;
            }
        }
    }

    @Override
    public float sumOfRow(float[] v, Panels a, int row) {
        float[] sums = lanes();
        Arrays.fill(sums, 0);
        for (int n = 0; n < a.panels() * LANES; n++) {
            sums[n % LANES] += v[a.at(row, n)];
        }
        return Approximations.sumOfLanes(sums, 0);
    }

    @Override
    public double sumOfSquares(float[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            s0 += (double) x[i] * x[i];
            s1 += (double) x[i + 1] * x[i + 1];
            s2 += (double) x[i + 2] * x[i + 2];
            s3 += (double) x[i + 3] * x[i + 3];
            s4 += (double) x[i + 4] * x[i + 4];
            s5 += (double) x[i + 5] * x[i + 5];
            s6 += (double) x[i + 6] * x[i + 6];
            s7 += (double) x[i + 7] * x[i + 7];
        }
        for (; i < to; i++) {
            s0 += (double) x[i] * x[i];
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    // Optimizers: a block at a time, in loops without a branch but for the one that flushes.

    @Override
    public void adamStep(float[] w, float[] g, float[] m, float[] v, int from, int to, float gradientScale,
            float beta1, float beta2, float stepSize, float correction, float epsilon) {
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
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
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
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
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
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
