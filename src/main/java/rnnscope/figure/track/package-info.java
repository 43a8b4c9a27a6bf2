/** Tracks of the score over a text: the text itself, predictions, surprise, one unit's channels, all units, what edits cost. */
package rnnscope.figure.track;
