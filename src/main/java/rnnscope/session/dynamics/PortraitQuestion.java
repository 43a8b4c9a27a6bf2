package rnnscope.session.dynamics;

import rnnscope.model.Model;
import rnnscope.session.reading.Excerpt;

/**
 * Question of a phase portrait.
 *
 * @param excerpt what is read, and by which model
 * @param model   that moves: the excerpt's, or one with another spectral radius
 * @param layer   recurrence whose states are looked at
 * @param held    enters at every step
 * @param step    of the beam, through whose state the plane goes
 * @param at      state that the plane goes through in place of the beam's; null for that
 * @param aspect  width of the picture by its height
 */
public record PortraitQuestion(Excerpt excerpt, Model model, int layer, Axes axes, Held held, int step, float[] at,
        double aspect) {

    Course course() {
        return Course.of(excerpt.reading(), model, layer);
    }
}
