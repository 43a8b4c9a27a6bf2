package rnnscope.tape;

import rnnscope.language.Words;
import rnnscope.math.HeapRoom;
import rnnscope.math.Panels;

/**
 * Tape of a run, what it writes: every value that the layout names and, for training, the gradient of each in a second
 * half of the same array. Mutable, of one thread or of workers that keep to their own rows.
 */
public final class Tape {
    private final TapeLayout layout;
    private final float[] values;

    /**
     * @param withGradients whether there is a second half for ∂loss/∂value
     * @throws IllegalArgumentException in words for the user when the JVM has not enough memory
     */
    public Tape(TapeLayout layout, boolean withGradients) {
        HeapRoom.require((long) Float.BYTES * layout.size() * (withGradients ? 2 : 1),
                Words.of("tape.batch", layout.batch(), layout.steps()), Words.of("tape.advice"));
        this.layout = layout;
        this.values = new float[withGradients ? Math.multiplyExact(2, layout.size()) : layout.size()];
    }

    public TapeLayout layout() {
        return layout;
    }

    /** The array itself, for kernels. */
    public float[] values() {
        return values;
    }

    /** Where the gradient of what lies at {@code place} is kept. */
    public Panels gradient(Panels place) {
        return place.moved(layout.size());
    }

}
