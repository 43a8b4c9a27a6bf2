package rnnscope.figure.unit;

import rnnscope.figure.Numbers;
import rnnscope.figure.paint.ColourMap;
import rnnscope.figure.paint.Look;

/**
 * Shading of a stretch of text, one value for each symbol.
 *
 * @param symbol   what the value is called: "tanh c"
 * @param about    what it is, in words: "tanh of the cell state of unit 119"
 * @param from     step of the first value
 * @param values   {@code values[i]} is that of step {@code from + i}, NaN where there is none; not modified
 * @param isSigned whether the sign means something: diverging from 0, else from paper to ink
 * @param min      value at one end of the colours
 * @param max      value at the other
 */
public record Shading(String symbol, String about, int from, float[] values, boolean isSigned, float min, float max) {

    /** Whether a step has a value. */
    public boolean has(int step) {
        return step >= from && step < from + values.length && !Float.isNaN(values[step - from]);
    }

    /** The value at a step that has one. */
    public float at(int step) {
        return values[step - from];
    }

    ColourMap map(Look look) {
        return isSigned ? look.diverging() : look.amount();
    }

    /** The ground of a step: the card's where there is no value. */
    int argb(int step, Look look) {
        return has(step) ? map(look).argb(at(step), min, max) : look.card().getRGB();
    }

    /** "tanh c = −0.9761834, tanh of the cell state of unit 119"; empty where there is no value. */
    String words(int step) {
        return has(step) ? symbol + " = " + Numbers.exact(at(step)) + ", " + about : "";
    }
}
