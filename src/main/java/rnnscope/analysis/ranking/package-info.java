/** Every unit scored against every property of the text, with what chance would do beside it. */
package rnnscope.analysis.ranking;
