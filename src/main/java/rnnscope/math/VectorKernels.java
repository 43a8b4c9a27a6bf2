package rnnscope.math;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.MAX;
import static rnnscope.math.Panels.LANES;
import static rnnscope.math.VectorApproximations.ONE;
import static rnnscope.math.VectorApproximations.ZERO;
import static rnnscope.math.VectorApproximations.flush;
import static rnnscope.math.VectorTiles.SPECIES;
import static rnnscope.math.VectorTiles.VECTOR;

import jdk.incubator.vector.FloatVector;

/**
 * Kernels on {@code jdk.incubator.vector}. Every loop is small, with one transcendental function at most, or has its
 * functions written out, and is compiled for itself: beyond HotSpot's limits of inlining a vector becomes an object.
 */
final class VectorKernels extends PlainKernels {
    /** Floats in a vector: 16 with AVX-512, 8 with AVX2, 4 on Arm. */
    private static final int WIDTH = SPECIES.length();

    /** @throws UnsupportedOperationException where vectors are so short that nothing is gained */
    VectorKernels() {
        super(new VectorBlockProduct());
        if (WIDTH < 4) {
            throw new UnsupportedOperationException("vectors of " + WIDTH + " floats");
        }
    }

    @Override
    public String name() {
        return "vector";
    }

    private static FloatVector load(float[] v, int at) {
        return FloatVector.fromArray(SPECIES, v, at);
    }

    // Rows

