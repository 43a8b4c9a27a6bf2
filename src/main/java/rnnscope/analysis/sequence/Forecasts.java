package rnnscope.analysis.sequence;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.network.Network;

/** Forecasts of a regressor for many sequences of the same length. */
public final class Forecasts {
    private Forecasts() {}

    /**
     * All of them, side by side.
     *
     * @param sources one sequence of numbers each
     * @return forecasts[b] is the first number predicted of sequence b
     */
    public static float[] of(Kernels kernels, Model model, List<Batch> sources) {
        ModelSpec spec = model.spec();
        int width = spec.inputs();
        int steps = sources.get(0).inputs().length / width;
        float[] inputs = new float[sources.size() * steps * width];
        for (int b = 0; b < sources.size(); b++) {
            for (int t = 0; t < steps; t++) {
                System.arraycopy(sources.get(b).inputs(), t * width, inputs, (t * sources.size() + b) * width, width);
            }
        }
        Network network = new Network(spec, sources.size(), steps, false, kernels, Workers.of(1));
        network.interveneInAll(model.interventions());
        network.forward(model.parameters(), new Batch(new int[0], inputs, new int[0], new float[0]));
        float[] forecasts = new float[sources.size()];
        for (int b = 0; b < forecasts.length; b++) {
            forecasts[b] = network.tape().values()[network.layout().place("outputs").at(b, 0)];
        }
        return forecasts;
    }
}
