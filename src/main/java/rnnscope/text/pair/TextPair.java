package rnnscope.text.pair;

/** Pair of a text and what is to be made of it: its reverse, its translation, its labels, its class. */
public record TextPair(String source, String target) {}
