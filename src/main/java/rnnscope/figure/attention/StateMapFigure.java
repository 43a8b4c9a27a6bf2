package rnnscope.figure.attention;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.language.Words;
import rnnscope.tape.Channel;

/**
 * Heat map of all units of a state, step by step: a column for each step that is read, a gap, the state that is handed
 * over, and a column for each step that is written; a row for each unit. Steps after {@code step} are still empty. A
 * hit's step is that of the target, its unit the unit.
 *
 * @param channel of the state
 * @param source  a label for each step that is read; empty where nothing is read step by step
 * @param read    read[s][j], of the first direction; not modified
 * @param handed  the state before the first step that is written; not modified
 * @param target  a label for each step that is written
 * @param written written[t][j]; not modified
 * @param step    of the beam
 */
public record StateMapFigure(Channel channel, List<String> source, float[][] read, float[] handed, List<String> target,
        float[][] written, int step) implements Figure {
    private static final double SIZE = 12.5;
    private static final double GAP = 10;
    private static final double MOST_COLUMN = 76;

    /** Where things are in a picture of one size. */
    private record Places(SourceColumns source, double handed, SourceColumns target, double top, double bottom) {
        double column() {
            return target.column();
        }
    }

    private Places places(double width, double height, Look look) {
        double left = 97;
        double room = width - left - SourceColumns.RIGHT - 2 * GAP;
        double column = Math.min(MOST_COLUMN, room / (source.size() + target.size() + 1));
        SourceColumns first = SourceColumns.of(source.isEmpty() ? List.of("") : source, left,
                column * Math.max(1, source.size()), look.fonts().mono(SIZE), look.fonts());
        double handed = source.isEmpty() ? left : left + source.size() * column + GAP;
        SourceColumns second = SourceColumns.of(target, handed + column + GAP, column * target.size(),
                look.fonts().mono(SIZE), look.fonts());
        double top = Math.max(first.rise(), second.rise());
        return new Places(first, handed, second, top, height - 12);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Places places = places(width, height, look);
        PixelGrid grid = new PixelGrid(g);
        for (int s = 0; s < source.size(); s++) {
            if (places.source.says(s, -1)) {
                places.source.label(g, source.get(s), s, look.fonts().mono(SIZE), look.muted(), places.top, look);
            }
            column(g, grid, look, read[s], places.source.x(s), places);
        }
        column(g, grid, look, handed, places.handed, places);
        grid.frame(g, look.ink(), places.handed - 2, places.top - 2, places.handed + places.column() + 2,
                places.bottom + 2, 1);
        for (int t = 0; t < target.size(); t++) {
            if (places.target.says(t, step)) {
                places.target.label(g, t > step ? "?" : target.get(t), t,
                        t == step ? look.fonts().monoSemiBold(SIZE) : look.fonts().mono(SIZE),
                        t == step ? look.ink() : t > step ? look.faint() : look.muted(), places.top, look);
            }
            if (t <= step) {
                column(g, grid, look, written[t], places.target.x(t), places);
            } else {
                grid.frame(g, look.line(), places.target.x(t), places.top, places.target.x(t + 1) - 1, places.bottom, 1);
            }
        }
        double thick = grid.whole(2);
        double x0 = places.target.x(step) - thick;
        double x1 = places.target.x(step + 1) - 1 + thick;
        grid.frame(g, look.card(), x0 - grid.pixel(), places.top - thick - grid.pixel(), x1 + grid.pixel(),
                places.bottom + thick + grid.pixel(), grid.pixel());
        grid.frame(g, look.beam(), x0, places.top - thick, x1, places.bottom + thick, thick);
        new Gutter(channel.symbol(), channel.label(), Words.of("figure.units", handed.length)).paint(g, places.top + 8, look);
    }

    private void column(Graphics2D g, PixelGrid grid, Look look, float[] values, double x, Places places) {
        BufferedImage image = new BufferedImage(1, values.length, BufferedImage.TYPE_INT_RGB);
        for (int j = 0; j < values.length; j++) {
            image.setRGB(0, j, look.map(channel).argb(values[j], channel.min(), channel.max()));
        }
        Rectangle2D box = grid.rectangle(x, places.top, x + places.column() - (places.column() > 8 ? 1 : 0), places.bottom);
        Raster.draw(g, image, box.getX(), box.getY(), box.getWidth(), box.getHeight());
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Places places = places(width, height, Look.light());
        int unit = (int) Math.floor((y - places.top) / (places.bottom - places.top) * handed.length);
        if (unit < 0 || unit >= handed.length) {
            return null;
        }
        int t = places.target.at(x);
        int s = source.isEmpty() ? -1 : places.source.at(x);
        boolean between = x >= places.handed && x < places.handed + places.column();
        String name = Words.of("figure.unit-channel", unit, channel.label());
        Rectangle2D area = new Rectangle2D.Double(x, places.top, 1, places.bottom - places.top);
        if (s >= 0) {
            return new Hit(-1, unit, channel.id(), Words.of("figure.attention.after-reading", name, Symbols.name(source.get(s)),
                    Numbers.exact(read[s][unit])), area);
        }
        if (between) {
            return new Hit(-1, unit, channel.id(), Words.of("figure.attention.handed", name, Numbers.exact(handed[unit])), area);
        }
        return t < 0 ? null : new Hit(t, unit, channel.id(), t > step ? Words.of("figure.not-written", Numbers.count(t + 1L))
                : Words.of("figure.attention.at-step", name, t + 1, Symbols.name(target.get(t)),
                        Numbers.exact(written[t][unit])), area);
    }
}
