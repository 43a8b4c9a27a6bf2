package rnnscope.analysis.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.SeededRandom;
import rnnscope.network.Progress;

class ProjectionTest {

    /** Variance 9, 1 and 0.01 along three known directions; the same from both inner products. */
    @ParameterizedTest
    @ValueSource(ints = {400, 5})
    void componentsAreTheDirectionsOfMostVariance(int states) {
        int n = 8;
        double[][] axes = {unit(n, 1, 1, 0, 0, 2), unit(n, 0, 0, 1, 1, 0), unit(n, 1, -1, 0, 0, 0)};
        SeededRandom random = new SeededRandom(3);
        float[][] x = new float[states][n];
        for (int i = 0; i < states; i++) {
            double[] along = {3 * random.nextGaussian(), random.nextGaussian(), 0.1 * random.nextGaussian()};
            for (int j = 0; j < n; j++) {
                x[i][j] = (float) (j + along[0] * axes[0][j] + along[1] * axes[1][j] + along[2] * axes[2][j]);
            }
        }
        PrincipalComponents components = PrincipalComponents.of(x);
        double total = 0;
        double[] mean = new double[n];
        for (float[] state : x) {
            for (int j = 0; j < n; j++) {
                mean[j] += state[j] / states;
            }
        }
        double[] along = new double[2];
        double across = 0;
        for (float[] state : x) {
            for (int j = 0; j < n; j++) {
                total += (state[j] - mean[j]) * (state[j] - mean[j]);
            }
            along[0] += Math.pow(components.project(0, state), 2);
            along[1] += Math.pow(components.project(1, state), 2);
            across += components.project(0, state) * components.project(1, state);
        }
        assertEquals(along[0] / total, components.share(0), 1e-9);
        assertEquals(along[1] / total, components.share(1), 1e-9);
        assertEquals(0, across / total, 1e-9);
        assertTrue(components.share(0) + components.share(1) > 0.97);
        if (states == 400) {
            double cosine = 0;
            for (int j = 0; j < n; j++) {
                cosine += components.weight(0, j) * axes[0][j];
            }
            assertTrue(cosine > 0.99, "cosine " + cosine);
        }
    }

    @Test
    void whatDoesNotVaryLiesAtOnePoint() {
        PrincipalComponents still = PrincipalComponents.of(new float[][] {{1, 2}, {1, 2}, {1, 2}});
        assertEquals(0, still.share(0));
        assertEquals(0, still.project(0, new float[] {5, 5}));
        PrincipalComponents line = PrincipalComponents.of(new float[][] {{1, 2}, {2, 2}, {4, 2}});
        assertEquals(1, line.share(0), 1e-12);
        assertEquals(0, line.share(1));
        assertEquals(1, line.weight(0, 0), 1e-12);
        PrincipalComponents one = PrincipalComponents.of(new float[][] {{1}, {2}});
        assertEquals(0.5, one.project(0, new float[] {2}), 1e-12);
        assertThrows(ArithmeticException.class, () -> PrincipalComponents.of(new float[][] {{Float.NaN}, {1}}));
    }

    @Test
    void groupsOfStatesBecomeIslands() {
        float[][] x = groups(150, 10);
        double[][] y = Tsne.layOut(x, PrincipalComponents.of(x), Tsne.PERPLEXITY, Progress.IGNORED);
        int kept = 0;
        for (int i = 0; i < x.length; i++) {
            int nearest = -1;
            for (int j = 0; j < x.length; j++) {
                if (j != i && (nearest < 0 || distance(y, i, j) < distance(y, i, nearest))) {
                    nearest = j;
                }
            }
            kept += nearest % 5 == i % 5 ? 1 : 0;
        }
        assertEquals(x.length, kept, "the nearest in the picture is of the same group");
        double[][] again = Tsne.layOut(x, PrincipalComponents.of(x), Tsne.PERPLEXITY, Progress.IGNORED);
        assertArrayEquals(y[0], again[0]);
    }

    @Test
    void nearStatesStayNear() {
        // A closed curve in ten dimensions stays one: each point's two neighbours are among the nearest.
        int m = 120;
        float[][] x = new float[m][10];
        for (int i = 0; i < m; i++) {
            double angle = 2 * Math.PI * i / m;
            for (int j = 0; j < 10; j++) {
                x[i][j] = (float) (Math.cos(angle) * (j + 1) / 10 + Math.sin(angle) * (10 - j) / 10);
            }
        }
        double[][] y = Tsne.layOut(x, PrincipalComponents.of(x), 10, Progress.IGNORED);
        int near = 0;
        for (int i = 0; i < m; i++) {
            int closer = 0;
            for (int j = 0; j < m; j++) {
                closer += j != i && distance(y, i, j) < distance(y, i, (i + 1) % m) ? 1 : 0;
            }
            near += closer < 6 ? 1 : 0;
        }
        assertTrue(near >= 0.95 * m, near + " of " + m);
    }

    @Test
    void fewStatesAndEqualOnesAreNoTrouble() {
        for (int m : new int[] {1, 2, 3}) {
            float[][] x = new float[m][4];
            double[][] y = Tsne.layOut(x, PrincipalComponents.of(x), Tsne.PERPLEXITY, Progress.IGNORED);
            for (int i = 0; i < m; i++) {
                assertTrue(Double.isFinite(y[0][i]) && Double.isFinite(y[1][i]));
            }
        }
    }

    @Test
    void itStopsWhenNobodyWantsIt() {
        float[][] x = groups(20, 3);
        assertThrows(CancellationException.class,
                () -> Tsne.layOut(x, PrincipalComponents.of(x), 5, (done, total) -> done < 3));
    }

    private static float[][] groups(int m, int n) {
        SeededRandom random = new SeededRandom(4);
        float[][] x = new float[m][n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                x[i][j] = (float) (0.15 * random.nextGaussian() + (j % 5 == i % 5 ? 1 : 0));
            }
        }
        return x;
    }

    private static double distance(double[][] y, int i, int j) {
        return Math.hypot(y[0][i] - y[0][j], y[1][i] - y[1][j]);
    }

    private static double[] unit(int n, double... first) {
        double[] v = java.util.Arrays.copyOf(first, n);
        double squares = 0;
        for (double a : v) {
            squares += a * a;
        }
        for (int j = 0; j < n; j++) {
            v[j] /= Math.sqrt(squares);
        }
        return v;
    }
}
