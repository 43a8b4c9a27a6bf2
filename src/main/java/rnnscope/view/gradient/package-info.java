/** The Gradients perspective: how much of a loss arrives at each step of the past, and what changes it. */
package rnnscope.view.gradient;
