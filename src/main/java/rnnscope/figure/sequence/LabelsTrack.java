package rnnscope.figure.sequence;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Hatch;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;
import rnnscope.language.Words;
import rnnscope.text.SymbolDisplay;

/**
 * Track of labels under their words: a bar in the label's own colour, its name, how probable it is, and where it is
 * wrong the right one in red. What is not known yet is hatched.
 *
 * @param names all labels there are
 * @param spans from left to right
 */
public record LabelsTrack(ReadSequence read, Heading heading, List<String> definition, List<String> names,
        List<Span> spans) implements HeadedTrack {
    private static final double BAR = 4;
    private static final double ROW = 18;
    private static final double NUMBER_ROW = 15;
    private static final double BESIDE = 150;
    private static final double LABEL = 12;
    private static final double SMALL = 11;

    /**
     * One label.
     *
     * @param from        first step that it is of
     * @param to          the step after the last
     * @param probability that the model gives it
     * @param right       the right label, −1 where it is not known
     */
    public record Span(int from, int to, int label, double probability, int right) {
        /** Whether it is known to be. */
        public boolean isWrong() {
            return right >= 0 && right != label;
        }
    }

    public LabelsTrack {
        definition = List.copyOf(definition);
        names = names.stream().map(SymbolDisplay::cell).toList();
        spans = List.copyOf(spans);
    }

    private boolean hasFaults() {
        return spans.stream().anyMatch(Span::isWrong);
    }

    /** Whether there is one label for all, so that its name and its number stand side by side. */
    private boolean isWide(TimeAxis axis) {
        return spans.size() == 1 && spans.get(0).to() * axis.columnWidth() >= BESIDE;
    }

    @Override
    public double preferredHeight() {
        return 2 * BAR + ROW + (spans.size() == 1 ? 0 : NUMBER_ROW + (hasFaults() ? NUMBER_ROW : 0));
    }

    @Override
    public boolean continuesAbove() {
        return true;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        for (Span span : spans) {
            double x0 = read.x(axis, span.from()) + 1.5;
            double x1 = read.x(axis, span.to()) - 1.5;
            if (!read.isPredicted(span.from())) {
                Hatch.fill(g, grid.rectangle(x0, 0, x1, height), look);
                continue;
            }
            Color colour = LabelPen.colour(look, span.label());
            g.setColor(colour);
            g.setStroke(LabelPen.stroke(span.label(), BAR));
            g.draw(new Line2D.Double(x0, BAR / 2, x1, BAR / 2));
            if (isWide(axis)) {
                paintWide(g, span, (x0 + x1) / 2, look);
            } else {
                paintNarrow(g, span, x0, x1, height, look);
            }
        }
    }

    private void paintWide(Graphics2D g, Span span, double centre, Look look) {
        double baseline = BAR + ROW * 0.5 + LABEL * 0.35 + 2;
        GlyphRuns name = new GlyphRuns(names.get(span.label()), look.fonts().monoSemiBold(LABEL + 1), look.fonts());
        GlyphRuns number = new GlyphRuns(Numbers.percent(span.probability(), 1), look.fonts().mono(LABEL),
                look.fonts());
        GlyphRuns right = new GlyphRuns(span.isWrong() ? Words.of("figure.sequence.right", names.get(span.right())) : "",
                look.fonts().ui(LABEL), look.fonts());
        double width = name.width() + 12 + number.width() + (span.isWrong() ? 14 + right.width() : 0);
        g.setColor(LabelPen.colour(look, span.label()));
        name.paint(g, centre - width / 2, baseline);
        g.setColor(look.muted());
        number.paint(g, centre - width / 2 + name.width() + 12, baseline);
        g.setColor(look.red());
        right.paint(g, centre + width / 2 - right.width(), baseline);
    }

    private void paintNarrow(Graphics2D g, Span span, double x0, double x1, double height, Look look) {
        String name = names.get(span.label());
        Font font = fitting(name, x1 - x0, look);
        if (font == null) {
            paintUpright(g, span, (x0 + x1) / 2, height, look);
            return;
        }
        centred(g, name, font, LabelPen.colour(look, span.label()), x0, x1, BAR + ROW * 0.5 + LABEL * 0.35 + 1, look);
        Font small = look.fonts().mono(SMALL);
        double baseline = BAR + ROW + NUMBER_ROW * 0.75;
        String number = Numbers.percent(span.probability(), 0);
        if (GlyphRuns.width(number, small, look.fonts()) <= x1 - x0) {
            centred(g, number, small, look.muted(), x0, x1, baseline, look);
        }
        if (span.isWrong()) {
            String right = names.get(span.right());
            Font rightFont = fitting(right, x1 - x0, look);
            centred(g, rightFont == null ? "≠" : right, rightFont == null ? small : rightFont, look.red(), x0, x1,
                    baseline + NUMBER_ROW, look);
        }
    }

    /** The largest readable type in which a label fits, null where none does. */
    private static Font fitting(String text, double width, Look look) {
        for (double size = LABEL; size >= SMALL; size -= 0.5) {
            Font font = look.fonts().monoSemiBold(size);
            if (GlyphRuns.width(text, font, look.fonts()) <= width) {
                return font;
            }
        }
        return null;
    }

    private void paintUpright(Graphics2D g, Span span, double centre, double height, Look look) {
        AffineTransform before = g.getTransform();
        g.translate(centre + SMALL * 0.35, height - 1);
        g.rotate(-Math.PI / 2);
        g.setColor(span.isWrong() ? look.red() : LabelPen.colour(look, span.label()));
        new GlyphRuns(names.get(span.label()), look.fonts().monoSemiBold(SMALL), look.fonts()).paint(g, 0, 0);
        g.setTransform(before);
    }

    private static void centred(Graphics2D g, String text, Font font, Color colour, double x0, double x1,
            double baseline, Look look) {
        g.setColor(colour);
        GlyphRuns runs = new GlyphRuns(text, font, look.fonts());
        runs.paint(g, (x0 + x1 - runs.width()) / 2, baseline);
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = read.stepAt(axis, x);
        for (Span span : spans) {
            if (t >= span.from() && t < span.to()) {
                Rectangle2D area = new Rectangle2D.Double(read.x(axis, span.from()), 0,
                        (span.to() - span.from()) * axis.columnWidth(), height);
                return new Hit(read.first() + t, -1, null, words(span, t), area);
            }
        }
        return null;
    }

    private String words(Span span, int t) {
        String of = spans.size() == 1 && read.steps() > 1 ? Words.of("figure.sequence.whole") : read.words(t);
        if (!read.isPredicted(span.from())) {
            return Words.of("figure.sequence.not-known") + "\n" + of;
        }
        return names.get(span.label()) + ", p = " + Numbers.exact((float) span.probability())
                + (span.isWrong() ? Words.of("figure.sequence.right-is", names.get(span.right()))
                        : span.right() >= 0 ? Words.of("figure.sequence.is-right") : "")
                + "\n" + of;
    }
}
