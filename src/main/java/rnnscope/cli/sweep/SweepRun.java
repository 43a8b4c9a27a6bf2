package rnnscope.cli.sweep;

import java.io.Serializable;

/**
 * Training of a sweep that is done.
 *
 * @param fault      why there is no model, or why it ended early, a sentence; empty where nothing was wrong
 * @param loss       held-out loss of the model kept, NaN for none
 * @param exact      share of held-out examples that are wholly right, NaN where there are none
 * @param epochs     after which the model kept was best
 * @param parameters of the network
 * @param model      the model's file; null where it is not asked for, or there is none
 */
public record SweepRun(String fault, double loss, double exact, double epochs, long parameters, byte[] model)
        implements Serializable {}
