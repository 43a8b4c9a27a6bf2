package rnnscope.view.sequence;

import rnnscope.analysis.sequence.PartialReadings;
import rnnscope.math.Kernels;
import rnnscope.model.Wiring.Shape;
import rnnscope.session.example.SequenceAnswer;

/**
 * What was found out about an answer by letting the model read parts of its source. Immutable.
 *
 * @param at      step whose label {@code without} is about
 * @param soFar   of a classifier, see {@link PartialReadings#soFar}; null of others
 * @param without see {@link PartialReadings#without}
 */
record Findings(SequenceAnswer answer, int at, float[][] soFar, float[] without) {

    /** Whether there is something to find out. */
    static boolean suit(SequenceAnswer answer) {
        return answer.model().spec().readsSymbols() && answer.model().spec().predictsSymbols();
    }

    /** @param last what was found out before, part of which may still hold; null for nothing */
    static Findings of(Kernels kernels, SequenceAnswer answer, int at, Findings last) {
        float[][] soFar = answer.model().spec().wiring().shape() != Shape.CLASSIFIER ? null
                : last != null && last.answer == answer ? last.soFar
                : PartialReadings.soFar(kernels, answer.model(), answer.source().batch());
        return new Findings(answer, at, soFar, PartialReadings.without(kernels, answer.model(), answer.source().batch(),
                at, answer.trace().best(at)));
    }
}
