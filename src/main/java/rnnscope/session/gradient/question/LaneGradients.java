package rnnscope.session.gradient.question;

import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.analysis.gradient.ItemisedGradients;
import rnnscope.analysis.gradient.JacobianNorms;
import rnnscope.analysis.gradient.Spectrum;

/**
 * Gradients of one lane, the answer of one cell. Immutable.
 *
 * @param cell         id
 * @param title        "LSTM"
 * @param trained      whether its weights were learned
 * @param origin       where its weights come from, where that is not the open model: "story-rnn"; else empty
 * @param exactStart   whether the state before the window is exact; else it is that of reading
 *                     {@value Measurement#WARM_UP} symbols before it
 * @param flow         what reaches each step
 * @param itemised     what each step's loss sends to each earlier step; null while it is being worked out
 * @param spectrum     of the candidate's block of W_hh in the layer that is looked at; null while it is being
 *                     worked out; while a run learns, up to some tenths of a second older than the rest
 * @param jacobian     of the last loss's step, over all steps before it; null where no step has a loss, and while it is
 *                     being worked out
 * @param gradientNorm ‖∂L/∂θ‖ of all parameters over the window of training that holds the last loss
 * @param forgetBias   mean bias of the forget gates, NaN without them
 * @param names        what it thinks of the names, null for a text without any
 */
public record LaneGradients(String cell, String title, boolean trained, String origin, boolean exactStart,
        GradientFlow flow, ItemisedGradients itemised, Spectrum spectrum, JacobianNorms jacobian,
        double gradientNorm, double forgetBias, Names names) {

    /**
     * Probabilities of two names, given all that comes before.
     *
     * @param pRight of all the letters of the right name, one after another
     * @param pOther of the other
     */
    public record Names(NamePair pair, double pRight, double pOther) {
        /** Share of the right name in both. */
        public double share() {
            return pRight / (pRight + pOther);
        }
    }

    /** Whether nothing is still being worked out. */
    boolean isComplete() {
        return itemised != null && (jacobian != null || flow.lossStep() < 0);
    }

    /** What clipping at {@code clip} multiplies every gradient by, at most 1. */
    public double clipFactor(double clip) {
        return gradientNorm > clip ? clip / gradientNorm : 1;
    }
}
