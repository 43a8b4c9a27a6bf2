/** A network unrolled over the steps of a text: where everything stands, and how it is painted. */
package rnnscope.figure.wiring.unrolled;
