package rnnscope.figure.gradient;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.GlyphRuns;
import rnnscope.figure.Hit;
import rnnscope.figure.Look;
import rnnscope.figure.PixelGrid;
import rnnscope.figure.TimeAxis;
import rnnscope.figure.Track;
import rnnscope.text.SymbolDisplay;

/**
 * The text of the window, plain, so that the gradient alone has ink. Where columns are too narrow for letters, words
 * become bars; where symbols are words, they stand on several lines. The step whose loss is derived has a flag.
 *
 * @param title      "Text", or what else is read
 * @param definition what the loss is: "loss at the end"
 */
public record WindowTextTrack(WindowText text, String title, List<String> definition) implements Track {
    private static final double HEIGHT = 34;
    private static final double HEIGHT_OF_WORDS = 48;
    private static final int LINES = 3;
    /** Least width of a column that is meant for a word. */
    private static final double WORD = 36;
    private static final double LARGEST = 18;
    private static final double SMALLEST = 6.5;

    public WindowTextTrack {
        definition = List.copyOf(definition);
    }

    @Override
    public double preferredHeight() {
        return hasWords() ? HEIGHT_OF_WORDS : HEIGHT;
    }

    @Override
    public double[] symbolRow(double height) {
        return new double[] {2, height - 2};
    }

    private boolean hasWords() {
        return text.symbols().stream().anyMatch(symbol -> symbol.length() > 2);
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        if (hasWords() && axis.columnWidth() < WORD) {
            stagger(g, axis, height, look);
            return;
        }
        double size = Math.min(LARGEST, axis.columnWidth() * 1.5);
        Font font = look.fonts().monoSemiBold(size);
        double baseline = height / 2 + size * 0.35;
        PixelGrid grid = new PixelGrid(g);
        for (int t = Math.max(0, axis.from()); t < Math.min(text.steps(), axis.to()); t++) {
            String symbol = text.symbols().get(t);
            if (size < SMALLEST) {
                if (!symbol.isBlank()) {
                    grid.fill(g, text.unknown()[t] ? look.amber() : look.faint(), axis.x(t), height / 2 - 4,
                            axis.x(t + 1), height / 2 + 4);
                }
            } else {
                letter(g, look, SymbolDisplay.cell(symbol), font, colour(t, look), axis.centre(t), baseline,
                        axis.columnWidth());
            }
        }
    }

    private Color colour(int t, Look look) {
        return text.unknown()[t] ? look.amber() : text.symbols().get(t).isBlank() ? look.faint() : look.ink();
    }

    /** Words wider than their columns, in the first of a few lines in which there is room; else a mark. */
    private void stagger(Graphics2D g, TimeAxis axis, double height, Look look) {
        Font font = look.fonts().ui(11);
        double[] ends = new double[LINES];
        double line = height / LINES;
        PixelGrid grid = new PixelGrid(g);
        for (int t = Math.max(0, axis.from()); t < Math.min(text.steps(), axis.to()); t++) {
            String symbol = text.symbols().get(t);
            if (symbol.isBlank()) {
                continue;
            }
            GlyphRuns runs = new GlyphRuns(SymbolDisplay.cell(symbol), font, look.fonts());
            double from = Math.max(0, Math.min(axis.width() - runs.width(), axis.centre(t) - runs.width() / 2));
            int free = 0;
            while (free < LINES && ends[free] > from) {
                free++;
            }
            g.setColor(colour(t, look));
            if (free < LINES) {
                runs.paint(g, from, (free + 0.5) * line + 4);
                ends[free] = from + runs.width() + 4;
            } else {
                grid.fill(g, look.faint(), axis.x(t), height - 2, axis.x(t + 1), height);
            }
        }
    }

    private static void letter(Graphics2D g, Look look, String shown, Font font, Color colour, double centre,
                               double baseline, double room) {
        GlyphRuns runs = new GlyphRuns(shown, font, look.fonts());
        if (runs.width() > room) {
            Font smaller = font.deriveFont((float) (font.getSize2D() * room / runs.width()));
            runs = new GlyphRuns(shown, smaller, look.fonts());
        }
        g.setColor(colour);
        runs.paint(g, centre - runs.width() / 2, baseline);
    }

    /** Where letters are bars, the one in the beam is still read. */
    @Override
    public void paintBeam(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        if (axis.columnWidth() * 1.5 < SMALLEST && step >= 0 && step < text.steps()) {
            letter(g, look, SymbolDisplay.cell(text.symbols().get(step)), look.fonts().monoSemiBold(12), look.ink(),
                    axis.centre(step), height / 2 + 4, 12);
        }
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        return t < 0 || t >= text.steps() ? null : new Hit(t, -1, null,
                text.place(t) + (text.unknown()[t] ? "\nnot in the vocabulary" : ""),
                new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }
}
