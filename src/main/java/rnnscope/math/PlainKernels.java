package rnnscope.math;

/** The kernels in plain Java. */
final class PlainKernels implements Kernels {
    @Override
    public String name() {
        return "plain";
    }

    private static float flush(float x) {
        return Math.abs(x) < 1e-30f ? 0 : x;
    }

    @Override
    public void product(float[] a, Panels pa, float[] w, Panels pw, float[] c, Panels pc, int row, int rows) {
        for (int p = 0; p < pw.panels(); p++) {
            for (int r = row; r < row + rows; r++) {
                int ci = pc.panel(p, r);
                for (int k = 0; k < pw.rows(); k++) {
                    float x = a[pa.at(r, k)];
                    int wi = pw.panel(p, k);
                    for (int l = 0; l < Panels.LANES; l++) {
                        c[ci + l] = Math.fma(x, w[wi + l], c[ci + l]);
                    }
                }
            }
        }
    }

    @Override
    public void transposedProduct(float[] a, Panels pa, float[] d, Panels pd, float[] w, Panels pw, int row, int rows,
            int fromPanel, int toPanel) {
        for (int p = fromPanel; p < toPanel; p++) {
            for (int k = 0; k < pw.rows(); k++) {
                int wi = pw.panel(p, k);
                for (int r = row; r < row + rows; r++) {
                    float x = a[pa.at(r, k)];
                    int di = pd.panel(p, r);
                    for (int l = 0; l < Panels.LANES; l++) {
                        w[wi + l] = Math.fma(x, d[di + l], w[wi + l]);
                    }
                }
            }
        }
    }

    @Override
    public void transpose(float[] w, Panels pw, float[] t, Panels pt) {
        for (int n = 0; n < pt.rows(); n++) {
            for (int k = 0; k < Panels.padded(pw.rows()); k++) {
                t[pt.at(n, k)] = k < pw.rows() ? w[pw.at(k, n)] : 0;
            }
        }
    }

    @Override
    public void startRows(float[] w, Panels bias, Panels secondBias, Panels pw, int[] tokens, int firstToken,
            float[] c, Panels pc, int row, int rows) {
        for (int p = 0; p < pc.panels(); p++) {
            for (int r = 0; r < rows; r++) {
                int token = pw == null ? -1 : tokens[firstToken + r];
                for (int l = 0; l < Panels.LANES; l++) {
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
                for (int l = 0; l < Panels.LANES; l++) {
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
                for (int l = 0; token >= 0 && l < Panels.LANES; l++) {
                    w[pw.panel(p, token) + l] += d[pd.panel(p, row + r) + l];
                }
            }
        }
    }

    @Override
    public void sumRows(float[] d, Panels pd, float[] b, Panels bias, int row, int rows, int fromPanel, int toPanel) {
        for (int p = fromPanel; p < toPanel; p++) {
            for (int r = row; r < row + rows; r++) {
                for (int l = 0; l < Panels.LANES; l++) {
                    b[bias.panel(p, 0) + l] += d[pd.panel(p, r) + l];
                }
            }
        }
    }

    @Override
    public void sigmoid(float[] v, Panels x, int row, int rows) {
        for (int p = 0; p < x.panels(); p++) {
            int px = x.panel(p, row);
            for (int i = 0; i < rows * Panels.LANES; i++) {
                v[px + i] = (float) (1 / (1 + Math.exp(-v[px + i])));
            }
        }
    }

    @Override
    public void tanh(float[] v, Panels y, Panels x, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int px = x.panel(p, row);
            for (int i = 0; i < rows * Panels.LANES; i++) {
                v[py + i] = (float) Math.tanh(v[px + i]);
            }
        }
    }

    @Override
    public void relu(float[] v, Panels y, Panels x, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int px = x.panel(p, row);
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
                v[py + i] = v[pa + i] * v[pb + i];
            }
        }
    }

    @Override
    public void add(float[] v, Panels y, Panels a, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
                v[py + i] = v[pa + i] - v[pb + i];
            }
        }
    }

    @Override
    public void complement(float[] v, Panels y, Panels s, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int ps = s.panel(p, row);
            for (int i = 0; i < rows * Panels.LANES; i++) {
                v[py + i] = 1 - v[ps + i];
            }
        }
    }

    @Override
    public void scale(float[] v, Panels y, Panels a, float factor, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
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
            for (int i = 0; i < rows * Panels.LANES; i++) {
                v[pdx + i] = v[py + i] > 0 ? flush(v[pdy + i]) : 0;
            }
        }
    }

    @Override
    public void clear(float[] v, Panels y, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            for (int i = 0; i < rows * Panels.LANES; i++) {
                v[py + i] = 0;
            }
        }
    }

    @Override
    public void copy(float[] v, Panels y, Panels a, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            for (int i = 0; i < rows * Panels.LANES; i++) {
                v[py + i] = v[pa + i];
            }
        }
    }

    @Override
    public void softmax(float[] v, Panels p, Panels z, int row, int rows) {
        for (int r = row; r < row + rows; r++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int n = 0; n < z.columns(); n++) {
                max = Math.max(max, v[z.at(r, n)]);
            }
            float sum = 0;
            for (int n = 0; n < z.columns(); n++) {
                sum += (float) Math.exp(v[z.at(r, n)] - max);
            }
            for (int n = 0; n < Panels.padded(z.columns()); n++) {
                v[p.at(r, n)] = n < z.columns() ? (float) Math.exp(v[z.at(r, n)] - max) / sum : 0;
            }
        }
    }

    @Override
    public double sumOfSquares(float[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }

    @Override
    public void adamStep(float[] w, float[] g, float[] m, float[] v, int from, int to, float gradientScale,
            float beta1, float beta2, float stepSize, float correction, float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = gradientScale * g[i];
            float mean = flush(Math.fma(beta1, m[i], (1 - beta1) * gradient));
            float square = flush(Math.fma(beta2, v[i], (1 - beta2) * gradient * gradient));
            m[i] = mean;
            v[i] = square;
            w[i] = Math.fma(-stepSize, mean / ((float) Math.sqrt(square) / correction + epsilon), w[i]);
        }
    }

    @Override
    public void momentumStep(float[] w, float[] g, float[] u, int from, int to, float gradientScale, float momentum,
            float rate) {
        for (int i = from; i < to; i++) {
            float velocity = flush(Math.fma(momentum, u[i], gradientScale * g[i]));
            u[i] = velocity;
            w[i] = Math.fma(-rate, velocity, w[i]);
        }
    }

    @Override
    public void rmsPropStep(float[] w, float[] g, float[] v, int from, int to, float gradientScale, float decay,
            float rate, float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = gradientScale * g[i];
            float square = flush(Math.fma(decay, v[i], (1 - decay) * gradient * gradient));
            v[i] = square;
            w[i] = Math.fma(-rate, gradient / ((float) Math.sqrt(square) + epsilon), w[i]);
        }
    }
}
