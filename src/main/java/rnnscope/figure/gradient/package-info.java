/** How much of a loss arrives where: tracks over a window of steps, and cards. All of it in plain numbers. */
package rnnscope.figure.gradient;
