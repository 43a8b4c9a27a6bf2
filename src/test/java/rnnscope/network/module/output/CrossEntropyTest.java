package rnnscope.network.module.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.network.module.Binding;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

class CrossEntropyTest {
    private static final int STEPS = 36;

    /** Against double precision, the target ever more certain: 1 − p from almost 1 down to about 10⁻¹². */
    @Test
    void theGradientOfALossThatIsNearlyZeroKeepsItsDigits() {
        for (int columns : new int[] {2, 16, 65}) {
            TapeLayout layout = new TapeLayout.Builder(1, STEPS).add("logits", columns).add("probabilities", columns)
                    .build();
            Panels z = layout.place("logits");
            Tape tape = new Tape(layout, true);
            float[] v = tape.values();
            Random random = new Random(columns);
            int[] targets = new int[STEPS];
            Arrays.setAll(targets, t -> t == 5 ? -1 : random.nextInt(columns));
            for (int t = 0; t < STEPS; t++) {
                for (int n = 0; n < columns; n++) {
                    v[z.at(1 + t, n)] = (float) random.nextGaussian() + (n == targets[t] ? t - 6 : 0);
                }
            }
            CrossEntropy loss = new Softmax(new Quantity(Side.SOURCE, "logits"), columns, false)
                    .bind(new Binding(tape, null, null, null));
            Kernels.best().softmax(v, layout.place("probabilities"), z, 1, STEPS);
            loss.gradient(Kernels.best(), v, targets, null, 0.25f, 0, STEPS);
            for (int t = 0; t < STEPS; t++) {
                double[] expected = gradient(v, z, 1 + t, targets[t]);
                for (int n = 0; n < columns; n++) {
                    assertEquals(0.25 * expected[n], v[tape.gradient(z).at(1 + t, n)],
                            0.25e-5 * Math.abs(expected[n]), "step " + t + ", symbol " + n);
                }
            }
        }
    }

    /** p − one-hot(target) in double precision. */
    private static double[] gradient(float[] v, Panels z, int row, int target) {
        double[] p = new double[z.columns()];
        if (target < 0) {
            return p;
        }
        double others = 0;
        for (int n = 0; n < p.length; n++) {
            p[n] = Math.exp((double) v[z.at(row, n)] - v[z.at(row, target)]);
            others += n == target ? 0 : p[n];
        }
        for (int n = 0; n < p.length; n++) {
            p[n] = (n == target ? -others : p[n]) / (1 + others);
        }
        return p;
    }
}
