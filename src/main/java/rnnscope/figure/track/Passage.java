package rnnscope.figure.track;

import rnnscope.figure.score.TimeAxis;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

/**
 * Passage that a score shows: a window's trace, the whole text that it is of, and the names of the symbols that are
 * predicted.
 */
public record Passage(Trace trace, TokenSequence text, Vocabulary vocabulary) {

    public Channel channel(Probe probe) {
        return trace.layout().channelWithId(probe.layer(), probe.channel());
    }

    /** First step of the axis that has values. */
    int from(TimeAxis axis) {
        return Math.max(axis.from(), trace.start());
    }

    /** The step after the last that has values, or {@link #from} where none has. */
    int to(TimeAxis axis) {
        return Math.max(from(axis), Math.min(axis.to(), trace.end()));
    }

    /** Values of a unit over the steps {@code from} … {@code to − 1}. */
    float[] values(Probe probe, int from, int to) {
        float[] values = new float[Math.max(0, to - from)];
        trace.readUnit(probe.layer(), probe.channel(), probe.unit(), from, values);
        return values;
    }
}
