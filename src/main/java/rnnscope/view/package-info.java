/** The perspectives: what each shows of the session, and how what is pointed at comes back to it. */
package rnnscope.view;
