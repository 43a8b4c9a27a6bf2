package rnnscope.view.edit;

/** Parser of numbers that people type. */
final class NumberParser {
    private NumberParser() {}

    /** A finite number, with a point or a comma and any minus sign; NaN when it is none. */
    static double parse(String text) {
        try {
            double value = Double.parseDouble(text.strip().replace('\u2212', '-').replace("\u2009", "")
                    .replace(',', '.'));
            return Double.isFinite((float) value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
