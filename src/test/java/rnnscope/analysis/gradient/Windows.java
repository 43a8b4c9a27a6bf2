package rnnscope.analysis.gradient;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.StateLayout;
import rnnscope.network.Topology;

/** Random windows of text for the tests of this package. */
record Windows(ModelSpec spec, Parameters parameters, float[] state, int[] tokens, int[] targets) {
    static final int SYMBOLS = 7;

    static List<ModelSpec> wirings() {
        List<ModelSpec> specs = new ArrayList<>();
        for (Cell cell : Cells.all()) {
            specs.add(ModelSpec.of(cell.id(), 1, 5, SYMBOLS));
            specs.add(new ModelSpec(cell.id(), 2, 17, SYMBOLS, 6, 0.2, false));
            specs.add(new ModelSpec(cell.id(), 3, 6, SYMBOLS, 6, 0, true));
            specs.add(ModelSpec.of(cell.id(), 1, 5, SYMBOLS).withStack(List.of(new LayerSpec(cell.id(), 5),
                    new LayerSpec("lstm", 17).withBiases(false), new LayerSpec("gru", 4))));
        }
        return specs;
    }

    static Windows random(ModelSpec spec, int steps, double deviation, long seed) {
        SeededRandom random = new SeededRandom(seed);
        Parameters parameters = parameters(spec, deviation, random);
        float[] state = new float[StateLayout.of(spec).size()];
        for (int i = 0; i < state.length; i++) {
            state[i] = (float) (0.5 * random.nextGaussian());
        }
        int[] tokens = new int[steps];
        int[] targets = new int[steps];
        for (int t = 0; t < steps; t++) {
            tokens[t] = random.nextInt(spec.vocabulary());
            targets[t] = random.nextInt(spec.vocabulary());
        }
        return new Windows(spec, parameters, state, tokens, targets);
    }

    static Parameters parameters(ModelSpec spec, double deviation, SeededRandom random) {
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        parameters.layout().slices().forEach(slice -> {
            float[] tensor = new float[slice.count()];
            for (int i = 0; i < tensor.length; i++) {
                tensor[i] = (float) (deviation * random.nextGaussian());
            }
            parameters.set(slice.name(), tensor);
        });
        return parameters;
    }

    GradientWindow run() {
        GradientWindow window = new GradientWindow(spec, tokens.length, Kernels.best());
        window.run(parameters, state, tokens, targets);
        return window;
    }

    static double norm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
