/** The network as a map: unrolled over the steps of a text, and folded, with what shares its weights. */
package rnnscope.figure.wiring;
