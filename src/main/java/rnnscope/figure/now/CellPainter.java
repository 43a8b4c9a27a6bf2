package rnnscope.figure.now;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import rnnscope.figure.now.Diagram.Name;
import rnnscope.figure.now.Diagram.Node;
import rnnscope.figure.now.Diagram.Tag;
import rnnscope.figure.now.Diagram.Wire;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.text.SymbolDisplay;

/** Painter of any cell's diagram, once. */
final class CellPainter {
    /** Share of a wire that is bright behind the head of the flow, and how long a part glows once reached. */
    private static final double TAIL = 0.5;
    private static final double GLOW = 0.10;

    private final Graphics2D g;
    private final Look look;
    private final Diagram diagram;
    private final CellValues values;
    private final String marked;
    private final double phase;
    private final Sheet sheet;
    private final double scale;
    private final Color body;

    /**
     * @param marked id of the channel whose parts stand out, or null
     * @param phase  how far the computation has come, 0 to 1; NaN at rest
     */
    CellPainter(Graphics2D g, Look look, Diagram diagram, CellValues values, String marked, double phase, Sheet sheet) {
        this.g = g;
        this.look = look;
        this.diagram = diagram;
        this.values = values;
        this.marked = marked;
        this.phase = phase;
        this.sheet = sheet;
        this.scale = sheet.scale();
        this.body = look.paper();
    }

    void paint() {
        bodies();
        diagram.wires().forEach(this::wire);
        joins();
        neighbours();
        diagram.wires().forEach(this::flow);
        diagram.nodes().forEach(this::node);
        diagram.names().forEach(this::name);
        diagram.tags().forEach(this::tag);
        input();
        output();
    }

    private void bodies() {
        double pitch = Diagram.RIGHT - Diagram.LEFT + Diagram.GAP;
        Shape clip = g.getClip();
        g.clip(new Rectangle2D.Double(sheet.x(0), sheet.y(0) - 2 * scale, sheet.x(Diagram.WIDTH) - sheet.x(0),
                sheet.y(Diagram.HEIGHT) - sheet.y(0) + 4 * scale));
        for (int cell = -1; cell <= 1; cell++) {
            double left = sheet.x(Diagram.LEFT + cell * pitch);
            double top = sheet.y(Diagram.TOP);
            Shape shape = new RoundRectangle2D.Double(left, top, sheet.x(Diagram.RIGHT + cell * pitch) - left,
                    sheet.y(Diagram.BOTTOM) - top, 24 * scale, 24 * scale);
            g.setColor(body);
            g.fill(shape);
            g.setColor(look.line());
            g.setStroke(new BasicStroke((float) Math.max(sheet.grid().pixel(), scale)));
            g.draw(shape);
        }
        g.setClip(clip);
    }

