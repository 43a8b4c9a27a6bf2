/**
 * The cards of "Now": what happens inside the beam. The cell as the papers draw it, its equation with numbers put in,
 * the next symbol, and all units at this step.
 */
package rnnscope.figure.now;
