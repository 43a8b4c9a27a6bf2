/** Which units do the same, and which words they do it for. */
package rnnscope.analysis.similarity;
