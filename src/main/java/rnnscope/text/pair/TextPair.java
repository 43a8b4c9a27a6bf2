package rnnscope.text.pair;

/** A text and what is to be made of it: its reverse, its translation, its labels, its class. */
public record TextPair(String source, String target) {}
