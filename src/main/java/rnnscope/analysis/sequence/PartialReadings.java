package rnnscope.analysis.sequence;

import java.util.Arrays;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Glimpses;
import rnnscope.model.Wiring;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Side;

/** Predictions of a model from parts of a sequence. */
public final class PartialReadings {
    private static final int UNKNOWN = -1;
    private static final int SIDE_BY_SIDE = 32;

    private PartialReadings() {}

    /**
     * What a classifier says of the beginning of a sequence, cut after each of its steps and read from both of its ends
     * where the model does so.
     *
     * @return soFar[t][k] is the probability of label k where the sequence ends with step t, or begins there where it is
     *         read from its end
     */
    public static float[][] soFar(Kernels kernels, Model model, Batch source) {
        float[][] soFar = new float[source.steps(model.spec(), Side.SOURCE)][];
        boolean backward = model.spec().wiring().direction() == Direction.BACKWARD;
        for (int t = 0; t < soFar.length; t++) {
            soFar[t] = read(kernels, model, part(model.spec(), source, backward ? t : 0, backward ? soFar.length : t + 1)).probabilities(0);
        }
        return soFar;
    }

    /** Some steps of a sequence by themselves. */
    private static Batch part(ModelSpec spec, Batch source, int from, int end) {
        return spec.readsSymbols() ? Batch.ofSymbols(Arrays.copyOfRange(source.tokens(), from, end), new int[0])
                : new Batch(new int[0], Arrays.copyOfRange(source.inputs(), from * spec.inputs(), end * spec.inputs()), new int[0], new float[0]);
    }

    /**
     * What a classifier says of a picture after each of its glimpses.
     *
     * @return soFar[t][k] is the probability of label k where glimpse t is the last
     */
    public static float[][] afterGlimpses(Kernels kernels, Model model, Batch source) {
        Wiring wiring = model.spec().wiring();
        float[][] soFar = new float[wiring.glimpses().count()][];
        for (int t = 0; t < soFar.length; t++) {
            ModelSpec fewer = model.spec().withWiring(wiring.withGlimpses(new Glimpses(t + 1, wiring.glimpses().patch())));
            soFar[t] = SequenceTrace.of(kernels, new Model(fewer, model.parameters(), model.tokenizer(), model.output(),
                    model.card(), model.interventions()), source).probabilities(0);
        }
        return soFar;
    }

    /**
     * What each step contributes to each label, by leaving it out (Li, Monroe and Jurafsky, 2016): the probability of the
     * label that the model gives less its probability where nothing, or only zeros, enters at step t.
     *
     * @return without[s][t], positive where step t speaks for the label of step s; a single row where there is one label
     *     for all
     */
    public static float[][] without(Kernels kernels, Model model, Batch source) {
        SequenceTrace whole = read(kernels, model, part(model.spec(), source, 0, source.steps(model.spec(), Side.SOURCE)));
        int steps = whole.steps();
        float[][] without = new float[whole.isPooled() ? 1 : steps][steps];
        for (int from = 0; from < steps; from += SIDE_BY_SIDE) {
            int count = Math.min(SIDE_BY_SIDE, steps - from);
            Network network = new Network(model.spec(), count, steps, false, kernels, Workers.of(1));
            network.interveneInAll(model.interventions());
            network.forward(model.parameters(), leftOut(model.spec(), source, from, count));
            Panels probabilities = network.layout().place("probabilities");
            for (int s = 0; s < without.length; s++) {
                int label = whole.best(s);
                float probability = whole.probabilities(s)[label];
                int row = whole.isPooled() ? 0 : network.layout().row(s);
                for (int i = 0; i < count; i++) {
                    without[s][from + i] = probability - network.tape().values()[probabilities.at(row + i, label)];
                }
            }
        }
        return without;
    }

    /** Copies of a sequence side by side, the i-th of them without its step {@code from + i}. */
    private static Batch leftOut(ModelSpec spec, Batch source, int from, int count) {
        if (!spec.readsSymbols()) {
            Batch copies = part(spec, source, 0, source.steps(spec, Side.SOURCE)).repeated(spec, count);
            for (int i = 0; i < count; i++) {
                int first = ((from + i) * count + i) * spec.inputs();
                Arrays.fill(copies.inputs(), first, first + spec.inputs(), 0);
            }
            return copies;
        }
        int[] tokens = new int[source.tokens().length * count];
        for (int t = 0; t < source.tokens().length; t++) {
            for (int i = 0; i < count; i++) {
                tokens[t * count + i] = t == from + i ? UNKNOWN : source.tokens()[t];
            }
        }
        return Batch.ofSymbols(tokens, new int[0]);
    }

    private static SequenceTrace read(Kernels kernels, Model model, Batch part) {
        return SequenceTrace.of(kernels, model, part);
    }
}
