/** Sweeps: many small networks trained over a grid of options. */
package rnnscope.cli.sweep;
