/** Passages of a text at which the same units are on. */
package rnnscope.analysis.match;
