package rnnscope.session.dynamics;

/** Question of how long a model remembers along a course. */
public record MemoryQuestion(Course course) {}
