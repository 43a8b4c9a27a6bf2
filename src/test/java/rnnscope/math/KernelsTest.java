package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel of every implementation against its definition. */
class KernelsTest {
    private static final int[] COLUMNS = {1, 15, 16, 17, 33, 65, 130};
    private static final int[] ROWS = {1, 2, 3, 4, 7, 8, 13, 25};

    static Stream<Kernels> implementations() {
        return Stream.of(Kernels.plain(), Kernels.best());
    }

    /** An elementwise kernel: m[0] is written, the others are read. */
    private interface Call {
        void run(Kernels k, float[] v, Panels[] m, int row, int rows);
    }

    private record Elementwise(String name, Call call, ToDoubleFunction<double[]> definition) {}

    /** In a definition, x[0] is what stood in the place written to. */
    private static final List<Elementwise> ELEMENTWISE = List.of(
            new Elementwise("sigmoid", (k, v, m, r, n) -> k.sigmoid(v, m[0], r, n), x -> 1 / (1 + Math.exp(-x[0]))),
            new Elementwise("tanh", (k, v, m, r, n) -> k.tanh(v, m[0], m[1], r, n), x -> Math.tanh(x[1])),
            new Elementwise("relu", (k, v, m, r, n) -> k.relu(v, m[0], m[1], r, n), x -> Math.max(x[1], 0)),
            new Elementwise("multiply", (k, v, m, r, n) -> k.multiply(v, m[0], m[1], m[2], r, n), x -> x[1] * x[2]),
            new Elementwise("add", (k, v, m, r, n) -> k.add(v, m[0], m[1], r, n), x -> x[0] + x[1]),
            new Elementwise("multiplyAdd", (k, v, m, r, n) -> k.multiplyAdd(v, m[0], m[1], m[2], m[3], r, n),
                    x -> x[1] * x[2] + x[3]),
            new Elementwise("multiplyAddMultiply",
                    (k, v, m, r, n) -> k.multiplyAddMultiply(v, m[0], m[1], m[2], m[3], m[4], r, n),
                    x -> x[1] * x[2] + x[3] * x[4]),
            new Elementwise("mix", (k, v, m, r, n) -> k.mix(v, m[0], m[1], m[2], m[3], r, n),
                    x -> x[1] * x[2] + (1 - x[1]) * x[3]),
            new Elementwise("subtract", (k, v, m, r, n) -> k.subtract(v, m[0], m[1], m[2], r, n), x -> x[1] - x[2]),
            new Elementwise("complement", (k, v, m, r, n) -> k.complement(v, m[0], m[1], r, n), x -> 1 - x[1]),
            new Elementwise("scale", (k, v, m, r, n) -> k.scale(v, m[0], m[1], 0.3f, r, n), x -> 0.3f * x[1]),
            new Elementwise("sigmoidGradient",
                    (k, v, m, r, n) -> k.sigmoidGradient(v, m[0], m[1], m[2], m[3], r, n),
                    x -> x[1] * x[2] * (x[3] * (1 - x[3]))),
            new Elementwise("tanhGradient of a product",
                    (k, v, m, r, n) -> k.tanhGradient(v, m[0], m[1], m[2], m[3], r, n),
                    x -> x[1] * x[2] * (1 - x[3] * x[3])),
            new Elementwise("tanhGradient", (k, v, m, r, n) -> k.tanhGradient(v, m[0], m[1], m[2], r, n),
                    x -> x[1] * (1 - x[2] * x[2])),
            new Elementwise("addTanhGradient",
                    (k, v, m, r, n) -> k.addTanhGradient(v, m[0], m[1], m[2], m[3], r, n),
                    x -> x[0] + x[1] * x[2] * (1 - x[3] * x[3])),
            new Elementwise("reluGradient", (k, v, m, r, n) -> k.reluGradient(v, m[0], m[1], m[2], r, n),
                    x -> x[2] > 0 ? x[1] : 0),
            new Elementwise("clear", (k, v, m, r, n) -> k.clear(v, m[0], r, n), x -> 0),
            new Elementwise("copy", (k, v, m, r, n) -> k.copy(v, m[0], m[1], r, n), x -> x[1]));

