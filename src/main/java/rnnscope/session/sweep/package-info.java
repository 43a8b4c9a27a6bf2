/** Results of sweeps: what many small trainings over a grid of options found. */
package rnnscope.session.sweep;
