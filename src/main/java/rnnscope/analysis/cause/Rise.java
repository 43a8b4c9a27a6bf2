package rnnscope.analysis.cause;

/**
 * How much a change raises the loss, nats per symbol.
 *
 * @param atEnds    mean over the symbols that depend on the property
 * @param elsewhere mean over all others
 */
public record Rise(double atEnds, double elsewhere) {}
