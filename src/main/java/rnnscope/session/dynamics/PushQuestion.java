package rnnscope.session.dynamics;

import rnnscope.analysis.dynamics.FixedPoint;

/**
 * Question of where a network goes that is put near a point and plays on.
 *
 * @param eigenvalue along whose direction it is put, by its number
 * @param amount     how far
 */
public record PushQuestion(Course course, Held held, FixedPoint point, int eigenvalue, double amount) {}
