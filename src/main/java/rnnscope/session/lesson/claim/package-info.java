/** What lessons claim, compared with what is computed where things stand as they say. */
package rnnscope.session.lesson.claim;
