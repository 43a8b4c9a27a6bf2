package rnnscope.analysis.automaton;

/**
 * Line of a text, or one example, with what a network said after each of its symbols.
 *
 * @param steps of the text, in the order in which they are come to; not modified
 * @param run   what the network did
 */
public record SaidLine(int[] steps, ClusteredAutomaton.Run run) {}
