/** The score: tracks one below the other over one axis of time, with the beam and the overview of the whole text. */
package rnnscope.figure.score;
