/** Recurrent layers: a cell unrolled over the steps of a window, in one direction or both. */
package rnnscope.network.module.recurrent;
