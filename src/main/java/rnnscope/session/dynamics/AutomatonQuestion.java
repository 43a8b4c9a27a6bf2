package rnnscope.session.dynamics;

import rnnscope.network.Reading;

/** Question of what state machine a model is on a text. */
public record AutomatonQuestion(Reading reading) {}
