/** Digits drawn by strokes, for pictures of 28 × 28 to read by glimpses and to draw. */
package rnnscope.train.example.digit;
