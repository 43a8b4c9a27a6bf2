package rnnscope.view.unit;

import java.util.Arrays;
import rnnscope.figure.unit.Shading;
import rnnscope.session.reading.Excerpt;

/**
 * Colouring by cost: each letter on the colour of how much more it surprises with the edits of the model than without.
 */
final class CostColouring implements Colouring {
    /** Nats at the ends of the colours. */
    private static final float EXTENT = 2;

    private boolean edited;

    @Override
    public String title() {
        return "Cost";
    }

    @Override
    public String definition() {
        return edited ? "nats more surprise than without the edits"
                : "nothing is edited, so nothing costs more: hold a unit, and see";
    }

    @Override
    public Shading shading(Excerpt excerpt) {
        edited = excerpt.isEdited();
        int from = excerpt.trace().start() + 1;
        float[] values = new float[excerpt.trace().end() - from + 1];
        Arrays.fill(values, Float.NaN);
        for (int i = 0; edited && i < values.length; i++) {
            values[i] = (float) excerpt.rise(from + i - 1);
        }
        return new Shading("rise in −ln p", "nats more than without the edits", from, values, true, -EXTENT, EXTENT);
    }
}
