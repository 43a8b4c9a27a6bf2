package rnnscope.session.dynamics;

/**
 * Question of what state machine a model is along a course.
 *
 * @param isAsked whether it is learned by asking the model, not made of clusters of its states
 */
public record AutomatonQuestion(Course course, boolean isAsked) {}
