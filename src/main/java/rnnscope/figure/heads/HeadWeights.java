package rnnscope.figure.heads;

/**
 * Weights of a head of self-attention: at each step a weight for each step, and the score that it comes from.
 *
 * @param weights step that looks × step looked at; not modified
 * @param scores  scaled, before the softmax; not modified
 */
public record HeadWeights(float[][] weights, float[][] scores) {}
