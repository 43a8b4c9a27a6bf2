/** Palette: what can be done and gone to, found by a few letters. */
package rnnscope.view.palette;
