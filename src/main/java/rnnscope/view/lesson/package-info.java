/** A lesson in the window: the strip of captions, its contents, what is covered, notes for the speaker. */
package rnnscope.view.lesson;
