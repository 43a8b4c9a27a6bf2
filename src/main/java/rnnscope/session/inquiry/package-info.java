/** Questions about all units over the whole of the text that is open, answered in the background. */
package rnnscope.session.inquiry;
