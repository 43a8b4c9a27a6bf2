package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The implementation on vectors gives the bits of the plain one, whatever the shape and the numbers. */
class SameBitsTest {
    private static final Kernels PLAIN = Kernels.plain();
    private static final Kernels VECTOR = Kernels.best();
    private static final int SHAPES = 150;

    private interface Call {
        void run(Kernels k, float[] v, Panels[] m, int row, int rows);
    }

    /** Calls on matrices of equal shape. */
    private static final Map<String, Call> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("sigmoid", (k, v, m, r, n) -> k.sigmoid(v, m[0], r, n));
        CALLS.put("tanh", (k, v, m, r, n) -> k.tanh(v, m[0], m[1], r, n));
        CALLS.put("relu", (k, v, m, r, n) -> k.relu(v, m[0], m[1], r, n));
        CALLS.put("multiply", (k, v, m, r, n) -> k.multiply(v, m[0], m[1], m[2], r, n));
        CALLS.put("add", (k, v, m, r, n) -> k.add(v, m[0], m[1], r, n));
        CALLS.put("multiplyAdd", (k, v, m, r, n) -> k.multiplyAdd(v, m[0], m[1], m[2], m[3], r, n));
        CALLS.put("multiplyAddMultiply",
                (k, v, m, r, n) -> k.multiplyAddMultiply(v, m[0], m[1], m[2], m[3], m[4], r, n));
        CALLS.put("mix", (k, v, m, r, n) -> k.mix(v, m[0], m[1], m[2], m[3], r, n));
        CALLS.put("subtract", (k, v, m, r, n) -> k.subtract(v, m[0], m[1], m[2], r, n));
        CALLS.put("complement", (k, v, m, r, n) -> k.complement(v, m[0], m[1], r, n));
        CALLS.put("scale", (k, v, m, r, n) -> k.scale(v, m[0], m[1], 0.3f, r, n));
        CALLS.put("sigmoidGradient", (k, v, m, r, n) -> k.sigmoidGradient(v, m[0], m[1], m[2], m[3], r, n));
        CALLS.put("tanhGradient of a product", (k, v, m, r, n) -> k.tanhGradient(v, m[0], m[1], m[2], m[3], r, n));
        CALLS.put("tanhGradient", (k, v, m, r, n) -> k.tanhGradient(v, m[0], m[1], m[2], r, n));
        CALLS.put("addTanhGradient", (k, v, m, r, n) -> k.addTanhGradient(v, m[0], m[1], m[2], m[3], r, n));
        CALLS.put("reluGradient", (k, v, m, r, n) -> k.reluGradient(v, m[0], m[1], m[2], r, n));
        CALLS.put("lstm", (k, v, m, r, n) ->
                k.lstm(v, m[0], m[1], m[2], m[3], m[4].shifted(-1), m[4], m[5], m[6], r, n));
        CALLS.put("lstmGradient", (k, v, m, r, n) -> k.lstmGradient(v, m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7],
                m[8], m[9], m[10].shifted(-1), m[10], m[11], r, n));
        CALLS.put("gru", (k, v, m, r, n) -> k.gru(v, m[0], m[1], m[2], m[3], m[4].shifted(-1), m[4], r, n));
        CALLS.put("gruGradient", (k, v, m, r, n) -> k.gruGradient(v, m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7],
                m[8], m[9].shifted(-1), m[9], r, n));
        CALLS.put("clear", (k, v, m, r, n) -> k.clear(v, m[0], r, n));
        CALLS.put("copy", (k, v, m, r, n) -> k.copy(v, m[0], m[1], r, n));
        CALLS.put("softmax", (k, v, m, r, n) -> k.softmax(v, m[0], m[1], r, n));
        CALLS.put("softmax in place", (k, v, m, r, n) -> k.softmax(v, m[0], m[0], r, n));
        CALLS.put("sumOfRow", (k, v, m, r, n) ->
                IntStream.range(r, r + n).forEach(i -> v[m[0].at(i, 0)] = k.sumOfRow(v, m[1], i)));
        CALLS.put("sumRows", (k, v, m, r, n) -> k.sumRows(v, m[0], v, m[1], r, n, 0, m[0].panels()));
        CALLS.put("sumOfSquares", (k, v, m, r, n) -> v[0] = (float) k.sumOfSquares(v, r, v.length));
        CALLS.put("adamStep", (k, v, m, r, n) -> onParts(v, (w, g, u, s, to) ->
                k.adamStep(w, g, u, s, r, to, 0.7f, 0.9f, 0.999f, 1e-3f, 0.2f, 1e-8f)));
        CALLS.put("momentumStep", (k, v, m, r, n) -> onParts(v, (w, g, u, s, to) ->
                k.momentumStep(w, g, u, r, to, 0.7f, 0.9f, 1e-3f)));
        CALLS.put("rmsPropStep", (k, v, m, r, n) -> onParts(v, (w, g, u, s, to) ->
                k.rmsPropStep(w, g, u, r, to, 0.7f, 0.99f, 1e-3f, 1e-8f)));
    }

    private interface Step {
        void run(float[] w, float[] g, float[] u, float[] s, int to);
    }

    /** Cuts an array in four, steps on them, and puts them together again. */
    private static void onParts(float[] v, Step step) {
        int length = v.length / 4;
        float[][] parts = new float[4][];
        Arrays.setAll(parts, i -> Arrays.copyOfRange(v, i * length, (i + 1) * length));
        step.run(parts[0], parts[1], parts[2], parts[3], length - 1);
        for (int i = 0; i < 4; i++) {
            System.arraycopy(parts[i], 0, v, i * length, length);
        }
    }

    static Iterable<String> calls() {
        return CALLS.keySet();
    }

    @BeforeAll
    static void thereAreVectors() {
        assumeTrue(VECTOR.name().equals("vector"), "no vectors on this machine");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void kernelsOnMatricesOfEqualShape(String name) {
        Random random = new Random(name.hashCode());
        for (int i = 0; i < SHAPES; i++) {
            int columns = 1 + random.nextInt(70);
            int rows = 1 + random.nextInt(60);
            Matrices matrices = new Matrices(i);
            Panels[] m = new Panels[12];
            Arrays.setAll(m, j -> matrices.place(columns, rows + 1));
            float[] plain = i % 2 == 0 ? matrices.fill() : matrices.fillWithExtremes();
            float[] vector = plain.clone();
            CALLS.get(name).run(PLAIN, plain, m, 1, rows);
            CALLS.get(name).run(VECTOR, vector, m, 1, rows);
            Matrices.assertSameBits(plain, vector, name + " of " + rows + " by " + columns);
        }
    }

    private interface ProductCall {
        void run(Kernels k, float[] v, Panels a, Panels w, Panels wT, Panels c, int[] tokens, int rows);
    }

    private static final Map<String, ProductCall> PRODUCTS = new LinkedHashMap<>();

    static {
        PRODUCTS.put("product", (k, v, a, w, wT, c, tokens, rows) -> k.product(v, a, v, w, v, c, 1, rows));
        PRODUCTS.put("transposedProduct", (k, v, a, w, wT, c, tokens, rows) ->
                k.transposedProduct(v, a, v, c, v, w, 1, rows, w.panels() / 2, w.panels()));
        PRODUCTS.put("transpose", (k, v, a, w, wT, c, tokens, rows) -> k.transpose(v, w, v, wT));
        PRODUCTS.put("startRows", (k, v, a, w, wT, c, tokens, rows) ->
                k.startRows(v, c, c, w, tokens, 0, v, c, 1, rows));
        PRODUCTS.put("gatherRows", (k, v, a, w, wT, c, tokens, rows) ->
                k.gatherRows(v, w, tokens, 0, v, c, 1, rows));
        PRODUCTS.put("scatterRows", (k, v, a, w, wT, c, tokens, rows) ->
                k.scatterRows(v, c, tokens, 0, v, w, 1, rows, 0, w.panels() / 2 + 1));
    }

    static Iterable<String> products() {
        return PRODUCTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("products")
    void kernelsOnMatricesThatAreMultiplied(String name) {
        Random random = new Random(name.hashCode());
        for (int i = 0; i < SHAPES; i++) {
            int depth = 1 + random.nextInt(i % 10 == 0 ? 300 : 70);
            int columns = 1 + random.nextInt(i % 10 == 1 ? 300 : 70);
            int rows = 1 + random.nextInt(i % 10 == 2 ? 200 : 60);
            Matrices matrices = new Matrices(i);
            Panels a = matrices.place(depth, rows + 2);
            Panels w = matrices.place(columns, depth);
            Panels wT = matrices.place(depth, columns);
            Panels c = matrices.place(columns, rows + 2);
            int[] tokens = random.ints(rows, -1, depth).toArray();
            float[] plain = i % 2 == 0 ? matrices.fill() : matrices.fillWithExtremes();
            float[] vector = plain.clone();
            PRODUCTS.get(name).run(PLAIN, plain, a, w, wT, c, tokens, rows);
            PRODUCTS.get(name).run(VECTOR, vector, a, w, wT, c, tokens, rows);
            Matrices.assertSameBits(plain, vector, name + " " + rows + " by " + depth + " by " + columns);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aKernelOfNoRowsDoesNothing(String name) {
        if (name.startsWith("sumOfSquares") || name.endsWith("Step")) {
            return;
        }
        Matrices matrices = new Matrices(1);
        Panels[] m = new Panels[12];
        Arrays.setAll(m, j -> matrices.place(20, 3));
        float[] before = matrices.fill();
        for (Kernels k : new Kernels[] {PLAIN, VECTOR}) {
            float[] v = before.clone();
            CALLS.get(name).run(k, v, m, 1, 0);
            assertEquals(Arrays.hashCode(before), Arrays.hashCode(v), k.name());
        }
    }
}
