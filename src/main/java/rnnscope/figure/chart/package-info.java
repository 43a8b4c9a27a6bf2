/** Curves over the iterations of a training run, painted by JFreeChart in the program's colours. */
package rnnscope.figure.chart;
