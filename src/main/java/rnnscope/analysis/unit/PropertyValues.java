package rnnscope.analysis.unit;

import java.util.Arrays;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperty;

/** Values of a property over a text: one value for each symbol, NaN where it has none. Immutable. */
public final class PropertyValues {
    private final TextProperty property;
    private final float[] values; // (T)

    private PropertyValues(TextProperty property, float[] values) {
        this.property = property;
        this.values = values;
    }

    /** @throws IllegalArgumentException in words for the user when the property does not fit the text */
    public static PropertyValues of(TextProperty property, TokenSequence tokens) {
        return new PropertyValues(property, property.values(tokens));
    }

    /** Values that were worked out elsewhere; not copied. */
    public static PropertyValues of(TextProperty property, float[] values) {
        return new PropertyValues(property, values);
    }

    public TextProperty property() {
        return property;
    }

    public boolean isBinary() {
        return property.kind() == TextProperty.Kind.BINARY;
    }

    public int length() {
        return values.length;
    }

    public float value(int step) {
        return values[step];
    }

    public boolean isDefined(int step) {
        return !Float.isNaN(values[step]);
    }

    /** Whether a binary property begins to hold: it holds at {@code step}, and at the step before it did not. */
    public boolean isOnset(int step) {
        return step > 0 && values[step] == 1 && values[step - 1] == 0;
    }

    /** All values; not to be changed. */
    public float[] values() {
        return values;
    }

    /** Those of the steps {@code from} … {@code to − 1}. */
    public PropertyValues part(int from, int to) {
        return new PropertyValues(property, Arrays.copyOfRange(values, from, to));
    }
}
