/** Comparison of two language models that read one text step for step: what surprises them, and which units correspond. */
package rnnscope.analysis.comparison;
