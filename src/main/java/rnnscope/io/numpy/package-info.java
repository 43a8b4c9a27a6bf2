/** Archives of NumPy arrays. */
package rnnscope.io.numpy;
