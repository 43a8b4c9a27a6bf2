/** Models and texts at hand: those that come with the program, recent files, files being opened. */
package rnnscope.session.library;