    private void wire(Wire wire) {
        Path2D path = path(wire);
        if (wire.line() == Diagram.Line.OVER) {
            double length = WirePath.length(path);
            g.setColor(body);
            g.setStroke(new BasicStroke((float) (6 * scale), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            g.draw(WirePath.part(path, 5 * scale, length - 5 * scale));
        }
        g.setColor(colour(wire));
        g.setStroke(stroke(wire));
        g.draw(path);
    }

    private Color colour(Wire wire) {
        boolean thick = wire.line() == Diagram.Line.THICK;
        return thick || wire.channel().equals(marked) ? look.ink() : wireColour();
    }

    private Color wireColour() {
        return mix(look.muted(), look.faint(), 0.25);
    }

    private BasicStroke stroke(Wire wire) {
        double width = wire.line() == Diagram.Line.THICK ? 2.8 : 1.4;
        return new BasicStroke((float) (scale * (wire.channel().equals(marked) ? width + 0.9 : width)),
                BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    private Path2D path(Wire wire) {
        return WirePath.rounded(sheet.points(wire.points()), 7 * scale);
    }

    private void joins() {
        for (Wire wire : diagram.wires()) {
            if (diagram.startsOnWire(wire)) {
                g.setColor(colour(wire));
                disc(sheet.x(wire.points()[0]), sheet.y(wire.points()[1]), 2.4 * scale);
            }
        }
    }

    /** The neighbours stand back: a veil over what shows of them, with their symbols below. */
    private void neighbours() {
        double inner = Diagram.LEFT - Diagram.GAP;
        double top = sheet.y(Diagram.TOP) - 2 * scale;
        double height = sheet.y(Diagram.BOTTOM) + 2 * scale - top;
        g.setColor(alpha(look.card(), 0.6));
        g.fill(new Rectangle2D.Double(sheet.x(0) - scale, top, sheet.x(inner) - sheet.x(0) + 2 * scale, height));
        double right = sheet.x(Diagram.WIDTH - inner) - scale;
        g.fill(new Rectangle2D.Double(right, top, sheet.x(Diagram.WIDTH) - right + scale, height));
        neighbour(inner / 2, values.symbolBefore());
        neighbour(Diagram.WIDTH - inner / 2, values.symbolAfter());
    }

    private void neighbour(double x, String symbol) {
        Font font = look.fonts().mono(12 * scale);
        Rectangle2D box = sheet.box(x, diagram.input().y(), 18, 18);
        if (symbol == null || GlyphRuns.width(SymbolDisplay.cell(symbol), font, look.fonts()) > box.getWidth()) {
            return;
        }
        Shape shape = rounded(box, 4 * scale);
        g.setColor(look.line());
        g.setStroke(new BasicStroke((float) (1.4 * scale)));
        g.draw(new Line2D.Double(box.getCenterX(), box.getY(), box.getCenterX(), sheet.y(Diagram.BOTTOM)));
        g.setStroke(new BasicStroke((float) scale));
        g.draw(shape);
        CentredText.symbol(g, look, SymbolDisplay.cell(symbol), font, look.muted(), box);
    }

    private void flow(Wire wire) {
        if (!(phase >= wire.from() && phase <= wire.to() + GLOW)) {
            return;
        }
        Path2D path = path(wire);
        double length = WirePath.length(path);
        double head = (phase - wire.from()) / (wire.to() - wire.from()) * length;
        double tail = Math.max(24 * scale, TAIL * length);
        Path2D bright = WirePath.part(path, Math.max(0, head - tail), Math.min(head, length));
        Point2D end = WirePath.end(bright);
        if (end == null) {
            return;
        }
        g.setColor(look.beam());
        g.setStroke(new BasicStroke((float) (2.4 * scale), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(bright);
        if (head <= length) {
            disc(end.getX(), end.getY(), 3.2 * scale);
        }
    }

    private boolean glows(double at) {
        return phase >= at && phase < at + GLOW;
    }

    private void node(Node node) {
        Rectangle2D box = sheet.box(node.x(), node.y(), node.width(), node.height());
        boolean gate = node.shape() == Diagram.Shape.GATE;
        Shape shape = gate ? rounded(box, 4 * scale) : rounded(box, box.getHeight() / 2);
        boolean stands = node.channel().equals(marked);
        g.setColor(look.card());
        g.fill(shape);
        Channel channel = values.channel(node.channel());
        g.setColor(glows(node.at()) ? look.beam()
                : gate && channel != null ? look.lineColour(channel.symbol()) : stands ? look.ink() : wireColour());
        g.setStroke(new BasicStroke((float) (scale * (stands ? 2.4 : gate ? 1.9 : 1.3))));
        g.draw(shape);
        g.setColor(look.ink());
        double x = box.getCenterX();
        double y = box.getCenterY();
        double arm = 3.4 * scale;
        g.setStroke(new BasicStroke((float) (1.3 * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        switch (node.shape()) {
            case TIMES -> {
                arm *= 0.86;
                g.draw(new Line2D.Double(x - arm, y - arm, x + arm, y + arm));
                g.draw(new Line2D.Double(x - arm, y + arm, x + arm, y - arm));
            }
            case PLUS -> {
                g.draw(new Line2D.Double(x - arm * 1.1, y, x + arm * 1.1, y));
                g.draw(new Line2D.Double(x, y - arm * 1.1, x, y + arm * 1.1));
            }
            default -> text(node.text(), node.text().length() == 1 ? 15 : 12.5).paintCentred(g, x, y);
        }
    }

    private void name(Name name) {
        Channel channel = values.channel(name.channel());
        boolean coloured = channel != null && channel.role() != Channel.Role.STATE;
        g.setColor(coloured ? look.lineColour(channel.symbol()) : look.ink());
        MathText text = text(values.directed(name.markup()), name.width() > 40 ? 13 : 14);
        Rectangle2D box = sheet.box(name);
        text.paintCentred(g, box.getCenterX(), box.getCenterY());
    }

    private void tag(Tag tag) {
        double value = values.at(tag.place());
        Channel channel = values.channelAt(tag.place());
        if (channel == null || Double.isNaN(value) && !values.now().containsKey(tag.place())) {
            return;
        }
        Rectangle2D box = CellFigure.area(sheet, tag, values);
        Color ground = look.ground(channel, (float) value);
        if (tag.channel().equals(marked) || glows(tag.at())) {
            double out = 2.2 * scale;
            g.setColor(glows(tag.at()) ? look.beam() : look.ink());
            g.fill(rounded(grown(box, out), 6 * scale));
        }
        g.setColor(look.card());
        g.fill(rounded(grown(box, scale), 5 * scale));
        g.setColor(ground);
        g.fill(rounded(box, 4 * scale));
        if (Look.contrast(ground, look.card()) < 1.6) {
            g.setColor(look.line());
            g.setStroke(new BasicStroke((float) scale));
            g.draw(rounded(box, 4 * scale));
        }
        CentredText.draw(g, look, Double.isNaN(value) ? "—" : Numerals.fixed(value, 2),
                look.fonts().monoSemiBold(11 * scale), Look.letterOn(ground), box.getCenterX(), box.getCenterY());
    }

    private void input() {
        Rectangle2D box = CellFigure.input(sheet, diagram, values, look.fonts());
        Color ground = values.known() ? look.beam() : look.amber();
        g.setColor(ground);
        g.fill(rounded(box, 5 * scale));
        CentredText.symbol(g, look, SymbolDisplay.cell(values.symbol()), CellFigure.inputFont(sheet, look.fonts()),
                Look.letterOn(ground), box);
        MathText letter = text("x_t", 14);
        double x = box.getMaxX() + 6 * scale;
        g.setColor(look.ink());
        letter.paintCentred(g, x + letter.width() / 2, box.getCenterY());
        String words = !values.known() ? Words.of("figure.unknown")
                : values.layer() == 0 ? "" : values.layer() == 1 ? Words.of("figure.now.through-one")
                : Words.of("figure.now.through", values.layer());
        Font font = look.fonts().ui(11 * scale);
        GlyphRuns.draw(g, words, font, look, look.muted(), x + letter.width() + 8 * scale,
                CentredText.baseline(font, box.getCenterY()));
    }

    private void output() {
        Font font = look.fonts().ui(11 * scale);
        GlyphRuns.drawRight(g, values.onward(), font, look, look.muted(), sheet.x(diagram.output().x()) - 6 * scale,
                CentredText.baseline(font, sheet.y(diagram.output().y())));
    }

    private MathText text(String markup, double size) {
        return new MathText(Formula.parse(markup), look.fonts().mathItalic(1), look.fonts().mathRoman(1), size * scale,
                Double.POSITIVE_INFINITY);
    }

    private void disc(double x, double y, double radius) {
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    static Shape rounded(Rectangle2D box, double radius) {
        return new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), 2 * radius,
                2 * radius);
    }

    private static Rectangle2D grown(Rectangle2D box, double by) {
        return new Rectangle2D.Double(box.getX() - by, box.getY() - by, box.getWidth() + 2 * by,
                box.getHeight() + 2 * by);
    }

    static Color alpha(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * alpha));
    }

    private static Color mix(Color a, Color b, double share) {
        return new Color((int) (a.getRed() + share * (b.getRed() - a.getRed())),
                (int) (a.getGreen() + share * (b.getGreen() - a.getGreen())),
                (int) (a.getBlue() + share * (b.getBlue() - a.getBlue())));
    }
}
