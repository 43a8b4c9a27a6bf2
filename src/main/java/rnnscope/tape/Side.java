package rnnscope.tape;

/** Sides of a network: steps of the sequence that is read, and steps of another that is written from it. */
public enum Side {
    /** Steps of what is read. A network that reads one sequence and labels or continues it has this side alone. */
    SOURCE,
    /** Steps of what a decoder writes. */
    TARGET
}
