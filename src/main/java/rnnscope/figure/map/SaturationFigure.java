package rnnscope.figure.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Scatter plot of gate saturation, how often each unit's gates are shut and wide open, a plane for each gate
 * (Karpathy, Johnson and Fei-Fei, 2015, figure 4): across the share of steps at which a gate is shut, upwards that at
 * which it is open. A unit on the slanted line is always either.
 *
 * @param selected unit that is marked, −1 for none
 */
public record SaturationFigure(List<Gate> gates, int selected) implements Figure {
    private static final double LEFT = 34;
    private static final double RIGHT = 12;
    private static final double TOP = 30;
    private static final double BOTTOM = 24;
    /** Between rows where there is room. */
    private static final double GAP = 14;
    /** Height of a plane for its width, at most. */
    private static final double SLIMMEST = 1.4;
    private static final double DOT = 2.2;
    private static final double CHOSEN = 4.2;
    private static final double REACH = 6;

    /**
     * One gate of every unit.
     *
     * @param symbol of its channel: "f"
     * @param label  of its channel, as that keeps it
     * @param shut   share of the steps at which it is shut, for each unit; not modified
     * @param open   share of the steps at which it is wide open, for each unit; not modified
     */
    public record Gate(String symbol, String label, float[] shut, float[] open) {
        /** A user's words: "forget gate". */
        @Override
        public String label() {
            return Words.orSelf(label);
        }
    }

    public SaturationFigure {
        gates = List.copyOf(gates);
    }

    /** Where the plane of a gate lies: as large as all of them can be, not much higher than wide. */
    Rectangle2D plane(int gate, double width, double height) {
        int columns = columns(width, height);
        int rows = (gates.size() + columns - 1) / columns;
        double across = Math.max(1, width / columns - LEFT - RIGHT);
        double up = Math.max(1, Math.min(height / rows - TOP - BOTTOM, SLIMMEST * across));
        double wide = Math.min(across, up);
        return new Rectangle2D.Double(gate % columns * (width / columns) + LEFT,
                gate / columns * Math.min(height / rows, up + TOP + BOTTOM + GAP) + TOP, wide, up);
    }

    private int columns(double width, double height) {
        int columns = 1;
        double best = 0;
        for (int c = 1; c <= gates.size(); c++) {
            int rows = (gates.size() + c - 1) / c;
            double across = width / c - LEFT - RIGHT;
            double up = Math.min(height / rows - TOP - BOTTOM, SLIMMEST * across);
            if (Math.min(across, up) * up > best) {
                best = Math.min(across, up) * up;
                columns = c;
            }
        }
        return columns;
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        for (int i = 0; i < gates.size(); i++) {
            paint(g, gates.get(i), plane(i, width, height), look);
        }
        SaturationMessage message = SaturationMessage.of(gates, selected);
        if (message.gate() >= 0) {
            say(g, message, width, height, look);
        }
        if (selected >= 0 && gates.size() % columns(width, height) != 0) {
            paintNumbers(g, plane(gates.size(), width, height), look);
        }
    }

    private void say(Graphics2D g, SaturationMessage message, double width, double height, Look look) {
        Gate gate = gates.get(message.gate());
        Rectangle2D plane = plane(message.gate(), width, height);
        Messages room = new Messages(plane);
        for (int unit = 0; unit < gate.shut.length; unit++) {
            if (!Float.isNaN(gate.shut[unit])) {
                room.avoid(dot(gate, unit, plane, unit == selected ? CHOSEN : DOT).getBounds2D());
            }
        }
        double words = GlyphRuns.width(Words.of("figure.map.open-above"), look.fonts().ui(11), look.fonts()) + 10;
        room.avoid(new Rectangle2D.Double(plane.getMaxX() - words, plane.getY(), words, 18));
        Ellipse2D mark = dot(gate, message.unit(), plane, DOT);
        room.paint(g, look, new Message(message.sentence(), mark.getCenterX(), mark.getCenterY()));
    }

    /** What the selected unit does, where a plane is left. */
    private void paintNumbers(Graphics2D g, Rectangle2D plane, Look look) {
        double shut = plane.getX() + 0.62 * plane.getWidth();
        Font small = look.fonts().ui(11);
        Font mono = look.fonts().mono(12);
        GlyphRuns.draw(g, Words.of("figure.Unit", selected), look.fonts().uiSemiBold(12), look, look.ink(), plane.getX(),
                plane.getY() - 12);
        GlyphRuns.drawRight(g, Words.of("figure.map.shut"), small, look, look.muted(), shut, plane.getY() + 10);
        GlyphRuns.drawRight(g, Words.of("figure.map.open"), small, look, look.muted(), plane.getMaxX(), plane.getY() + 10);
        double y = plane.getY() + 32;
        for (Gate gate : gates) {
            if (selected < gate.shut.length && !Float.isNaN(gate.shut[selected])) {
                GlyphRuns.draw(g, gate.symbol, look.fonts().monoSemiBold(12), look, look.lineColour(gate.symbol),
                        plane.getX(), y);
                GlyphRuns.drawRight(g, Numbers.percent(gate.shut[selected], 0), mono, look, look.ink(), shut, y);
                GlyphRuns.drawRight(g, Numbers.percent(gate.open[selected], 0), mono, look, look.ink(),
                        plane.getMaxX(), y);
                y += 20;
            }
        }
    }

