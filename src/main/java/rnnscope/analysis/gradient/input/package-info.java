/** Gradients of each prediction's loss with respect to what a network reads, for networks that read a whole example. */
package rnnscope.analysis.gradient.input;
