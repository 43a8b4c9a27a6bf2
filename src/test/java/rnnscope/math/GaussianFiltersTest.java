package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.network.Fixture;

/** Filters by hand, against PyTorch's autograd, and against finite differences. */
class GaussianFiltersTest {

    /** One filter between two pixels weighs both alike; a filter on the first weighs the next by e^(−1/2σ²). */
    @Test
    void weighsPixelsAsByHand() {
        GaussianFilters filters = new GaussianFilters(1, 2, 1);
        filters.aim(1.5, 1, 1, 0.7);
        assertEquals(0.5, filters.horizontal(0, 0), 1e-12);
        filters.aim(1, 1, 1, 0.5);
        assertEquals(1 / (1 + Math.exp(-2)), filters.horizontal(0, 0), 1e-12);
        float[] patch = new float[1];
        filters.read(new float[] {3, 5}, patch);
        assertEquals((3 + 5 * Math.exp(-2)) / (1 + Math.exp(-2)), patch[0], 1e-6);
    }

    /** Narrow filters, a pixel apart, cut a square out of the picture, and paste it there. */
    @Test
    void narrowFiltersCopyASquare() {
        GaussianFilters filters = new GaussianFilters(5, 6, 2);
        filters.aim(3.5, 2.5, 1, 0.05);
        float[] picture = new float[30];
        IntStream.range(0, 30).forEach(i -> picture[i] = i);
        float[] patch = new float[4];
        filters.read(picture, patch);
        assertArrayEquals(new float[] {8, 9, 14, 15}, patch, 1e-5f);
        float[] canvas = new float[30];
        filters.write(patch, canvas);
        float[] pasted = new float[30];
        for (int i : new int[] {8, 9, 14, 15}) {
            pasted[i] = i;
        }
        assertArrayEquals(pasted, canvas, 1e-5f);
    }

    /** However far outside, a filter's weights sum to 1: it rests on the edge. */
    @Test
    void restsOnTheEdgeFromOutside() {
        GaussianFilters filters = new GaussianFilters(4, 4, 2);
        filters.aim(900, -900, 3, 0.3);
        float[] picture = new float[16];
        picture[3] = 1;
        float[] patch = new float[4];
        filters.read(picture, patch);
        assertArrayEquals(new float[] {1, 1, 1, 1}, patch, 1e-6f);
    }

    @Test
    void gradientsAreSlopes() {
        SeededRandom random = new SeededRandom(7);
        float[] picture = gaussians(6 * 9, random);
        float[] patch = gaussians(9, random);
        double[] grid = {4.3, 2.6, 1.7, 0.9};
        GaussianFilters filters = new GaussianFilters(6, 9, 3);
        filters.aim(grid[0], grid[1], grid[2], grid[3]);
        double[] found = new double[4];
        filters.gradient(picture, patch, found);
        for (int k = 0; k < 4; k++) {
            double[] above = grid.clone();
            double[] below = grid.clone();
            above[k] += 1e-3;
            below[k] -= 1e-3;
            double slope = (form(filters, above, picture, patch) - form(filters, below, picture, patch)) / 2e-3;
            assertEquals(slope, found[k], 2e-3 * Math.max(1, Math.abs(slope)), "grid[" + k + "]");
        }
    }

    /** {@code src/test/python/make_glimpse_fixtures.py} made the file. */
    @Test
    void agreesWithPyTorch() throws IOException {
        Fixture fixture = new Fixture(Path.of("src/test/resources/pytorch-glimpses/filters.json"));
        float[] picture = fixture.floats("picture");
        float[] patch = fixture.floats("patch");
        float[] grid = fixture.floats("grid");
        int side = fixture.integer("side");
        GaussianFilters filters = new GaussianFilters(picture.length / side, side, fixture.integer("patch_side"));
        filters.aim(grid[0], grid[1], grid[2], grid[3]);
        float[] read = new float[patch.length];
        float[] written = new float[picture.length];
        double[] gradient = new double[4];
        filters.read(picture, read);
        filters.write(patch, written);
        filters.gradient(picture, patch, gradient);
        Fixture.compare("read", fixture.floats("read"), read);
        Fixture.compare("written", fixture.floats("written"), written);
        for (int k = 0; k < 4; k++) {
            assertEquals(fixture.get("gradient").get(k).asDouble(), gradient[k], Fixture.TOLERANCE, "grid[" + k + "]");
        }
    }

    /** S(x, w), by reading and by writing. */
    private static double form(GaussianFilters filters, double[] grid, float[] picture, float[] patch) {
        filters.aim(grid[0], grid[1], grid[2], grid[3]);
        float[] read = new float[patch.length];
        float[] written = new float[picture.length];
        filters.read(picture, read);
        filters.write(patch, written);
        double byReading = product(read, patch);
        assertEquals(byReading, product(written, picture), 1e-5);
        return byReading;
    }

    private static double product(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
    }

    private static float[] gaussians(int count, SeededRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
