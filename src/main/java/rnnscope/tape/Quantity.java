package rnnscope.tape;

/**
 * Name of a quantity on the tape of one side of a network: (SOURCE, "0/forget") is the forget gate of the first layer
 * that reads.
 */
public record Quantity(Side side, String name) {

    /** A channel of a layer that reads. */
    public static Quantity channel(int layer, String id) {
        return channel(Side.SOURCE, layer, id);
    }

    /** A channel of a layer. */
    public static Quantity channel(Side side, int layer, String id) {
        return new Quantity(side, layer + "/" + id);
    }

    /** Layer of a channel; −1 where the quantity belongs to no recurrence. */
    public int layer() {
        int slash = name.indexOf('/');
        return slash > 0 && name.chars().limit(slash).allMatch(Character::isDigit)
                ? Integer.parseInt(name.substring(0, slash)) : -1;
    }

    /** What follows the layer: the id of a channel; the whole name where there is no layer. */
    public String id() {
        return layer() < 0 ? name : name.substring(name.indexOf('/') + 1);
    }
}
