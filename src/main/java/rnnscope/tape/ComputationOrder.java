package rnnscope.tape;

/**
 * Order of computation of a network that reads a whole sequence, when each of its columns is computed, in moments
 * counted from 0. Of one direction, all layers compute step t at moment t, or where they read from the end at moment S
 * − 1 − t. Of two directions, a layer's second one reads from the last step to the first beside the first one, a step
 * of each at a moment, and a layer begins when the one below it is done, since each of its steps reads both directions
 * (l layer, S steps):
 *
 * <pre>
 *   forward    step t at moment l S + t
 *   backward   step t at moment l S + S − 1 − t
 *   label      of step t when both have been there: (L − 1) S + max(t, S − 1 − t)
 * </pre>
 *
 * Blocks of a Transformer that look both ways compute all steps of a layer at once: everything is known at the first
 * moment, and a moment is only the step that is looked at.
 *
 * @param steps      of the sequence
 * @param layers     as users count
 * @param directions 1 or 2
 * @param backward   whether the one direction is from the last step to the first
 * @param isAtEnd    whether what is predicted needs every step, and so takes a moment of its own after all others
 * @param isAtOnce   whether all steps of a layer are computed at once
 */
public record ComputationOrder(int steps, int layers, int directions, boolean backward, boolean isAtEnd, boolean isAtOnce) {

    /** Of what is computed step by step. */
    public ComputationOrder(int steps, int layers, int directions, boolean backward, boolean isAtEnd) {
        this(steps, layers, directions, backward, isAtEnd, false);
    }

    /** Of the layers of a tape that compute all steps at once. */
    public static ComputationOrder atOnce(TapeLayout layout) {
        return new ComputationOrder(layout.steps(), layout.layers(), 1, false, false, true);
    }

    /** The order in which the layers of a tape are written. */
    public static ComputationOrder of(TapeLayout layout, boolean isAtEnd) {
        return new ComputationOrder(layout.steps(), layout.layers() / layout.directions(), layout.directions(),
                layout.directions() == 1 && layout.isReverse(0), isAtEnd);
    }

    /** How many moments it takes. */
    public int length() {
        return readingMoments() + (isAtEnd ? 1 : 0);
    }

    /** Moments until every step of every layer is computed. */
    public int readingMoments() {
        return directions == 1 ? steps : layers * steps;
    }

    /** Whether a layer of the tape reads from the last step to the first. */
    public boolean isReverse(int tapeLayer) {
        return backward || tapeLayer % directions == 1;
    }

    /** When a layer of the tape computes a step. */
    public int moment(int tapeLayer, int step) {
        return isAtOnce ? 0 : (directions == 1 ? 0 : tapeLayer / directions * steps) + (isReverse(tapeLayer) ? steps - 1 - step : step);
    }

    /** The step that a layer of the tape computes at a moment, −1 where it computes none. */
    public int step(int tapeLayer, int moment) {
        int within = directions == 1 ? moment : moment - tapeLayer / directions * steps;
        return within < 0 || within >= steps ? -1 : isReverse(tapeLayer) ? steps - 1 - within : within;
    }

    /** When what is predicted at a step, or of the whole sequence, is known. */
    public int predicted(int step) {
        return isAtEnd ? length() - 1
                : directions == 1 ? moment(0, step) : (layers - 1) * steps + Math.max(step, steps - 1 - step);
    }

    /** The layer that is computed at a moment, as users count from 0; the last where all are at once, or are done. */
    public int layer(int moment) {
        return directions == 1 ? layers - 1 : Math.max(0, Math.min(layers - 1, moment / steps));
    }
}
