package rnnscope.session.dynamics;

/** Question of the fixed and slow points while something is held, looked for from states that a course visits. */
public record PointsQuestion(Course course, Held held) {}
