package rnnscope.figure.now;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.now.Diagram.Name;
import rnnscope.figure.now.Diagram.Node;
import rnnscope.figure.now.Diagram.Tag;
import rnnscope.figure.now.Diagram.Wire;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.text.SymbolDisplay;

/**
 * Cell diagram as the papers draw it, between its neighbours in time, with the numbers of one unit on its wires. A
 * cell without a drawing is shown as the list of its channels.
 */
public final class CellFigure implements Figure {
    /** How far beside a wire the pointer still means it. */
    private static final double NEAR = 5;
    /** Widest box of an input; a longer word is set smaller. */
    private static final double MOST_INPUT = 90;

    private final CellValues values;
    private final String marked;
    private final double phase;
    private final Diagram diagram;
    private final Figure list;

    /**
     * @param marked id of the channel that is pointed at or pinned, or null
     * @param phase  how far the computation of this step has come, 0 to 1, for the flow through the wires; NaN at rest
     */
    public CellFigure(CellValues values, String marked, double phase) {
        this.values = values;
        this.marked = marked;
        this.phase = phase;
        this.diagram = Diagrams.of(values.cell());
        this.list = new ChannelListFigure(values, marked);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        if (diagram == null) {
            list.paint(g, width, height, look);
            return;
        }
        Sheet sheet = Sheet.on(width, height, new PixelGrid(g));
        new CellPainter(g, look, diagram, values, marked, phase, sheet).paint();
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        if (diagram == null) {
            return list.at(x, y, width, height);
        }
        Sheet sheet = Sheet.on(width, height, null);
        for (Tag tag : diagram.tags()) {
            Rectangle2D area = area(sheet, tag, values);
            if (area.contains(x, y) && (!Double.isNaN(values.at(tag.place())) || values.now().containsKey(tag.place()))) {
                return hit(tag.channel(), tag.place(), area);
            }
        }
        for (Node node : diagram.nodes()) {
            Rectangle2D area = sheet.box(node.x(), node.y(), node.width(), node.height());
            if (area.contains(x, y)) {
                return hit(node.channel(), null, area);
            }
        }
        Rectangle2D input = input(sheet, diagram, values, Fonts.get());
        if (input.contains(x, y)) {
            String words = Words.of("figure.now.input", SymbolDisplay.name(values.symbol()))
                    + (values.known() ? "" : ", " + Words.of("figure.unknown"));
            return new Hit(values.step(), values.unit(), null, words, input);
        }
        for (Name name : diagram.names()) {
            Rectangle2D area = sheet.box(name);
            if (area.contains(x, y)) {
                return hit(name.channel(), name.place(), area);
            }
        }
        Wire nearest = null;
        double least = NEAR * sheet.scale();
        for (Wire wire : diagram.wires()) {
            double distance = WirePath.distance(sheet.points(wire.points()), x, y);
            if (distance < least) {
                nearest = wire;
                least = distance;
            }
        }
        return nearest == null ? null : hit(nearest.channel(), null, null);
    }

    /** The box of the input; a word makes it wider, to the right. */
    static Rectangle2D input(Sheet sheet, Diagram diagram, CellValues values, Fonts fonts) {
        Rectangle2D box = sheet.box(diagram.input().x(), diagram.input().y(), Diagram.SYMBOL, Diagram.SYMBOL);
        double text = GlyphRuns.width(SymbolDisplay.cell(values.symbol()), inputFont(sheet, fonts), fonts);
        double width = Math.min(text + 8 * sheet.scale(), MOST_INPUT * sheet.scale());
        return width <= box.getWidth() * 1.2 ? box
                : new Rectangle2D.Double(box.getX(), box.getY(), width, box.getHeight());
    }

    static Font inputFont(Sheet sheet, Fonts fonts) {
        return fonts.monoSemiBold(13.5 * sheet.scale());
    }

    /** Where a number stands. */
    static Rectangle2D area(Sheet sheet, Tag tag, CellValues values) {
        Channel channel = values.channelAt(tag.place());
        boolean signed = channel == null || channel.isSigned() || tag.place().contains(".");
        return sheet.box(tag.x(), tag.y(), tag.width(signed), Diagram.TAG_HEIGHT);
    }

    private Hit hit(String channelId, String place, Rectangle2D area) {
        Channel channel = values.channel(channelId);
        if (channel == null) {
            return null;
        }
        String shown = place == null ? channel.symbol() : place;
        return new Hit(values.step(), values.unit(), channelId, values.words(shown), area);
    }

    @Override
    public NumberTable numbers() {
        return values.numbers();
    }
}
