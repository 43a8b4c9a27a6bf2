package rnnscope.figure.attention;

/**
 * Gradient of the loss of one step that is written, as it arrives at one step of the source.
 *
 * @param norm      of all of it
 * @param share     that this is of what arrives at all steps of the source
 * @param attention norm of the part that comes back through the attention, as a multiple of what arrives at all steps
 * @param bridge    the same of the part that comes back over the bridge
 */
public record Arrival(double norm, double share, double attention, double bridge) {

    /** Of the norms of both parts, the attention's; NaN where nothing arrives. */
    public double throughAttention() {
        return attention / (attention + bridge);
    }
}
