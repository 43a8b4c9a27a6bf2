/** Recurrent layers one above the other, in one direction or both, and the heads that predict from them. */
package rnnscope.network.stack;
