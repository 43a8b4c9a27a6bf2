/** Where a model looks: alignments as matrices and as links, scores and weights. */
package rnnscope.figure.attention;
