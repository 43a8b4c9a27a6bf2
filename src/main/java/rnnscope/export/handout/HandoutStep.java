package rnnscope.export.handout;

import rnnscope.export.Picture;

/**
 * Step of a lesson as a handout has it.
 *
 * @param index    from 0
 * @param caption  of a question, what is said once it is answered
 * @param question null for none
 * @param covered  what shows while the question is open; null without a question
 * @param picture  what shows
 */
public record HandoutStep(int index, String title, String caption, String question, Picture covered, Picture picture) {}
