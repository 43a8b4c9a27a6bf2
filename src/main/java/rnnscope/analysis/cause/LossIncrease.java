package rnnscope.analysis.cause;

/**
 * Increase of the loss by a change, in nats per symbol.
 *
 * @param atEnds    mean over the symbols that depend on the property
 * @param elsewhere mean over all others
 */
public record LossIncrease(double atEnds, double elsewhere) {}
