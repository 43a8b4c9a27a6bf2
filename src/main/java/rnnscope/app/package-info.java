/** The window and the composition root. */
package rnnscope.app;
