package rnnscope.network.module;

/** Path by which what a source says reaches the decoder, and by which a gradient comes back from it to the source. */
public enum SourcePath {
    /** At each step of the decoder, from the states of all steps of the source. */
    ATTENTION,
    /** Before the decoder's first step, from the states in which the encoder ended. */
    BRIDGE
}
