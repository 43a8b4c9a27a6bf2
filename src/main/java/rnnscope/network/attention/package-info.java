/** Attention: weights over the steps of a sequence, and what is read with them. */
package rnnscope.network.attention;
