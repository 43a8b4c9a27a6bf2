package rnnscope.figure.wiring.unrolled;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.Raster;
import rnnscope.figure.paint.SymbolRow;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringRun;
import rnnscope.figure.wiring.unrolled.WiringLayout.Span;
import rnnscope.text.SymbolDisplay;

/** Painter of the nodes of an unrolled network: states as small colour fields, symbols as letters. */
final class NodePainter {
    /** Room between the numbers of neighbouring columns. */
    private static final double APART = 8;
    private static final double ROUND = 4;
    /** A loss at which its bar is full, in nats or squared. */
    private static final double FULL_LOSS = 4;

    private final Graphics2D g;
    private final WiringLayout layout;
    private final WiringRun run;
    private final Look look;
    private final String chosen;
    private final SymbolRow letters;

    NodePainter(Graphics2D g, WiringLayout layout, WiringRun run, Look look, String chosen) {
        this.g = g;
        this.layout = layout;
        this.run = run;
        this.look = look;
        this.chosen = chosen;
        this.letters = new SymbolRow(look.fonts());
    }

    void paintAll() {
        for (Row row : layout.plan().rows()) {
            if (row.once()) {
                paint(row, 0);
            } else {
                Span span = layout.span(row.side());
                for (int t = span.from(); t < span.to(); t++) {
                    paint(row, t);
                }
                paintCuts(row, span);
            }
        }
        letters.paint(g);
    }

    private void paint(Row row, int step) {
        switch (row.kind()) {
            case INPUT -> paintInput(row, step);
            case OUTPUT -> paintOutput(row, step);
            case LOSS -> paintLoss(row, step);
            default -> paintState(row, step);
        }
    }

    /** There are more steps than show. */
    private void paintCuts(Row row, Span span) {
        if (row.kind() != Kind.CELL) {
            return;
        }
        Font font = look.fonts().ui(13);
        if (span.from() > 0) {
            GlyphRuns.drawRight(g, "…", font, look, look.muted(), layout.left(row.side()) - 4, layout.y(row) + 3);
        }
        if (span.to() < span.total()) {
            GlyphRuns.draw(g, "…", font, look, look.muted(), layout.right(row.side()) + 4, layout.y(row) + 3);
        }
    }

