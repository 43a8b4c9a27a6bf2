/** Whether a unit causes what it seems to know: what the prediction loses when the unit is taken away. */
package rnnscope.analysis.cause;
