package rnnscope.analysis.gradient;

/** Choice of the loss L whose gradient is looked at; L_s is the cross-entropy −ln p(target) of step s, in nats. */
public enum LossChoice {
    /** L = L_s of the last step whose target is known. */
    LAST_STEP,
    /** L = Σ_s L_s over all steps whose target is known. Training's loss is the mean, this divided by their number. */
    ALL_STEPS
}
