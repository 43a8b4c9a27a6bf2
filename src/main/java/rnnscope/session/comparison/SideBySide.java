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
 * @param steps       of both
 * @param other       the text as the other model reads it
 * @param trace       the excerpt's stretch by the other model
 * @param name        what the other is called
 * @param differences for each step of the excerpt the surprise of the model in front at what came next minus that of the
 *                    other, in bits; NaN where that is not known; not modified
 */
public record SideBySide(Excerpt excerpt, SharedSteps steps, Reading other, Trace trace, String name, float[] differences) {

    static SideBySide of(Excerpt now, SharedSteps steps, Reading other, Trace trace, String name) {
        float[] differences = new float[now.trace().end() - now.trace().start()];
        for (int i = 0; i < differences.length; i++) {
            int step = now.trace().start() + i;
            differences[i] = trace.contains(step) ? (float) SurpriseDifference.at(now.trace(), trace, steps, step) : Float.NaN;
        }
        return new SideBySide(now, steps, other, trace, name, differences);
    }

    /** What shows beside itself without its edits. */
    static SideBySide unedited(Excerpt now) {
        return of(now, new SharedSteps(now.tokens(), now.tokens()), now.original(), now.before(),
                Words.of("session.comparison.unedited", now.original().model().card().name()));
    }

    /** The model in front. */
    public Model model() {
        return excerpt.model();
    }

    /** How much more a step surprises the model in front than the other, in bits; NaN where that is not known. */
    public double difference(int step) {
        return excerpt.trace().contains(step) ? differences[step - excerpt.trace().start()] : Double.NaN;
    }
}
