package rnnscope.analysis.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.math.SeededRandom;

class CorrelationsTest {

    @Test
    void everyPairAgreesWithTheDefinition() {
        SeededRandom random = new SeededRandom(1);
        float[][] series = new float[9][101];
        for (int j = 0; j < series.length; j++) {
            for (int t = 0; t < 101; t++) {
                series[j][t] = (float) (3 * j + random.nextGaussian() + (j % 3 == 0 ? Math.sin(t) : 0));
            }
        }
        Correlations r = Correlations.of(series);
        for (int a = 0; a < series.length; a++) {
            for (int b = 0; b < series.length; b++) {
                assertEquals(naive(series[a], series[b]), r.of(a, b), 1e-6);
            }
        }
    }

    @Test
    void aConstantIsLikeNothingElse() {
        Correlations r = Correlations.of(new float[][] {{0.3f, 0.3f, 0.3f}, {1, 2, 3}, {-2, -4, -6}});
        assertEquals(0, r.of(0, 1));
        assertEquals(1, r.of(0, 0));
        assertEquals(-1, r.of(1, 2), 1e-6);
    }

    @Test
    void unitsThatMoveTogetherStandTogether() {
        SeededRandom random = new SeededRandom(2);
        float[][] series = new float[12][300];
        for (int t = 0; t < 300; t++) {
            double[] causes = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            for (int j = 0; j < 12; j++) {
                series[j][t] = (float) (causes[j % 3] + 0.3 * random.nextGaussian());
            }
        }
        int[] order = Correlations.of(series).cluster().order();
        int changes = 0;
        for (int i = 1; i < 12; i++) {
            changes += order[i] % 3 == order[i - 1] % 3 ? 0 : 1;
        }
        assertTrue(changes == 2, "three groups, not torn apart");
    }

    private static double naive(float[] a, float[] b) {
        double ma = 0;
        double mb = 0;
        for (int t = 0; t < a.length; t++) {
            ma += a[t] / a.length;
            mb += b[t] / b.length;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int t = 0; t < a.length; t++) {
            ab += (a[t] - ma) * (b[t] - mb);
            aa += (a[t] - ma) * (a[t] - ma);
            bb += (b[t] - mb) * (b[t] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
