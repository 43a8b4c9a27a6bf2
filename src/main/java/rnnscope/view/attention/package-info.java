/** The Attention perspective: where a model looks in its source while it writes. */
package rnnscope.view.attention;
