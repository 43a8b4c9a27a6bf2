package rnnscope.bench;

import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Stepper;
import rnnscope.train.Initialisation;

/** Takes single steps with softmax, one sequence, one thread. */
final class OwnStepping {
    private static final double WARM_UP_SECONDS = 3;
    private static final int BLOCK = 50;

    private final Stepper stepper;
    private final int symbols;

    OwnStepping(String cell, int units, int symbols) {
        ModelSpec spec = ModelSpec.of(OwnTraining.id(cell), 1, units, symbols);
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), null, null);
        stepper = new Stepper(Kernels.best(), model);
        this.symbols = symbols;
        microsecondsPerStep(WARM_UP_SECONDS);
    }

    double microsecondsPerStep(double seconds) {
        long start = System.nanoTime();
        long now = start;
        long steps = 0;
        while (now - start < seconds * 1e9) {
            for (int i = 0; i < BLOCK; i++) {
                stepper.step(i % symbols);
            }
            steps += BLOCK;
            now = System.nanoTime();
        }
        return (now - start) * 1e-3 / steps;
    }
}
