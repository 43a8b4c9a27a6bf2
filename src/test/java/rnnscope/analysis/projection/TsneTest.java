package rnnscope.analysis.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;

/** t-SNE number by number; {@code src/test/python/tsne_fixture.py} made the fixture. */
class TsneTest {

    /** Of two others the near one is chosen four times as often when e^{−2β} = 1/4, so β = ln 2. */
    @Test
    void calibratesByHand() {
        double[] row = {0, 5, 7};
        double entropy = -(0.8 * Math.log(0.8) + 0.2 * Math.log(0.2));
        assertEquals(Math.log(2), Neighbourhoods.conditional(row, 0, entropy), 1e-4);
        assertArrayEquals(new double[] {0, 0.8, 0.2}, row, 1e-4);
    }

    @Test
    void agreesWithNumPyAndScikitLearn() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Path.of("src/test/resources/projection/tsne.json").toFile());
        float[][] x = floats(json.get("x"));
        Tsne tsne = new Tsne(x, PrincipalComponents.of(x), json.get("perplexity").asDouble(), Workers.of(1));
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                assertEquals(json.get("p").get(i).get(j).asDouble(), tsne.neighbourhoods().p(i, j), 1e-6, i + " " + j);
                sum += tsne.neighbourhoods().p(i, j);
            }
        }
        assertEquals(1, sum, 1e-6);
        tsne.place(columns(json.get("y")));
        assertEquals(json.get("kl").asDouble(), tsne.divergence(), 1e-4);
        double[][] gradient = tsne.gradient();
        for (int i = 0; i < x.length; i++) {
            assertEquals(json.get("gradient").get(i).get(0).asDouble(), gradient[0][i], 1e-6);
            assertEquals(json.get("gradient").get(i).get(1).asDouble(), gradient[1][i], 1e-6);
        }
    }

    @Test
    void gradientIsThatOfTheDivergence() {
        float[][] x = random(20, 4);
        Tsne tsne = new Tsne(x, PrincipalComponents.of(x), 4, Workers.of(1));
        float[][] at = random(2, 20);
        double[][] y = new double[2][20];
        for (int i = 0; i < 20; i++) {
            y[0][i] = at[0][i];
            y[1][i] = at[1][i];
        }
        tsne.place(y);
        double[][] gradient = tsne.gradient();
        double h = 1e-5;
        for (int axis = 0; axis < 2; axis++) {
            for (int i = 0; i < 20; i++) {
                y[axis][i] += h;
                tsne.place(y);
                double above = tsne.divergence();
                y[axis][i] -= 2 * h;
                tsne.place(y);
                double below = tsne.divergence();
                y[axis][i] += h;
                assertEquals((above - below) / (2 * h), gradient[axis][i], 1e-6);
            }
        }
    }

    @Test
    void descentLowersTheDivergenceAndIsTheSameOnAnyNumberOfThreads() {
        float[][] x = random(60, 6);
        PrincipalComponents start = PrincipalComponents.of(x);
        Tsne alone = new Tsne(x, start, 8, Workers.of(1));
        double before = alone.divergence();
        try (Workers team = Workers.of(3)) {
            Tsne together = new Tsne(x, start, 8, team);
            do {
                together.step();
            } while (alone.step());
            assertArrayEquals(alone.places()[0], together.places()[0]);
            assertArrayEquals(alone.places()[1], together.places()[1]);
            assertEquals(alone.divergence(), together.divergence());
        }
        assertTrue(alone.divergence() < 0.7 * before, alone.divergence() + " of " + before);
        assertEquals(Tsne.STEPS, alone.done());
    }

    private static float[][] random(int rows, int columns) {
        SeededRandom random = new SeededRandom(11);
        float[][] x = new float[rows][columns];
        for (float[] row : x) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return x;
    }

    private static float[][] floats(JsonNode rows) {
        float[][] x = new float[rows.size()][rows.get(0).size()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] = (float) rows.get(i).get(j).asDouble();
            }
        }
        return x;
    }

    private static double[][] columns(JsonNode rows) {
        double[][] y = new double[2][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            y[0][i] = rows.get(i).get(0).asDouble();
            y[1][i] = rows.get(i).get(1).asDouble();
        }
        return y;
    }
}
