package rnnscope.text.stream;

import java.io.Serializable;

/**
 * Place in a long text where reading can begin.
 *
 * @param offset in bytes
 * @param first  the number of the symbol there
 * @param before what stands just before it
 */
public record TextPlace(long offset, long first, String before) implements Serializable {
    public static final TextPlace START = new TextPlace(0, 0, "");
}
