/** The run that the window trains: what is chosen, what it shows, what reads the text, and what survives the program. */
package rnnscope.session.training;
