package rnnscope.figure.track;

/**
 * Probe of the oscilloscope: one channel of one unit.
 *
 * @param layer   from 0
 * @param unit    from 0
 * @param channel id of a channel
 */
public record Probe(int layer, int unit, String channel) {}
