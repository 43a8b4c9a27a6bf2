package rnnscope.view.attention;

import java.util.HashSet;
import java.util.Set;
import rnnscope.figure.attention.Alignment;
import rnnscope.network.pair.PairTrace;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.PairAnswer;

/**
 * Moment of the Attention perspective, what it shows at one step, all of one piece. Immutable.
 *
 * @param step      shown: the one under the pointer, else the cursor's
 * @param column    the step of the source that is pinned, −1 for none
 * @param alignment null where there is none
 */
public record AttentionMoment(ExampleAnswer answer, int step, int column, Alignment alignment) {

    /** The whole alignment of an answer; null where its model does not attend to a source. */
    static Alignment alignment(ExampleAnswer answer) {
        if (!(answer instanceof PairAnswer pair) || !pair.trace().attends()) {
            return null;
        }
        PairTrace trace = pair.trace();
        float[][] weights = new float[trace.steps()][];
        Set<Integer> rows = new HashSet<>();
        Set<Integer> symbols = new HashSet<>();
        for (int t = 0; t < weights.length; t++) {
            weights[t] = trace.weights(t);
            if (trace.forcing().weights(t) != null) {
                rows.add(t);
            }
            if (pair.options().forcing().symbol(t) >= 0) {
                symbols.add(t);
            }
        }
        return new Alignment(pair.source().symbols(), pair.symbols(), weights, rows, symbols);
    }

    /** What is written from a source; null where the model writes nothing. */
    public PairAnswer pair() {
        return answer instanceof PairAnswer pair ? pair : null;
    }
}
