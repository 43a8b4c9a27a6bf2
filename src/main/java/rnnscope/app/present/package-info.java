/** Presenting to an audience: a black screen, a large pointer, keys and clicks shown, a form that fills the window, a countdown. */
package rnnscope.app.present;
