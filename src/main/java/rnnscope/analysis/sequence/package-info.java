/** What is learned about a model that reads a sequence at once by letting it read others. */
package rnnscope.analysis.sequence;
