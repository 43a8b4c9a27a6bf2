/** Files that Keras writes, in both of its forms. */
package rnnscope.io.keras;
