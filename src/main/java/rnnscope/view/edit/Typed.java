package rnnscope.view.edit;

/** Reads what people type. */
final class Typed {
    private Typed() {}

    /** A finite number, with a point or a comma and any minus sign; NaN when it is none. */
    static double number(String text) {
        try {
            double value = Double.parseDouble(text.strip().replace('\u2212', '-').replace("\u2009", "")
                    .replace(',', '.'));
            return Double.isFinite((float) value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
