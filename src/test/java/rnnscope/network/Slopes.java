package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.SeededRandom;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.Parameters;

/**
 * Backpropagation against central differences, D(ε) = (L(w + ε) − L(w − ε)) / 2ε, in float, where a loss is exact to
 * about 1e-7. With ε = 1/64 the quotient is exact to about 1e-5, and (4 D(ε) − D(2ε)) / 3 to ε⁴ times a fifth
 * derivative. Where there are kinks (a rectifier, a maximum) a step over one is no slope: there D(ε) is taken with ε =
 * 1/4096, exact to about 2e-4, and one in twenty may still be off.
 */
public final class Slopes {
    private static final int DROPOUT_SEED = 42;
    private static final int MOST = 24;

    private Slopes() {}

    /** Every parameter drawn from a normal distribution. */
    public static Parameters normal(ParameterLayout layout, double deviation, SeededRandom random) {
        Parameters p = new Parameters(layout);
        for (Slice slice : layout.slices()) {
            for (int r = 0; r < slice.rows(); r++) {
                for (int k = 0; k < slice.depth(); k++) {
                    p.set(slice.name(), r, k, (float) (deviation * random.nextGaussian()));
                }
            }
        }
        return p;
    }

    /** Whether a layer of a stack has a kink. */
    public static boolean hasRectifier(ModelSpec spec) {
        return spec.stack().stream().anyMatch(layer -> layer.cell().equals("rnn-relu") || layer.isBlock());
    }

    /** Compares the gradient of every parameter, of large tensors that of {@value #MOST} elements. */
    public static void check(Network network, Parameters p, Batch batch, boolean kinked, SeededRandom random) {
        float epsilon = kinked ? 1f / 4096 : 1f / 64;
        double tolerance = kinked ? 1e-3 : 4e-5;
        Parameters gradient = new Parameters(p.layout());
        network.forwardWithDropout(p, batch, DROPOUT_SEED);
        network.backward(p, batch, gradient);

        int checked = 0;
        double greatest = 0;
        List<String> off = new ArrayList<>();
        for (Slice slice : p.layout().slices()) {
            int count = slice.rows() * slice.depth();
            double worst = 0;
            for (int n = 0; n < Math.min(count, MOST); n++) {
                int element = count <= MOST ? n : random.nextInt(count);
                int row = element / slice.depth();
                int k = element % slice.depth();
                double slope = slope(network, p, batch, slice.at(row, k), epsilon);
                if (!kinked) {
                    slope = (4 * slope - slope(network, p, batch, slice.at(row, k), 2 * epsilon)) / 3;
                }
                double found = gradient.get(slice.name(), row, k);
                checked++;
                if (!(Math.abs(slope - found) <= tolerance + 0.02 * Math.abs(slope))) {
                    off.add(slice.name() + "[" + row + ", " + k + "]: " + slope + " but " + found);
                }
                worst = Math.max(worst, Math.abs(found));
            }
            assertTrue(kinked || worst > 4e-5, "the gradients of " + slice.name() + " are all tiny: " + worst);
            greatest = Math.max(greatest, worst);
        }
        assertTrue(greatest > 0.01, "the gradients are all tiny");
        assertTrue(off.size() <= (kinked ? checked / 20 : 0), off.toString());
    }

    private static double slope(Network network, Parameters p, Batch batch, int element, float epsilon) {
        float[] w = p.values();
        float kept = w[element];
        w[element] = kept + epsilon;
        double above = loss(network, p, batch);
        w[element] = kept - epsilon;
        double below = loss(network, p, batch);
        w[element] = kept;
        return (above - below) / (2 * epsilon);
    }

    private static double loss(Network network, Parameters p, Batch batch) {
        network.forwardWithDropout(p, batch, DROPOUT_SEED);
        return network.loss(batch);
    }
}
