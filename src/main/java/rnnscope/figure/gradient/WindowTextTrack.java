package rnnscope.figure.gradient;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;
import rnnscope.language.Words;
import rnnscope.text.SymbolDisplay;

/**
 * Track of the window's text, plain, so that the gradient alone has ink. Where columns are too narrow for letters,
 * words become bars; where symbols are words, they stand on several lines. The step whose loss is derived has a flag.
 *
 * @param heading    "Text", or what else is read
 * @param definition what the loss is: "loss at the end"
 * @param flag       step with a flag: where what the loss asks for was said; −1 for none
 */
public record WindowTextTrack(WindowText text, Heading heading, List<String> definition, int flag) implements HeadedTrack {
    private static final double HEIGHT = 34;
    private static final double HEIGHT_OF_WORDS = 48;
    private static final int LINES = 3;
    /** Least width of a column that is meant for a word. */
    private static final double WORD = 36;
    private static final double WORD_SIZE = 11;
    /** Height of what is framed where the symbol in the beam is blank. */
    private static final double BLANK = 5;
    private static final double LARGEST = 18;
    private static final double SMALLEST = 6.5;
    private static final double POLE = 9;
    private static final double FLAG_ABOVE = 2;
    private static final double PENNANT = 7;

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
        paintFlag(g, axis, look);
        if (isStaggered(axis)) {
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

    private void paintFlag(Graphics2D g, TimeAxis axis, Look look) {
        if (flag < 0 || flag >= text.steps()) {
            return;
        }
        double x = axis.centre(flag);
        Path2D pennant = new Path2D.Double();
        pennant.moveTo(x, -FLAG_ABOVE);
        pennant.lineTo(x + PENNANT, -FLAG_ABOVE + PENNANT / 2);
        pennant.lineTo(x, -FLAG_ABOVE + PENNANT);
        pennant.closePath();
        g.setColor(look.ink());
        g.fill(pennant);
        new PixelGrid(g).vertical(g, look.ink(), x - 0.5, -FLAG_ABOVE, POLE - FLAG_ABOVE, 1);
    }

    private Color colour(int t, Look look) {
        return text.unknown()[t] ? look.amber() : text.symbols().get(t).isBlank() ? look.faint() : look.ink();
    }

    private boolean isStaggered(TimeAxis axis) {
        return hasWords() && axis.columnWidth() < WORD;
    }

    /** Words wider than their columns, in the first of a few lines in which there is room; else a mark. */
    private void stagger(Graphics2D g, TimeAxis axis, double height, Look look) {
        Font font = look.fonts().ui(WORD_SIZE);
        Rectangle2D[] places = places(axis, height, look.fonts());
        PixelGrid grid = new PixelGrid(g);
        for (int t = Math.max(0, axis.from()); t < Math.min(text.steps(), axis.to()); t++) {
            if (places[t] != null) {
                GlyphRuns.draw(g, SymbolDisplay.cell(text.symbols().get(t)), font, look, colour(t, look),
                        places[t].getX(), places[t].getCenterY() + 4);
            } else if (!text.symbols().get(t).isBlank()) {
                grid.fill(g, look.faint(), axis.x(t), height - 2, axis.x(t + 1), height);
            }
        }
    }

    /** Where the word of each step stands; null where there is no room, or no word. */
    private Rectangle2D[] places(TimeAxis axis, double height, Fonts fonts) {
        Rectangle2D[] places = new Rectangle2D[text.steps()];
        double[] ends = new double[LINES];
        for (int t = Math.max(0, axis.from()); t < Math.min(text.steps(), axis.to()); t++) {
            if (text.symbols().get(t).isBlank()) {
                continue;
            }
            Rectangle2D word = place(axis, height, t, 0, fonts);
            int free = 0;
            while (free < LINES && ends[free] > word.getX()) {
                free++;
            }
            if (free < LINES) {
                places[t] = place(axis, height, t, free, fonts);
                ends[free] = word.getMaxX() + 4;
            }
        }
        return places;
    }

    private Rectangle2D place(TimeAxis axis, double height, int t, int line, Fonts fonts) {
        double width = GlyphRuns.width(SymbolDisplay.cell(text.symbols().get(t)), fonts.ui(WORD_SIZE), fonts);
        double x = Math.max(0, Math.min(axis.width() - width, axis.centre(t) - width / 2));
        return new Rectangle2D.Double(x, line * height / LINES, width, height / LINES);
    }

    /** The word in the beam, around which the frame goes: in its line, or in the first where there was no room for it. */
    @Override
    public Rectangle2D symbolFrame(TimeAxis axis, double height, int step) {
        if (!isStaggered(axis) || step < 0 || step >= text.steps()) {
            return null;
        }
        if (text.symbols().get(step).isBlank()) {
            return new Rectangle2D.Double(axis.x(step), height - BLANK, axis.columnWidth(), BLANK);
        }
        Rectangle2D own = places(axis, height, Fonts.get())[step];
        Rectangle2D word = own != null ? own : place(axis, height, step, 0, Fonts.get());
        return new Rectangle2D.Double(word.getX() - 3, word.getY(), word.getWidth() + 6, word.getHeight());
    }

    @Override
    public double beamReach(TimeAxis axis) {
        double widest = 0;
        for (int t = 0; isStaggered(axis) && t < text.steps(); t++) {
            widest = Math.max(widest, place(axis, 1, t, 0, Fonts.get()).getWidth());
        }
        return widest == 0 ? 0 : widest + 8;
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
        Rectangle2D frame = symbolFrame(axis, height, step);
        if (frame != null) {
            g.setColor(look.card());
            g.fill(frame);
            if (!text.symbols().get(step).isBlank()) {
                GlyphRuns.draw(g, SymbolDisplay.cell(text.symbols().get(step)), look.fonts().ui(WORD_SIZE), look,
                        colour(step, look), frame.getX() + 3, frame.getCenterY() + 4);
            }
        } else if (axis.columnWidth() * 1.5 < SMALLEST && step >= 0 && step < text.steps()) {
            letter(g, look, SymbolDisplay.cell(text.symbols().get(step)), look.fonts().monoSemiBold(12), look.ink(),
                    axis.centre(step), height / 2 + 4, 12);
        }
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        return t < 0 || t >= text.steps() ? null : new Hit(t, -1, null,
                text.place(t) + (text.unknown()[t] ? "\n" + Words.of("figure.unknown") : "")
                + (t == flag ? "\n" + Words.of("figure.gradient.flag") : ""),
                new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }
}
