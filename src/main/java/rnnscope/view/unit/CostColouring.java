package rnnscope.view.unit;

import java.util.Arrays;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.unit.PageMessage;
import rnnscope.figure.unit.Shading;
import rnnscope.language.Words;
import rnnscope.session.reading.Excerpt;

/**
 * Colouring by cost: each letter on the colour of how much more it surprises with the edits of the model than without.
 */
final class CostColouring implements Colouring {
    /** Nats at the ends of the colours. */
    private static final float EXTENT = 2;
    /** Nats from which on a rise is worth a word. */
    private static final double LEAST = 0.1;

    private boolean edited;
    private PageMessage said = PageMessage.NONE;

    @Override
    public String key() {
        return "view.unit.colouring.cost";
    }

    @Override
    public String definition() {
        return edited ? said.sentence().isEmpty() ? Words.of("view.unit.cost.definition") : said.sentence()
                : Words.of("view.unit.cost.nothing");
    }

    /** Which symbol costs most of those that are coloured. */
    @Override
    public PageMessage message(Excerpt excerpt) {
        said = dearest(excerpt);
        return said;
    }

    private static PageMessage dearest(Excerpt excerpt) {
        if (!excerpt.isEdited()) {
            return PageMessage.NONE;
        }
        int from = excerpt.trace().start() + 1;
        double[] rises = new double[excerpt.trace().end() - from + 1];
        int dearest = -1;
        for (int i = 0; i < rises.length; i++) {
            rises[i] = excerpt.rise(from + i - 1);
            dearest = rises[i] > (dearest < 0 ? LEAST : rises[dearest]) ? i : dearest;
        }
        if (dearest < 0) {
            return PageMessage.NONE;
        }
        boolean[] marked = new boolean[rises.length];
        marked[dearest] = true;
        return new PageMessage(message(Symbols.name(excerpt.tokens().symbol(from + dearest)), rises[dearest]), marked, from);
    }

    /** "“e” costs most: 3.21 nats more than without the edits". */
    static String message(String symbol, double rise) {
        return Words.of("view.unit.cost.message", symbol, Numbers.signed(rise, 2));
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
        return new Shading(Words.of("view.unit.cost.key"), Words.of("view.unit.cost.value"), from, values, true, -EXTENT,
                EXTENT);
    }
}
