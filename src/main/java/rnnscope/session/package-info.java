/**
 * What the window knows, without the window: a model reading a text, the cursor, the selection, playing, and work in
 * the background.
 */
package rnnscope.session;