    @Override
    public void startRows(float[] w, Panels bias, Panels secondBias, Panels placeW, int[] tokens, int firstToken,
            float[] c, Panels placeC, int row, int rows) {
        for (int p = 0; p < placeC.panels(); p++) {
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                FloatVector b = bias == null ? FloatVector.zero(SPECIES) : load(w, bias.panel(p, 0) + lane);
                b = secondBias == null ? b : b.add(load(w, secondBias.panel(p, 0) + lane));
                int to = placeC.panel(p, row) + lane;
                if (placeW == null) {
                    fillRows(b, c, to, rows);
                } else {
                    fillRows(b, w, placeW.panel(p, 0) + lane, tokens, firstToken, c, to, rows);
                }
            }
        }
    }

    private static void fillRows(FloatVector b, float[] c, int to, int rows) {
        for (int r = 0; r < rows; r++) {
            b.intoArray(c, to + r * LANES);
        }
    }

    private static void fillRows(FloatVector b, float[] w, int from, int[] tokens, int firstToken, float[] c, int to,
            int rows) {
        for (int r = 0; r < rows; r++) {
            int token = tokens[firstToken + r];
            FloatVector sum = token < 0 ? b : b.add(load(w, from + token * LANES));
            sum.intoArray(c, to + r * LANES);
        }
    }

    @Override
    public void scatterRows(float[] d, Panels placeD, int[] tokens, int firstToken, float[] w, Panels placeW, int row,
            int rows, int fromPanel, int toPanel) {
        for (int p = fromPanel; p < toPanel; p++) {
            int from = placeD.panel(p, row);
            int to = placeW.panel(p, 0);
            for (int r = 0; r < rows; r++) {
                int token = tokens[firstToken + r];
                for (int lane = 0; token >= 0 && lane < LANES; lane += WIDTH) {
                    int at = to + token * LANES + lane;
                    load(w, at).add(load(d, from + r * LANES + lane)).intoArray(w, at);
                }
            }
        }
    }

    @Override
    public void sumRows(float[] d, Panels placeD, float[] b, Panels bias, int row, int rows, int fromPanel,
            int toPanel) {
        for (int p = fromPanel; p < toPanel; p++) {
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                int at = bias.panel(p, 0) + lane;
                int from = placeD.panel(p, row) + lane;
                FloatVector sum = load(b, at);
                for (int r = 0; r < rows; r++) {
                    sum = load(d, from + r * LANES).add(sum);
                }
                VECTOR.cast(sum).intoArray(b, at);
            }
        }
    }

    // Elementwise

    /** A function of up to four operands along one panel: where the result and each operand begin. */
    @FunctionalInterface
    private interface Loop {
        void run(float[] v, int y, int a, int b, int c, int d, int count);
    }

    // Fields and no constants, so that HotSpot cannot tell which loop a call runs and compiles each for itself. Inlined
    // into the pass of a cell, all of them together reach its limit of nodes, and from there on a vector is an object.

    private final Loop sigmoid = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            VectorApproximations.sigmoid(load(v, a + i)).intoArray(v, y + i);
        }
    };
    private final Loop tanh = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            VectorApproximations.tanh(load(v, a + i)).intoArray(v, y + i);
        }
    };
    private final Loop relu = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector z = load(v, a + i);
            z.blend(0, z.compare(LE, 0)).intoArray(v, y + i);
        }
    };
    private final Loop multiply = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            load(v, a + i).mul(load(v, b + i)).intoArray(v, y + i);
        }
    };
    private final Loop add = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            load(v, y + i).add(load(v, a + i)).intoArray(v, y + i);
        }
    };
    private final Loop multiplyAdd = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            load(v, a + i).fma(load(v, b + i), load(v, c + i)).intoArray(v, y + i);
        }
    };
    private final Loop multiplyAddMultiply = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector second = load(v, c + i).mul(load(v, d + i));
            load(v, a + i).fma(load(v, b + i), second).intoArray(v, y + i);
        }
    };
    private final Loop mix = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector other = load(v, b + i);
            load(v, c + i).fma(load(v, a + i).sub(other), other).intoArray(v, y + i);
        }
    };
    private final Loop subtract = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            load(v, a + i).sub(load(v, b + i)).intoArray(v, y + i);
        }
    };
    private final Loop complement = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            ONE.sub(load(v, a + i)).intoArray(v, y + i);
        }
    };
    private final Loop sigmoidGradient = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector gate = load(v, c + i);
            FloatVector slope = gate.mul(ONE.sub(gate));
            flush(load(v, a + i).mul(load(v, b + i)).mul(slope)).intoArray(v, y + i);
        }
    };
    private final Loop tanhGradient = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector gradient = load(v, a + i).mul(load(v, b + i));
            flush(gradient.mul(tanhSlope(load(v, c + i)))).intoArray(v, y + i);
        }
    };
    private final Loop outputTanhGradient = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            flush(load(v, a + i).mul(tanhSlope(load(v, b + i)))).intoArray(v, y + i);
        }
    };
    private final Loop addTanhGradient = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector gradient = load(v, a + i).mul(load(v, b + i));
            flush(gradient.fma(tanhSlope(load(v, c + i)), load(v, y + i))).intoArray(v, y + i);
        }
    };
    private final Loop reluGradient = (v, y, a, b, c, d, count) -> {
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector output = load(v, b + i);
            ZERO.blend(flush(load(v, a + i)), output.compare(GT, 0)).blend(Float.NaN, output.test(IS_NAN))
                    .intoArray(v, y + i);
        }
    };

    private static void each(Loop loop, float[] v, Panels y, Panels a, Panels b, Panels c, Panels d, int row,
            int rows) {
        for (int p = 0; p < y.panels(); p++) {
            loop.run(v, y.panel(p, row), start(a, p, row), start(b, p, row), start(c, p, row), start(d, p, row),
                    rows * LANES);
        }
    }

    private static int start(Panels operand, int panel, int row) {
        return operand == null ? 0 : operand.panel(panel, row);
    }

    /** 1 − y². */
    private static FloatVector tanhSlope(FloatVector y) {
        return y.neg().fma(y, ONE);
    }

    @Override
    public void sigmoid(float[] v, Panels x, int row, int rows) {
        each(sigmoid, v, x, x, null, null, null, row, rows);
    }

    @Override
    public void tanh(float[] v, Panels y, Panels x, int row, int rows) {
        each(tanh, v, y, x, null, null, null, row, rows);
    }

    @Override
    public void relu(float[] v, Panels y, Panels x, int row, int rows) {
        each(relu, v, y, x, null, null, null, row, rows);
    }

    @Override
    public void multiply(float[] v, Panels y, Panels a, Panels b, int row, int rows) {
        each(multiply, v, y, a, b, null, null, row, rows);
    }

    @Override
    public void add(float[] v, Panels y, Panels a, int row, int rows) {
        each(add, v, y, a, null, null, null, row, rows);
    }

    @Override
    public void multiplyAdd(float[] v, Panels y, Panels a, Panels b, Panels c, int row, int rows) {
        each(multiplyAdd, v, y, a, b, c, null, row, rows);
    }

    @Override
    public void multiplyAddMultiply(float[] v, Panels y, Panels a, Panels b, Panels c, Panels d, int row, int rows) {
        each(multiplyAddMultiply, v, y, a, b, c, d, row, rows);
    }

    @Override
    public void mix(float[] v, Panels y, Panels s, Panels a, Panels b, int row, int rows) {
        each(mix, v, y, a, b, s, null, row, rows);
    }

    @Override
    public void subtract(float[] v, Panels y, Panels a, Panels b, int row, int rows) {
        each(subtract, v, y, a, b, null, null, row, rows);
    }

    @Override
    public void complement(float[] v, Panels y, Panels s, int row, int rows) {
        each(complement, v, y, s, null, null, null, row, rows);
    }

    @Override
    public void sigmoidGradient(float[] v, Panels dx, Panels a, Panels b, Panels s, int row, int rows) {
        each(sigmoidGradient, v, dx, a, b, s, null, row, rows);
    }

    @Override
    public void tanhGradient(float[] v, Panels dx, Panels a, Panels b, Panels y, int row, int rows) {
        each(tanhGradient, v, dx, a, b, y, null, row, rows);
    }

    @Override
    public void tanhGradient(float[] v, Panels dx, Panels dy, Panels y, int row, int rows) {
        each(outputTanhGradient, v, dx, dy, y, null, null, row, rows);
    }

    @Override
    public void addTanhGradient(float[] v, Panels dx, Panels a, Panels b, Panels y, int row, int rows) {
        each(addTanhGradient, v, dx, a, b, y, null, row, rows);
    }

    @Override
    public void reluGradient(float[] v, Panels dx, Panels dy, Panels y, int row, int rows) {
        each(reluGradient, v, dx, dy, y, null, null, row, rows);
    }

    @Override
    public void scale(float[] v, Panels y, Panels a, float factor, int row, int rows) {
        for (int p = 0; p < y.panels(); p++) {
            int py = y.panel(p, row);
            int pa = a.panel(p, row);
            for (int i = 0; i < rows * LANES; i += WIDTH) {
                load(v, pa + i).mul(factor).intoArray(v, py + i);
            }
        }
    }

    // Cells

    @Override
    public void lstm(float[] v, Panels i, Panels f, Panels g, Panels o, Panels cBefore, Panels c, Panels tanhC,
            Panels h, int row, int rows) {
        int count = rows * LANES;
        for (int p = 0; p < h.panels(); p++) {
            VectorCells.lstmGates(v, i.panel(p, row), f.panel(p, row), o.panel(p, row), count);
            VectorCells.lstmState(v, i.panel(p, row), f.panel(p, row), g.panel(p, row), o.panel(p, row),
                    cBefore.panel(p, row), c.panel(p, row), tanhC.panel(p, row), h.panel(p, row), count);
        }
    }

    @Override
    public void lstmGradient(float[] v, Panels i, Panels f, Panels g, Panels o, Panels cBefore, Panels tanhC,
            Panels dI, Panels dF, Panels dG, Panels dO, Panels dCBefore, Panels dC, Panels dH, int row, int rows) {
        for (int p = 0; p < dH.panels(); p++) {
            VectorCells.lstmGradient(v, i.panel(p, row), f.panel(p, row), g.panel(p, row), o.panel(p, row),
                    cBefore.panel(p, row), tanhC.panel(p, row), dI.panel(p, row), dF.panel(p, row), dG.panel(p, row),
                    dO.panel(p, row), dCBefore.panel(p, row), dC.panel(p, row), dH.panel(p, row), rows * LANES);
        }
    }

    @Override
    public void gru(float[] v, Panels r, Panels z, Panels n, Panels q, Panels hBefore, Panels h, int row, int rows) {
        for (int p = 0; p < h.panels(); p++) {
            VectorCells.gru(v, r.panel(p, row), z.panel(p, row), n.panel(p, row), q.panel(p, row),
                    hBefore.panel(p, row), h.panel(p, row), rows * LANES);
        }
    }

    @Override
    public void gruGradient(float[] v, Panels r, Panels z, Panels n, Panels q, Panels hBefore, Panels dR, Panels dZ,
            Panels dN, Panels dQ, Panels dHBefore, Panels dH, int row, int rows) {
        for (int p = 0; p < dH.panels(); p++) {
            VectorCells.gruGradient(v, r.panel(p, row), z.panel(p, row), n.panel(p, row), q.panel(p, row),
                    hBefore.panel(p, row), dR.panel(p, row), dZ.panel(p, row), dN.panel(p, row), dQ.panel(p, row),
                    dHBefore.panel(p, row), dH.panel(p, row), rows * LANES);
        }
    }

    // Softmax

    @Override
    public void softmax(float[] v, Panels p, Panels z, int row, int rows) {
        float[] sums = lanes();
        for (int r = row; r < row + rows; r++) {
            exponentials(v, p, z, r, max(v, z, r));
            for (int n = z.columns(); n < Panels.padded(z.columns()); n++) {
                v[p.at(r, n)] = 0;
            }
            sumPanels(v, p, r, sums);
            divide(v, p, r, Approximations.sumOfLanes(sums, 0));
        }
    }

    @Override
    public float sumOfRow(float[] v, Panels a, int row) {
        float[] sums = lanes();
        sumPanels(v, a, row, sums);
        return Approximations.sumOfLanes(sums, 0);
    }

    private static float max(float[] v, Panels z, int row) {
        int whole = z.columns() / LANES;
        FloatVector max = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < whole * LANES; i += WIDTH) {
            max = max.max(load(v, z.at(row, i)));
        }
        float most = max.reduceLanes(MAX);
        for (int n = whole * LANES; n < z.columns(); n++) {
            most = Math.max(most, v[z.at(row, n)]);
        }
        return most;
    }

    private static void exponentials(float[] v, Panels p, Panels z, int row, float max) {
        for (int i = 0; i < p.panels() * LANES; i += WIDTH) {
            VectorApproximations.exp(load(v, z.at(row, i)).sub(max)).intoArray(v, p.at(row, i));
        }
    }

    private static void sumPanels(float[] v, Panels p, int row, float[] sums) {
        for (int lane = 0; lane < LANES; lane += WIDTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < p.panels(); i++) {
                sum = load(v, p.panel(i, row) + lane).add(sum);
            }
            VECTOR.cast(sum).intoArray(sums, lane);
        }
    }

    private static void divide(float[] v, Panels p, int row, float sum) {
        for (int i = 0; i < p.panels() * LANES; i += WIDTH) {
            load(v, p.at(row, i)).div(sum).intoArray(v, p.at(row, i));
        }
    }

    // Over parameters

    @Override
    public void adamStep(float[] w, float[] g, float[] m, float[] v, int from, int to, float gradientScale,
            float beta1, float beta2, float stepSize, float correction, float epsilon) {
        int i = from;
        for (; i <= to - WIDTH; i += WIDTH) {
            FloatVector gradient = load(g, i).mul(gradientScale);
            FloatVector mean = flush(load(m, i).fma(all(beta1), gradient.mul(1 - beta1)));
            FloatVector square = flush(load(v, i).fma(all(beta2), gradient.mul(1 - beta2).mul(gradient)));
            mean.intoArray(m, i);
            square.intoArray(v, i);
            FloatVector step = mean.div(square.sqrt().div(correction).add(epsilon));
            step.fma(all(-stepSize), load(w, i)).intoArray(w, i);
        }
        super.adamStep(w, g, m, v, i, to, gradientScale, beta1, beta2, stepSize, correction, epsilon);
    }

    @Override
    public void momentumStep(float[] w, float[] g, float[] u, int from, int to, float gradientScale, float momentum,
            float rate) {
        int i = from;
        for (; i <= to - WIDTH; i += WIDTH) {
            FloatVector velocity = flush(load(u, i).fma(all(momentum), load(g, i).mul(gradientScale)));
            velocity.intoArray(u, i);
            velocity.fma(all(-rate), load(w, i)).intoArray(w, i);
        }
        super.momentumStep(w, g, u, i, to, gradientScale, momentum, rate);
    }

    @Override
    public void rmsPropStep(float[] w, float[] g, float[] v, int from, int to, float gradientScale, float decay,
            float rate, float epsilon) {
        int i = from;
        for (; i <= to - WIDTH; i += WIDTH) {
            FloatVector gradient = load(g, i).mul(gradientScale);
            FloatVector square = flush(load(v, i).fma(all(decay), gradient.mul(1 - decay).mul(gradient)));
            square.intoArray(v, i);
            FloatVector step = gradient.div(square.sqrt().add(epsilon));
            step.fma(all(-rate), load(w, i)).intoArray(w, i);
        }
        super.rmsPropStep(w, g, v, i, to, gradientScale, decay, rate, epsilon);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }
}
