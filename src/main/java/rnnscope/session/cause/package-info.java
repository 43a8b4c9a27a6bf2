/** What follows from edits of a model: whether a unit is the cause, what the model writes with and without them. */
package rnnscope.session.cause;
