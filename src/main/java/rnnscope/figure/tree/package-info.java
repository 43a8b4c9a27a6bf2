/** A search drawn as the tree that it is. */
package rnnscope.figure.tree;
