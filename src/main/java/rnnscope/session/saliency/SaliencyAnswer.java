package rnnscope.session.saliency;

import rnnscope.analysis.saliency.Saliency;
import rnnscope.network.Reading;

/**
 * Answer to a saliency question: the part that each symbol of a window had in the prediction at its end.
 *
 * @param reading  of the text that was asked about
 * @param choice   what was asked
 * @param first    step of the text at which the window begins
 * @param saliency of the window
 */
public record SaliencyAnswer(Reading reading, SaliencyChoice choice, int first, Saliency saliency) {

    /** The step whose prediction was asked about: the last of the window. */
    public int step() {
        return first + saliency.steps() - 1;
    }

    /** The part of a step of the text; NaN outside the window. */
    public double at(int step) {
        int t = step - first;
        return t < 0 || t >= saliency.steps() ? Double.NaN : switch (choice.measure()) {
            case GRADIENT -> saliency.norm(t);
            case CONTRIBUTION -> saliency.contribution(t);
            case LEFT_OUT -> saliency.change(t);
        };
    }
}
