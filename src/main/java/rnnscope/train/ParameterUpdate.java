package rnnscope.train;

import rnnscope.model.Parameters;

/**
 * Update of all parameters by one step of training, and the gradient that caused it.
 *
 * @param gradient of the step's loss, before clipping; not to be changed
 * @param change   what the optimizer added; not to be changed
 */
public record ParameterUpdate(Parameters gradient, Parameters change) {}