    private void paintState(Row row, int step) {
        Rectangle2D box = layout.box(row, step);
        Shape shape = new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), ROUND,
                ROUND);
        g.setColor(look.card());
        g.fill(shape);
        float[] values = run.isKnown(row, step) ? run.values(row, step) : null;
        if (values != null) {
            Shape clip = g.getClip();
            g.clip(shape);
            field(values, box, row.extent(), true, row.kind() == Kind.INPUT);
            g.setClip(clip);
        }
        frame(shape, box, row, step, run.isKnown(row, step));
    }

    private void frame(Shape shape, Rectangle2D box, Row row, int step, boolean known) {
        if (run.isLit(row, step)) {
            beamFrame(box);
            return;
        }
        g.setColor(row.id().equals(chosen) ? look.ink() : known ? look.faint() : look.line());
        g.setStroke(new BasicStroke(row.id().equals(chosen) ? 1.6f : 1));
        g.draw(shape);
    }

    private void beamFrame(Rectangle2D box) {
        g.setColor(look.card());
        g.setStroke(new BasicStroke(4));
        g.draw(round(box, 2));
        g.setColor(look.beam());
        g.setStroke(new BasicStroke(2));
        g.draw(round(box, 2));
    }

    private static Shape round(Rectangle2D box, double out) {
        return new RoundRectangle2D.Double(box.getX() - out, box.getY() - out, box.getWidth() + 2 * out,
                box.getHeight() + 2 * out, ROUND + 2, ROUND + 2);
    }

    private void field(float[] values, Rectangle2D box, float extent, boolean signed, boolean enters) {
        ValueField field = ValueField.of(values.length, box, enters);
        BufferedImage image = new BufferedImage(field.columns(), field.rows(), BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < field.shown(); i++) {
            image.setRGB(i % field.columns(), i / field.columns(), (signed ? look.diverging() : look.amount())
                    .argb(values[i], signed ? -extent : 0, extent));
        }
        Raster.draw(g, image, box.getX(), box.getY(), box.getWidth(), box.getHeight());
    }

    /** Few numbers, one above the other, as bars from 0, each on a scale of its own over the steps that show. */
    private void bars(Row row, float[] values, Rectangle2D box) {
        double line = box.getHeight() / values.length;
        for (int k = 0; k < values.length; k++) {
            float[] range = range(row, k);
            double from = box.getY() + k * line;
            double zero = from + 1 + (line - 2) * range[1] / (range[1] - range[0]);
            double y = from + 1 + (line - 2) * (range[1] - values[k]) / (range[1] - range[0]);
            g.setColor(look.muted());
            g.fill(new Rectangle2D.Double(box.getX() + 1, Math.min(y, zero), box.getWidth() - 2, Math.max(1, Math.abs(zero - y))));
            if (k > 0) {
                g.setColor(look.line());
                g.fill(new Rectangle2D.Double(box.getX(), from, box.getWidth(), 1));
            }
        }
    }

    /** The least and the greatest value of a number over the steps that show, and 0. */
    private float[] range(Row row, int k) {
        float[] range = {0, 0};
        Span span = layout.span(row.side());
        for (int t = row.once() ? 0 : span.from(); t < (row.once() ? 1 : span.to()); t++) {
            float[] values = run.values(row, t);
            if (values != null) {
                range[0] = Math.min(range[0], values[k]);
                range[1] = Math.max(range[1], values[k]);
            }
        }
        return range[0] == range[1] ? new float[] {0, 1} : range;
    }

    private static boolean isSigned(float[] values) {
        for (float value : values) {
            if (value < 0) {
                return true;
            }
        }
        return false;
    }

    // Letters

    private void paintInput(Row row, int step) {
        Rectangle2D box = layout.box(row, step);
        if (row.place() != null) {
            float[] values = run.values(row, step);
            String symbol = run.symbol(row, step);
            if (symbol != null) {
                label(symbol, row, step, look.ink(), false);
            } else if (values != null && values.length <= ValueField.FEW) {
                bars(row, values, box);
            } else if (values != null) {
                field(values, box, row.extent(), isSigned(values), row.kind() == Kind.INPUT);
            }
            if (symbol == null) {
                g.setColor(look.faint());
                g.setStroke(new BasicStroke(1));
                g.draw(box);
            }
        } else {
            boolean known = run.isKnown(row, step);
            String symbol = run.symbol(row, step);
            if (symbol != null) {
                label(symbol, row, step, known ? look.ink() : look.faint(), false);
            }
        }
        if (run.isLit(row, step) && !layout.isSlanted()) {
            double inset = Math.max(3, (box.getWidth() - 44) / 4);
            beamFrame(new Rectangle2D.Double(box.getX() + inset, box.getY() + 2, box.getWidth() - 2 * inset,
                    box.getHeight() - 4));
        }
    }

    private void paintOutput(Row row, int step) {
        if (!run.isKnown(row, step)) {
            placeholder(row, step);
            return;
        }
        String symbol = run.symbol(row, step);
        boolean right = run.cameTrue(row, step);
        if (symbol != null) {
            label(symbol, row, step, right ? look.beam() : look.ink(), true);
        }
        String note = run.note(row, step);
        if (note != null && (row.once() || layout.column(row.side()) >= GlyphRuns.width(note, look.fonts().mono(
                WiringLayout.NOTE), look.fonts()) + APART)) {
            letters.add(note, look.fonts().mono(WiringLayout.NOTE), look.muted(), layout.x(row, step),
                    layout.bottom(row.level()) - 5, 200);
        }
    }

    private void placeholder(Row row, int step) {
        double y = layout.bottom(row.level()) - 16;
        double x = layout.x(row, step);
        g.setColor(look.line());
        g.fill(new Rectangle2D.Double(x - 2, y - 2, 4, 4));
    }

    private void paintLoss(Row row, int step) {
        String note = run.isKnown(row, step) ? run.note(row, step) : null;
        if (note == null) {
            return;
        }
        Font font = look.fonts().mono(WiringLayout.NOTE);
        double room = row.once() ? 80 : layout.column(row.side()) - APART;
        String shown = GlyphRuns.width(note, font, look.fonts()) <= room ? note : note.substring(0, note.length() - 1);
        Color ink = run.isLit(row, step) ? look.ink() : look.muted();
        double x = layout.x(row, step);
        if (GlyphRuns.width(shown, font, look.fonts()) <= room) {
            letters.add(shown, font, ink, x, layout.y(row) + 4, room);
            return;
        }
        double loss = Double.parseDouble(note.replace("−", "-"));
        double full = layout.levelHeight(row.level()) - 8;
        double height = Math.max(1, full * Math.min(1, loss / FULL_LOSS));
        g.setColor(ink);
        g.fill(new Rectangle2D.Double(x - 2, layout.bottom(row.level()) - 4 - height, 4, height));
    }

    /** A symbol in its column, or turned where it is wider. */
    private void label(String symbol, Row row, int step, Color ink, boolean output) {
        String drawn = SymbolDisplay.cell(symbol);
        Font font = output ? look.fonts().monoSemiBold(WiringLayout.LABEL) : look.fonts().mono(WiringLayout.LABEL);
        double x = layout.x(row, step);
        boolean mark = Symbols.isMark(symbol);
        Color colour = mark && ink.equals(look.ink()) ? look.muted() : ink;
        if (row.once() || !layout.isSlanted() || row.place() != null && !output) {
            double y = output ? layout.bottom(row.level()) - 20 : layout.y(row) + 5;
            double width = GlyphRuns.width(drawn, font, look.fonts());
            double over = row.once() || row.place() != null ? 0
                    : Math.max(0, width - layout.column(row.side()) + 1) / 2;
            if (over > 0 && !mark && !run.isLit(row, step)) {
                return;
            }
            if (row.once() || layout.column(row.side()) >= WiringLayout.LEGIBLE / 1.6) {
                // The signs to start and to end may be wider; in the first and last column they have room outside.
                letters.add(drawn, font, colour, x + (output ? over : -over), y, width + 1);
            }
            return;
        }
        if (layout.column(row.side()) < WiringLayout.LEGIBLE) {
            return;
        }
        turned(drawn, font, colour, x, row, output);
    }

    private void turned(String drawn, Font font, Color colour, double x, Row row, boolean output) {
        double most = (layout.levelHeight(row.level()) - 16) / -Math.sin(WiringLayout.SLANT);
        String text = drawn;
        while (GlyphRuns.width(text, font, look.fonts()) > most && text.length() > 2) {
            text = text.substring(0, text.length() - 2) + "…";
        }
        AffineTransform before = g.getTransform();
        g.translate(x + 4, output ? layout.bottom(row.level()) - 20 : layout.top(row.level()) + 10);
        g.rotate(WiringLayout.SLANT);
        g.setColor(colour);
        GlyphRuns letters = new GlyphRuns(text, font, look.fonts());
        letters.paintExactly(g, output ? 0 : -letters.width(), 0);
        g.setTransform(before);
    }
}
