/** Lessons: steps through what can be seen, each with how things stand, a caption and what it claims. */
package rnnscope.session.lesson;
