package rnnscope.analysis.sequence;

import java.util.Arrays;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.sequence.SequenceTrace;

/** What a model of symbols predicts of a part of a sequence. */
public final class PartialReadings {
    private static final int UNKNOWN = -1;

    private PartialReadings() {}

    /**
     * What a classifier says of the beginning of a sequence, cut after each of its steps and read from both of its ends
     * where the model does so.
     *
     * @return soFar[t][k] is the probability of label k where the sequence ends with step t
     */
    public static float[][] soFar(Kernels kernels, Model model, Batch source) {
        float[][] soFar = new float[source.tokens().length][];
        for (int t = 0; t < soFar.length; t++) {
            soFar[t] = read(kernels, model, Arrays.copyOf(source.tokens(), t + 1)).probabilities(0);
        }
        return soFar;
    }

    /**
     * What each step contributes to a label, by leaving it out (Li, Monroe and Jurafsky, 2016): the label's probability
     * less that where nothing enters at step t.
     *
     * @param at    step that the label is of; passed over where there is one for all
     * @param label whose probability it is
     * @return without[t], positive where step t speaks for the label
     */
    public static float[] without(Kernels kernels, Model model, Batch source, int at, int label) {
        float whole = read(kernels, model, source.tokens()).probabilities(at)[label];
        float[] without = new float[source.tokens().length];
        for (int t = 0; t < without.length; t++) {
            int[] tokens = source.tokens().clone();
            tokens[t] = UNKNOWN;
            without[t] = whole - read(kernels, model, tokens).probabilities(at)[label];
        }
        return without;
    }

    private static SequenceTrace read(Kernels kernels, Model model, int[] tokens) {
        return SequenceTrace.of(kernels, model, Batch.ofSymbols(tokens, new int[0]));
    }
}
