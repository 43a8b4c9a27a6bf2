/** Gradients of a network over a window: by step, by pair and by path, Jacobians, spectra, finite differences. */
package rnnscope.analysis.gradient;
