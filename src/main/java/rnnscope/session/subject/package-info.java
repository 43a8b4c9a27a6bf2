/** What each perspective is about. */
package rnnscope.session.subject;
