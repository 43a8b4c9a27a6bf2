package rnnscope.figure.gradient;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/** Gradient norm at the cursor for each lane, and what finite differences say to it. */
public record NumberFigure(List<Row> rows, boolean concealed) implements Figure {
    private static final double ROW = 38;
    private static final double FORMULA = 16.5;
    private static final double NUMBER = 13.5;
    private static final double BAR = 40;
    private static final double BESIDE = 18;

    /**
     * One lane.
     *
     * @param lane    "LSTM"
     * @param state   h or c
     * @param norm    ‖∂L/∂state_t‖, NaN where there is none
     * @param below   a line of words below: the share that arrives, or what a check found
     * @param verdict what the line below says
     * @param aside   at most two guesses at the right
     */
    public record Row(String lane, String state, double norm, String below, Verdict verdict, List<Guess> aside) {}

    /**
     * What a lane thinks of something that may come next.
     *
     * @param words       "p(John) 33%"
     * @param probability of it
     */
    public record Guess(String words, double probability) {}

    /** Whether a check was made, and how it went. */
    public enum Verdict {
        NONE, AGREES, UNRESOLVED, DIFFERS
    }

    public NumberFigure {
        rows = List.copyOf(rows);
    }

    /** The height it asks for. */
    public static double height(int lanes) {
        return lanes * ROW;
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double y = 15;
        double left = 0;
        for (Row row : rows) {
            left = Math.max(left, GlyphRuns.width(row.lane, look.fonts().uiSemiBold(12.5), look.fonts()) + 12);
        }
        for (Row row : rows) {
            GlyphRuns.draw(g, row.lane, look.fonts().uiSemiBold(12.5), look, GradientCurve.laneColour(look, row.lane),
                    0, y);
            double x = formula(g, look, row.state, left, y);
            String number = concealed ? "?" : Double.isNaN(row.norm) ? Words.of("figure.gradient.none-here") : MagnitudeFormat.norm(row.norm, 3);
            GlyphRuns.draw(g, number, look.fonts().monoSemiBold(NUMBER), look, look.ink(), x, y);
            if (!concealed) {
                below(g, look, row, left, y + 17);
                double room = width - BAR - left - GlyphRuns.width(row.below, look.fonts().ui(11.5), look.fonts());
                for (int i = 0; i < row.aside.size(); i++) {
                    // the other guess gives way to the words below
                    boolean fits = i == 0 || GlyphRuns.width(row.aside.get(i).words, look.fonts().ui(11.5), look.fonts()) + BESIDE < room;
                    if (!fits) {
                        continue;
                    }
                    guess(g, look, row.aside.get(i), i == 0, width, y + 17 * i);
                }
            }
            y += ROW;
        }
    }

    private static void guess(Graphics2D g, Look look, Guess guess, boolean isRight, double right, double baseline) {
        PixelGrid grid = new PixelGrid(g);
        double left = right - BAR;
        grid.fill(g, look.hover(), left, baseline - 8, right, baseline);
        grid.fill(g, isRight ? look.beam() : look.muted(), left, baseline - 8, left + BAR * guess.probability, baseline);
        GlyphRuns.drawRight(g, guess.words, look.fonts().ui(11.5), look, isRight ? look.ink() : look.muted(), left - 6,
                baseline);
    }

    private static void below(Graphics2D g, Look look, Row row, double x, double baseline) {
        Color colour = switch (row.verdict) {
            case NONE -> look.muted();
            case AGREES -> look.beam();
            case UNRESOLVED -> look.amber();
            case DIFFERS -> look.red();
        };
        GlyphRuns.draw(g, row.below, look.fonts().ui(11.5), look, colour, x, baseline);
    }

    /** ‖∂L/∂h_t‖ = , set as the papers do. Returns where the number begins. */
    private static double formula(Graphics2D g, Look look, String state, double left, double y) {
        Font italic = look.fonts().mathItalic(FORMULA);
        Font roman = look.fonts().mathRoman(FORMULA);
        double x = left;
        x = put(g, look, "∥", roman, x, y);
        x = put(g, look, "∂", roman, x + 1, y);
        x = put(g, look, "L", italic, x, y);
        x = put(g, look, "/", roman, x, y);
        x = put(g, look, "∂", roman, x, y);
        x = put(g, look, state, italic, x, y);
        x = put(g, look, "t", look.fonts().mathItalic(FORMULA * 0.7), x, y + 3.5);
        x = put(g, look, "∥", roman, x + 2, y);
        return put(g, look, "=", roman, x + 5, y) + 6;
    }

    private static double put(Graphics2D g, Look look, String text, Font font, double x, double y) {
        GlyphRuns runs = new GlyphRuns(text, font, look.fonts());
        g.setColor(look.ink());
        runs.paint(g, x, y);
        return x + runs.width();
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) (y / ROW);
        return concealed || i < 0 || i >= rows.size() || Double.isNaN(rows.get(i).norm) ? null
                : new Hit(-1, -1, null, rows.get(i).lane + ", ‖∂L/∂" + rows.get(i).state + "‖ = "
                        + MagnitudeFormat.norm(rows.get(i).norm, 7)
                        + "\n" + rows.get(i).below, null);
    }
}
