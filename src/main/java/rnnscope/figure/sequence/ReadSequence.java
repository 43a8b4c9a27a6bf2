package rnnscope.figure.sequence;

import java.util.List;
import rnnscope.figure.Symbols;
import rnnscope.figure.score.TimeAxis;
import rnnscope.language.Words;
import rnnscope.tape.ComputationOrder;
import rnnscope.tape.Trace;

/**
 * Sequence as far as it has been computed: what the tracks of a score show. Immutable.
 *
 * @param order   when each column is computed
 * @param moment  what has been computed: all moments up to this one
 * @param symbols what enters at each step, in words
 * @param first   step of the axis at which the sequence begins
 */
public record ReadSequence(Trace trace, ComputationOrder order, int moment, List<String> symbols, int first) {

    public ReadSequence {
        symbols = List.copyOf(symbols);
    }

    /** The same at another moment. */
    public ReadSequence at(int other) {
        return new ReadSequence(trace, order, other, symbols, first);
    }

    public int steps() {
        return order.steps();
    }

    /** Whether a layer of the tape has computed a step. */
    public boolean isComputed(int tapeLayer, int step) {
        return order.moment(tapeLayer, step) <= moment;
    }

    /** Whether what is predicted at a step is known. */
    public boolean isPredicted(int step) {
        return order.predicted(step) <= moment;
    }

    /** The step of the sequence that a place of the axis shows, −1 where it shows none. */
    int stepAt(TimeAxis axis, double x) {
        int step = axis.stepAt(x) - first;
        return step >= 0 && step < steps() ? step : -1;
    }

    /** Left edge of a step's column. */
    double x(TimeAxis axis, double step) {
        return axis.x(first + step);
    }

    /** "“dog”, step 3". */
    String words(int step) {
        return Words.of("figure.symbol-at", Symbols.name(symbols.get(step)), step + 1);
    }
}
