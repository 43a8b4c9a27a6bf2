package rnnscope.session.dynamics;

import rnnscope.analysis.probe.RidgeProbe;

/**
 * Answer of a probe.
 *
 * @param result    of the model; null where the property is the same at every step, or there are too few
 * @param untrained score of all units of the same network before it has learned anything
 * @param steps     of the text that were told
 */
public record ProbeAnswer(RidgeProbe.Result result, double untrained, int steps) {}
