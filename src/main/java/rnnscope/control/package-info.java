/** Nodes that show figures: a figure on screen, the score under its beam, the transport. */
package rnnscope.control;
