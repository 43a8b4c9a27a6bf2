package rnnscope.session.comparison;

import rnnscope.analysis.comparison.SharedSteps;
import rnnscope.analysis.comparison.SurpriseDifference;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Trace;

/**
 * Two models side by side over what shows, all of one piece: an excerpt, and the same stretch of the same text read by the
 * other model. Immutable but for the readings, which only grow.
 *
 * @param steps of both
 * @param other the text as the other model reads it
 * @param trace the excerpt's stretch by the other model
 * @param name  what the other is called
 */
public record SideBySide(Excerpt excerpt, SharedSteps steps, Reading other, Trace trace, String name) {

    /** What shows beside itself without its edits. */
    static SideBySide unedited(Excerpt now) {
        return new SideBySide(now, new SharedSteps(now.tokens(), now.tokens()), now.original(), now.before(),
                Words.of("session.comparison.unedited", now.original().model().card().name()));
    }

    /** The model in front. */
    public Model model() {
        return excerpt.model();
    }

    /** What both surprise less or more at a step than the other, in bits; NaN where that is not known. */
    public double difference(int step) {
        return excerpt.trace().contains(step) && trace.contains(step)
                ? SurpriseDifference.at(excerpt.trace(), trace, steps, step) : Double.NaN;
    }

    /** {@link #difference} at each step of the excerpt. */
    public float[] differences() {
        float[] all = new float[excerpt.trace().end() - excerpt.trace().start()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) difference(excerpt.trace().start() + i);
        }
        return all;
    }
}