    @ParameterizedTest
    @MethodSource("implementations")
    void elementwiseKernelsComputeTheirDefinitionAndTouchNothingElse(Kernels k) {
        for (Elementwise op : ELEMENTWISE) {
            for (int columns : COLUMNS) {
                for (int rows : ROWS) {
                    Matrices matrices = new Matrices(columns * 100 + rows);
                    Panels[] m = new Panels[5];
                    Arrays.setAll(m, i -> matrices.place(columns, rows + 2));
                    float[] before = matrices.fill();
                    float[] v = before.clone();
                    op.call.run(k, v, m, 1, rows);
                    for (int r = 1; r <= rows; r++) {
                        for (int n = 0; n < Panels.padded(columns); n++) {
                            double[] x = new double[m.length];
                            for (int i = 0; i < m.length; i++) {
                                x[i] = before[m[i].at(r, n)];
                            }
                            double expected = op.definition.applyAsDouble(x);
                            assertEquals(expected, v[m[0].at(r, n)], 2e-6 * Math.max(1, Math.abs(expected)), op.name);
                            v[m[0].at(r, n)] = before[m[0].at(r, n)];
                        }
                    }
                    Matrices.assertSameBits(before, v, op.name + " elsewhere");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void gradientsTooSmallToMatterBecomeZero(Kernels k) {
        Matrices matrices = new Matrices(1);
        Panels dx = matrices.place(16, 1);
        Panels dy = matrices.place(16, 1);
        Panels y = matrices.place(16, 1);
        float[] v = matrices.fill();
        Arrays.fill(v, dy.offset(), dy.offset() + 8, 9e-31f);
        Arrays.fill(v, dy.offset() + 8, dy.offset() + 16, -1.1e-30f);
        Arrays.fill(v, y.offset(), y.offset() + 16, 1e-20f);
        k.tanhGradient(v, dx, dy, y, 0, 1);
        assertEquals(0, v[dx.at(0, 0)]);
        assertEquals(-1.1e-30f, v[dx.at(0, 8)]);
        k.reluGradient(v, dx, dy, y, 0, 1);
        assertEquals(0, v[dx.at(0, 7)]);
        assertEquals(-1.1e-30f, v[dx.at(0, 15)]);
        v[y.at(0, 8)] = Float.NaN;
        v[y.at(0, 9)] = Float.POSITIVE_INFINITY;
        v[y.at(0, 10)] = -0f;
        k.reluGradient(v, dx, dy, y, 0, 1);
        assertEquals(Float.NaN, v[dx.at(0, 8)], "what is no number any more is seen");
        assertEquals(-1.1e-30f, v[dx.at(0, 9)]);
        assertEquals(0f, v[dx.at(0, 10)]);
        assertEquals(-1.1e-30f, v[dx.at(0, 11)]);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void eachElementOfAProductIsOneChainOfMultiplyAdds(Kernels k) {
        for (int depth : new int[] {1, 3, 4, 15, 16, 17, 65, 129, 300}) {
            for (int columns : COLUMNS) {
                for (int rows : new int[] {1, 2, 3, 4, 5, 8, 12, 25, 67}) {
                    Matrices matrices = new Matrices(depth + columns + rows);
                    Panels a = matrices.place(depth, rows + 2);
                    Panels w = matrices.place(columns, depth);
                    Panels c = matrices.place(columns, rows + 2);
                    float[] expected = matrices.fill();
                    float[] actual = expected.clone();
                    for (int r = 1; r <= rows; r++) {
                        for (int n = 0; n < Panels.padded(columns); n++) {
                            float sum = expected[c.at(r, n)];
                            double exact = sum;
                            for (int i = 0; i < depth; i++) {
                                sum = Math.fma(expected[a.at(r, i)], expected[w.at(i, n)], sum);
                                exact += (double) expected[a.at(r, i)] * expected[w.at(i, n)];
                            }
                            assertEquals(exact, sum, 1e-6 + 4e-7 * depth);
                            expected[c.at(r, n)] = sum;
                        }
                    }
                    k.product(actual, a, actual, w, actual, c, 1, rows);
                    Matrices.assertSameBits(expected, actual, depth + " by " + columns + ", " + rows + " rows");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void aTransposedProductSumsOverRowsForThePanelsAskedFor(Kernels k) {
        for (int depth : new int[] {1, 3, 9, 16, 37, 70}) {
            for (int columns : COLUMNS) {
                for (int rows : new int[] {1, 2, 16, 25, 127, 130}) {
                    Matrices matrices = new Matrices(depth + columns + rows);
                    Panels a = matrices.place(depth, rows + 2);
                    Panels d = matrices.place(columns, rows + 2);
                    Panels w = matrices.place(columns, depth);
                    float[] expected = matrices.fill();
                    float[] actual = expected.clone();
                    int from = w.panels() / 3;
                    int to = Math.max(from + 1, w.panels() - 1);
                    for (int i = 0; i < depth; i++) {
                        for (int n = from * 16; n < to * 16; n++) {
                            for (int r = 1; r <= rows; r++) {
                                expected[w.at(i, n)] = Math.fma(expected[a.at(r, i)], expected[d.at(r, n)],
                                        expected[w.at(i, n)]);
                            }
                        }
                    }
                    k.transposedProduct(actual, a, actual, d, actual, w, 1, rows, from, to);
                    Matrices.assertSameBits(expected, actual, depth + " by " + columns + ", " + rows + " rows");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void transposingSwapsRowsAndColumnsAndClearsPadding(Kernels k) {
        for (int rows : COLUMNS) {
            for (int columns : COLUMNS) {
                Matrices matrices = new Matrices(rows + columns);
                Panels w = matrices.place(columns, rows);
                Panels t = matrices.place(rows, columns);
                float[] v = matrices.fill();
                k.transpose(v, w, v, t);
                for (int n = 0; n < columns; n++) {
                    for (int i = 0; i < Panels.padded(rows); i++) {
                        assertEquals(i < rows ? v[w.at(i, n)] : 0, v[t.at(n, i)]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void rowsStartFromBiasesAndTheRowOfTheToken(Kernels k) {
        for (int columns : COLUMNS) {
            Matrices matrices = new Matrices(columns);
            Panels bias = matrices.place(columns, 1);
            Panels second = matrices.place(columns, 1);
            Panels w = matrices.place(columns, 9);
            Panels c = matrices.place(columns, 7);
            int[] tokens = {5, 8, -1, 0, 3, 3};
            float[] v = matrices.fill();
            k.startRows(v, bias, second, w, tokens, 1, v, c, 2, 5);
            for (int r = 0; r < 5; r++) {
                for (int n = 0; n < Panels.padded(columns); n++) {
                    float sum = v[bias.at(0, n)] + v[second.at(0, n)];
                    int token = tokens[1 + r];
                    assertEquals(token < 0 ? sum : sum + v[w.at(token, n)], v[c.at(2 + r, n)]);
                }
            }
            k.startRows(v, bias, null, null, null, 0, v, c, 2, 5);
            assertEquals(v[bias.at(0, columns - 1)], v[c.at(6, columns - 1)]);
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void rowsAreGatheredScatteredAndSummed(Kernels k) {
        for (int columns : COLUMNS) {
            Matrices matrices = new Matrices(columns);
            Panels w = matrices.place(columns, 9);
            Panels x = matrices.place(columns, 7);
            Panels bias = matrices.place(columns, 1);
            int[] tokens = {5, 8, -1, 0, 8};
            float[] before = matrices.fill();
            float[] v = before.clone();
            k.gatherRows(v, w, tokens, 1, v, x, 3, 4);
            float[] gathered = v.clone();
            int last = x.panels() - 1;
            k.scatterRows(v, x, tokens, 1, v, w, 3, 4, last, last + 1);
            k.sumRows(v, x, v, bias, 3, 4, last, last + 1);
            for (int n = 0; n < Panels.padded(columns); n++) {
                assertEquals(before[w.at(8, n)], gathered[x.at(3, n)]);
                assertEquals(0, gathered[x.at(4, n)]);
                assertEquals(before[w.at(0, n)], gathered[x.at(5, n)]);
                boolean asked = n >= last * 16;
                float eight = before[w.at(8, n)];
                assertEquals(asked ? eight + eight + eight : eight, v[w.at(8, n)]);
                float sum = before[bias.at(0, n)];
                for (int r = 3; asked && r < 7; r++) {
                    sum += gathered[x.at(r, n)];
                }
                assertEquals(sum, v[bias.at(0, n)]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void softmaxIsADistributionOverTheColumnsInUse(Kernels k) {
        for (int columns : COLUMNS) {
            Matrices matrices = new Matrices(columns);
            Panels z = matrices.place(columns, 5);
            Panels p = matrices.place(columns, 5);
            float[] v = matrices.fill();
            for (int n = 0; n < columns; n++) {
                v[z.at(2, n)] -= 1000;
                v[z.at(3, n)] *= 40;
            }
            k.softmax(v, p, z, 1, 3);
            for (int r = 1; r < 4; r++) {
                double max = Double.NEGATIVE_INFINITY;
                for (int n = 0; n < columns; n++) {
                    max = Math.max(max, v[z.at(r, n)]);
                }
                double sum = 0;
                for (int n = 0; n < columns; n++) {
                    sum += Math.exp(v[z.at(r, n)] - max);
                }
                for (int n = 0; n < Panels.padded(columns); n++) {
                    double expected = n < columns ? Math.exp(v[z.at(r, n)] - max) / sum : 0;
                    assertEquals(expected, v[p.at(r, n)], 1e-5 * expected + 1e-37);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void theSumOfARowIsOfAllItsPanels(Kernels k) {
        for (int columns : COLUMNS) {
            Matrices matrices = new Matrices(columns);
            Panels a = matrices.place(columns, 3);
            float[] v = matrices.fill();
            double expected = 0;
            for (int n = 0; n < Panels.padded(columns); n++) {
                expected += v[a.at(1, n)];
            }
            assertEquals(expected, k.sumOfRow(v, a, 1), 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void theSumOfSquaresIsOfDoublePrecision(Kernels k) {
        Matrices matrices = new Matrices(3);
        matrices.place(1000, 1);
        float[] x = matrices.fill();
        double expected = 0;
        for (int i = 3; i < 998; i++) {
            expected += (double) x[i] * x[i];
        }
        assertEquals(expected, k.sumOfSquares(x, 3, 998), 1e-12 * expected);
        assertEquals(0, k.sumOfSquares(x, 5, 5));
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void optimizersStepAsDefined(Kernels k) {
        Matrices matrices = new Matrices(4);
        Panels[] places = {matrices.place(70, 1), matrices.place(70, 1), matrices.place(70, 1), matrices.place(70, 1)};
        float[] all = matrices.fill();
        float[][] x = new float[4][];
        Arrays.setAll(x, i -> Arrays.copyOfRange(all, places[i].offset(), places[i].offset() + 70));
        for (int i = 0; i < 70; i++) {
            x[3][i] *= x[3][i];
        }
        float[][] adam = copy(x);
        k.adamStep(adam[0], adam[1], adam[2], adam[3], 1, 69, 0.5f, 0.9f, 0.99f, 0.01f, 0.3f, 1e-8f);
        float[][] momentum = copy(x);
        k.momentumStep(momentum[0], momentum[1], momentum[2], 1, 69, 0.5f, 0.9f, 0.01f);
        float[][] rms = copy(x);
        k.rmsPropStep(rms[0], rms[1], rms[3], 1, 69, 0.5f, 0.99f, 0.01f, 1e-8f);
        for (int i = 1; i < 69; i++) {
            double w = x[0][i];
            double g = 0.5 * x[1][i];
            double m = 0.9 * x[2][i] + 0.1 * g;
            double v = 0.99 * x[3][i] + 0.01 * g * g;
            assertEquals(m, adam[2][i], 1e-6);
            assertEquals(v, adam[3][i], 1e-6);
            assertEquals(w - 0.01 * m / (Math.sqrt(v) / 0.3 + 1e-8), adam[0][i], 1e-6);
            assertEquals(0.9 * x[2][i] + g, momentum[2][i], 1e-6);
            assertEquals(w - 0.01 * (0.9 * x[2][i] + g), momentum[0][i], 1e-6);
            assertEquals(v, rms[3][i], 1e-6);
            assertEquals(w - 0.01 * g / (Math.sqrt(v) + 1e-8), rms[0][i], 1e-6);
        }
        for (float[][] stepped : List.of(adam, momentum, rms)) {
            for (int i = 0; i < 4; i++) {
                assertEquals(x[i][0], stepped[i][0]);
                assertEquals(x[i][69], stepped[i][69]);
            }
        }
    }

    private static float[][] copy(float[][] x) {
        return Arrays.stream(x).map(float[]::clone).toArray(float[][]::new);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void aSecondMomentThatFadesBecomesZeroAndTheStepStaysFinite(Kernels k) {
        float[] w = new float[40];
        float[] m = new float[40];
        float[] v = new float[40];
        Arrays.fill(m, 1e-30f);
        Arrays.fill(v, 1e-30f);
        k.adamStep(w, new float[40], m, v, 0, 40, 1, 0.9f, 0.9f, 0.01f, 1, 1e-8f);
        for (int i = 0; i < 40; i++) {
            assertEquals(0, m[i]);
            assertEquals(0, v[i]);
            assertTrue(Float.isFinite(w[i]));
        }
    }
}
