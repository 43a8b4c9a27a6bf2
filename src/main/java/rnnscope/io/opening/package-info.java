/** Opening of model files of every format that is read. */
package rnnscope.io.opening;
