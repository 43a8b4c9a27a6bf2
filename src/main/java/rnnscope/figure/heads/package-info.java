/** Where a sequence looks at itself: heads of self-attention, pooling by attention. */
package rnnscope.figure.heads;
