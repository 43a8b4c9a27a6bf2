/** Seeded stories for training and showing: a grammar with agreement, its words and sentences, and the lines. */
package rnnscope.text.story;
