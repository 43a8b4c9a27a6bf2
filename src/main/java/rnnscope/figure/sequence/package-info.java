/** Tracks of a sequence that is read at once: words, labels, the states of both directions, forecasts of a series. */
package rnnscope.figure.sequence;
