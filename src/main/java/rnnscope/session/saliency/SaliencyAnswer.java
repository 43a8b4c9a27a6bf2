package rnnscope.session.saliency;

import rnnscope.analysis.saliency.Saliency;
import rnnscope.network.Reading;

/**
 * Answer to a saliency question: the part that each symbol of a window had in a prediction.
 *
 * @param reading   of the text that was asked about
 * @param choice    what was asked
 * @param first     step of the text at which the window begins
 * @param step      the step of the text at which was asked: of a text the last of the window
 * @param predicted the symbol or label that is predicted; null where that is a number, or a whole answer
 * @param saliency  of the window
 */
public record SaliencyAnswer(Reading reading, SaliencyChoice choice, int first, int step, String predicted,
        Saliency saliency) {

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