    private void paint(Graphics2D g, Gate gate, Rectangle2D plane, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Font small = look.fonts().ui(11);
        Color own = look.lineColour(gate.symbol);
        double x0 = plane.getX();
        double y1 = plane.getMaxY();
        GlyphRuns.draw(g, gate.symbol, look.fonts().monoSemiBold(12), look, own, x0, plane.getY() - 12);
        double symbolWidth = GlyphRuns.width(gate.symbol, look.fonts().monoSemiBold(12), look.fonts());
        GlyphRuns.draw(g, gate.label(), small, look, look.muted(), x0 + symbolWidth + 7, plane.getY() - 12);
        for (int tick = 0; tick <= 2; tick++) {
            double share = tick / 2.0;
            double x = x0 + share * plane.getWidth();
            double y = y1 - share * plane.getHeight();
            grid.vertical(g, look.line(), x, plane.getY(), y1, 1);
            grid.horizontal(g, look.line(), x0, plane.getMaxX(), y, 1);
            GlyphRuns.drawRight(g, Numbers.percent(share, 0), small, look, look.muted(), x0 - 5, y + 4);
        }
        g.setColor(look.line());
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(x0, plane.getY(), plane.getMaxX(), y1));
        GlyphRuns.draw(g, Words.of("figure.map.shut-below"), small, look, look.muted(), x0, y1 + 15);
        GlyphRuns.drawRight(g, "100%", small, look, look.muted(), plane.getMaxX(), y1 + 15);
        GlyphRuns.drawRight(g, Words.of("figure.map.open-above"), small, look, look.muted(), plane.getMaxX() - 6, plane.getY() + 14);

        g.setColor(new Color(own.getRed(), own.getGreen(), own.getBlue(), 190));
        for (int unit = 0; unit < gate.shut.length; unit++) {
            if (unit != selected && !Float.isNaN(gate.shut[unit])) {
                g.fill(dot(gate, unit, plane, DOT));
            }
        }
        if (selected >= 0 && selected < gate.shut.length && !Float.isNaN(gate.shut[selected])) {
            paintSelected(g, gate, plane, look);
        }
    }

    private void paintSelected(Graphics2D g, Gate gate, Rectangle2D plane, Look look) {
        Ellipse2D dot = dot(gate, selected, plane, CHOSEN);
        g.setColor(look.card());
        g.fill(dot(gate, selected, plane, CHOSEN + 2));
        g.setColor(look.ink());
        g.fill(dot);
        Font font = look.fonts().monoSemiBold(11);
        String name = String.valueOf(selected);
        double width = GlyphRuns.width(name, font, look.fonts());
        boolean left = dot.getMaxX() + 5 + width > plane.getMaxX();
        double y = Math.max(plane.getY() + 10, dot.getCenterY() + 4);
        double x = left ? dot.getMinX() - 5 - width : dot.getMaxX() + 5;
        g.setColor(look.card());
        g.fill(new Rectangle2D.Double(x - 2, y - 10, width + 4, 13));
        GlyphRuns.draw(g, name, font, look, look.ink(), x, y);
    }

    private static Ellipse2D dot(Gate gate, int unit, Rectangle2D plane, double radius) {
        double x = plane.getX() + gate.shut[unit] * plane.getWidth();
        double y = plane.getMaxY() - gate.open[unit] * plane.getHeight();
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        for (int i = 0; i < gates.size(); i++) {
            Rectangle2D plane = plane(i, width, height);
            int nearest = -1;
            double least = REACH;
            for (int unit = 0; unit < gates.get(i).shut.length; unit++) {
                Ellipse2D dot = dot(gates.get(i), unit, plane, DOT);
                double distance = Math.hypot(dot.getCenterX() - x, dot.getCenterY() - y);
                if (distance < least) {
                    least = distance;
                    nearest = unit;
                }
            }
            if (nearest >= 0) {
                Gate gate = gates.get(i);
                return new Hit(-1, nearest, null, Words.of("figure.unit-channel", nearest, gate.label()) + "\n"
                    + Words.of("figure.map.saturated", Numbers.percent(gate.shut[nearest], 2),
                            Numbers.percent(gate.open[nearest], 2)), dot(gate, nearest, plane, REACH).getBounds2D());
            }
        }
        return null;
    }

    @Override
    public NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(gates.isEmpty() ? 0 : gates.get(0).shut().length).with("unit", j -> j);
        for (Gate gate : gates) {
            String name = Words.inEnglishOrSelf(gate.label);
            table.with(name + ", share shut", j -> gate.shut()[j]).with(name + ", share open", j -> gate.open()[j]);
        }
        return table.build();
    }
}
