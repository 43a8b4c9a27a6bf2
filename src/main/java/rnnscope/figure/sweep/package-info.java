/** Figures of the results of sweeps. */
package rnnscope.figure.sweep;
