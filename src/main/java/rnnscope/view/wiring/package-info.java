/** The Wiring perspective: the network that is open, unrolled over its text. */
package rnnscope.view.wiring;
