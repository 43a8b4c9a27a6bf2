package rnnscope.figure.sequence;

import java.awt.Color;
import java.awt.Graphics2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Forecast beside what came true.
 *
 * @param truth  NaN where it is not known
 */
public record ForecastFigure(float forecast, float truth) implements Figure {
    /** Pen of forecasts. */
    public static final int FORECAST = 2;
    private static final double NAME = 12;
    private static final double NUMBER = 20;
    private static final int PARTS = 3;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        write(g, 0, Words.of("figure.sequence.forecast"), Numbers.signed(forecast, 3), LabelPen.colour(look, FORECAST), width, look);
        if (!Float.isNaN(truth)) {
            write(g, 1, Words.of("figure.sequence.price"), Numbers.signed(truth, 3), look.ink(), width, look);
            write(g, 2, Words.of("figure.sequence.error"), Numbers.signed(forecast - truth, 3), look.muted(), width, look);
        }
    }

    /** "forecast 0.512, price 0.498, error 0.014". */
    public String words() {
        return Words.of("figure.sequence.forecast-is", Numbers.signed(forecast, 3)) + (Float.isNaN(truth) ? ""
                : Words.of("figure.sequence.price-error", Numbers.signed(truth, 3), Numbers.signed(forecast - truth, 3)));
    }

    private static void write(Graphics2D g, int part, String name, String number, Color colour, double width,
            Look look) {
        double x = part * width / PARTS;
        GlyphRuns.draw(g, name, look.fonts().ui(NAME), look, look.muted(), x, NAME);
        GlyphRuns.draw(g, number, look.fonts().monoSemiBold(NUMBER), look, colour, x, NAME + NUMBER + 6);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int part = (int) (x / width * PARTS);
        if (part > 0 && Float.isNaN(truth)) {
            return null;
        }
        String words = part == 0 ? Words.of("figure.sequence.forecast-is", Numbers.exact(forecast))
                : part == 1 ? Words.of("figure.sequence.price-is", Numbers.exact(truth))
                : Words.of("figure.sequence.difference", Numbers.exact(forecast - truth));
        return new Hit(-1, -1, null, words, null);
    }
}
