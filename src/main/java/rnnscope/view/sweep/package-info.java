/** Results of a sweep, over the window. */
package rnnscope.view.sweep;
