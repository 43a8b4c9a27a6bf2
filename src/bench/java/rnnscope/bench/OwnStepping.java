package rnnscope.bench;

import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Stepper;
import rnnscope.train.Initialisation;

/** Takes single steps with softmax, one sequence, one thread. */
final class OwnStepping {
    private static final double WARM_UP_SECONDS = 3;
    /** Steps at a time, as many as the other side takes. */
    static final int STEPS = 50;

    private final Stepper stepper;
    private final int symbols;

    OwnStepping(String cell, int units, int symbols) {
        ModelSpec spec = ModelSpec.of(OwnTraining.id(cell), 1, units, symbols);
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), null, null);
        stepper = new Stepper(Kernels.best(), model);
        this.symbols = symbols;
        run(WARM_UP_SECONDS);
    }

    /** Each time {@value #STEPS} steps. */
    Burst run(double seconds) {
        return Burst.of(() -> {
            for (int i = 0; i < STEPS; i++) {
                stepper.step(i % symbols);
            }
        }, seconds);
    }
}
