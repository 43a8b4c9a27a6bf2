package rnnscope.text.property;

import java.io.Serializable;
import rnnscope.text.stream.TextPassage;

/** Property of a long text, worked out passage by passage; what it has read before it knows by a state. */
public interface PropertyStream {
    /**
     * The values at the symbols of the next passage, NaN where there is none.
     *
     * @throws IllegalArgumentException in words for the user when it does not fit the text
     */
    float[] next(TextPassage passage);

    /** What it knows of the text read, to be kept before it reads on; null for one that knows nothing. */
    default Serializable state() {
        return null;
    }

    /** Goes on as the one did whose state this was. */
    default void resume(Serializable state) {}
}
