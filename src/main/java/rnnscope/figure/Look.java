package rnnscope.figure;

/** Colours and fonts that figures are painted with. */
public record Look(boolean dark) {}
