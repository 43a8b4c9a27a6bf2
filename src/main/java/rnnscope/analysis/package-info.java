/** What is learned about a network by running it: where gradients go, Jacobians, spectra, and models to be beaten. */
package rnnscope.analysis;
