/** The open text: read by a model with the edits of both, ahead of the reader and for the excerpt on screen. */
package rnnscope.session.reading;
