/** What hidden units know of a text: their values at every symbol, scored against what is true there. */
package rnnscope.analysis.unit;
