/** The question of the Gradients perspective (a model, a window of text, levers), and its answer. */
package rnnscope.session.gradient;
