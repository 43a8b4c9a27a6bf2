package rnnscope.io.opening;

import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Topology;
import rnnscope.tape.Trace;

/** What a model computes. */
final class Outputs {
    private Outputs() {}

    /** Scores or numbers at each step, of a pooled prediction one row. */
    static float[][] of(Model model, int[] tokens) {
        return of(model, new Batch(tokens, new float[0], none(model, tokens.length), nan(model, tokens.length)), tokens.length);
    }

    static float[][] of(Model model, float[] inputs, int steps) {
        return of(model, new Batch(new int[0], inputs, none(model, steps), nan(model, steps)), steps);
    }

    private static int[] none(Model model, int steps) {
        int[] targets = new int[model.spec().predictsSymbols() ? steps : 0];
        java.util.Arrays.fill(targets, -1);
        return targets;
    }

    private static float[] nan(Model model, int steps) {
        float[] targets = new float[steps * model.spec().outputs()];
        java.util.Arrays.fill(targets, Float.NaN);
        return targets;
    }

    private static float[][] of(Model model, Batch batch, int steps) {
        Topology topology = Topology.of(model.spec());
        Trace trace = trace(model, batch, steps);
        float[][] rows = new float[topology.isPooled() ? 1 : steps][model.spec().outputWidth()];
        for (int t = 0; t < rows.length; t++) {
            if (topology.isPooled()) {
                trace.readOnce(topology.scores().name(), rows[t]);
            } else {
                trace.read(topology.scores().name(), t, rows[t]);
            }
        }
        return rows;
    }

    static Trace trace(Model model, Batch batch, int steps) {
        Network network = new Network(model.spec(), 1, steps, false, Kernels.best(), Workers.of(1));
        network.forward(model.parameters(), batch);
        int[] tokens = new int[steps + 1];
        java.util.Arrays.fill(tokens, -1);
        System.arraycopy(batch.tokens(), 0, tokens, 0, batch.tokens().length);
        return new Trace(network.tape(), 0, tokens);
    }
}
