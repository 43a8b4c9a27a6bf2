package rnnscope.figure.track;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.ColourMap;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.figure.paint.SignMarks;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.HeatmapRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;

/**
 * Heat map of all units over time: a row for each unit, coloured by a channel's value. The raster has one sample a
 * cell, or the mean of those that share a device pixel.
 *
 * @param probe  layer and channel that show, and the unit that is marked in the margin
 * @param order  {@code order[rank]} is the unit in that row; not modified
 * @param sorted how they are ordered, in words: "similar neighbours"
 * @param from   first rank that shows; between two when a row is cut
 * @param to     the rank after the last
 * @param known  by unit what the best of them know, for the margin
 */
public record AllUnitsTrack(Passage passage, Probe probe, int[] order, String sorted, double from, double to,
        Map<Integer, String> known) implements HeadedTrack {
    private static final String TITLE = "figure.track.all-units";
    private static final double HEIGHT = 200;
    private static final double LEAST = 96;
    private static final int LINE = 13;
    private static final double BAR = 9;
    /** From one name in the margin to the next, at the least. */
    private static final double NAMES = 13;
    /** How far a name may stand below its row. */
    private static final double FARTHEST = 60;
    private static final double LONGEST_BAR = 90;

    public AllUnitsTrack {
        if (!(from >= 0 && from < to && to <= order.length)) {
            throw new IllegalArgumentException("ranks " + from + " to " + to + " of " + order.length);
        }
    }

    /** All rows. */
    public AllUnitsTrack(Passage passage, Probe probe, int[] order, String sorted) {
        this(passage, probe, order, sorted, 0, order.length);
    }

    /** Rows of which nothing is known. */
    public AllUnitsTrack(Passage passage, Probe probe, int[] order, String sorted, double from, double to) {
        this(passage, probe, order, sorted, from, to, Map.of());
    }

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
    }

    @Override
    public List<String> definition() {
        String symbol = passage.channel(probe).symbol();
        boolean isLong = symbol.indexOf(' ') >= 0;
        List<String> lines = new ArrayList<>(isLong ? List.of(symbol + ",") : List.of());
        lines.addAll(wrapped(isLong ? sorted : symbol + " · " + sorted, LINE));
        if (passage.trace().layout().layers() > 1) {
            lines.add(passage.trace().layout().layerName(probe.layer()));
        }
        return lines;
    }

    /** Lines short enough to leave room for the marked unit's number; little words stay with what follows. */
    static List<String> wrapped(String words, int most) {
        List<String> lines = new ArrayList<>();
        for (String word : words.split("(?<!\\b\\w{1,2}|·) ")) {
            int last = lines.size() - 1;
            if (last >= 0 && lines.get(last).length() + 1 + word.length() <= most) {
                lines.set(last, lines.get(last) + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public double minHeight() {
        return LEAST;
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public int givesWay() {
        return 2;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        int start = passage.from(axis);
        int steps = passage.to(axis) - start;
        int low = (int) Math.floor(from);
        int high = (int) Math.ceil(to);
        if (steps == 0) {
            return;
        }
        Channel channel = passage.channel(probe);
        ColourMap map = look.map(channel);
        double rowHeight = height / (to - from);
        int columns = HeatmapRow.bins(g, axis, steps);
        int rows = (int) Math.max(1, Math.min(high - low,
                Math.ceil((high - low) * rowHeight * g.getTransform().getScaleY())));
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        int[] pixels = HeatmapRow.pixels(image);
        float[] values = new float[steps];
        float[] sum = new float[columns];
        float[] means = new float[columns];
        SignMarks signs = new SignMarks(g);
        double wide = steps * axis.columnWidth() / columns;
        for (int row = 0; row < rows; row++) {
            int first = low + (int) ((long) row * (high - low) / rows);
            int last = Math.max(first + 1, low + (int) ((row + 1L) * (high - low) / rows));
            Arrays.fill(sum, 0);
            for (int rank = first; rank < last; rank++) {
                passage.trace().readUnit(probe.layer(), probe.channel(), order[rank], start, values);
                HeatmapRow.mean(values, means);
                for (int i = 0; i < columns; i++) {
                    sum[i] += means[i];
                }
            }
            for (int i = 0; i < columns; i++) {
                float mean = sum[i] / (last - first);
                int argb = map.argb(mean, channel.min(), channel.max());
                pixels[row * columns + i] = argb;
                if (channel.isSigned() && mean < 0) {
                    signs.add(mean, channel.max(), new Color(argb), axis.x(start) + i * wide, (first - from) * rowHeight,
                            axis.x(start) + (i + 1) * wide, (last - from) * rowHeight);
                }
            }
        }
        Raster.draw(g, image, axis.x(start), (low - from) * rowHeight, steps * axis.columnWidth(),
                (high - low) * rowHeight);
        signs.paint(g);
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        double bar = Math.min(LONGEST_BAR, height - gutter.top() - 10);
        if (bar >= 40) {
            paintColourBar(g, axis, gutter.left(), gutter.top() + 8, bar, look);
        }
        paintMark(g, axis, height, look);
        paintKnown(g, height, gutter, look);
    }

    /** What the best units know, at their rows, as far as there is room. */
    private void paintKnown(Graphics2D g, double height, Gutter gutter, Look look) {
        Font font = look.fonts().ui(11);
        double row = height / (to - from);
        int marked = rankOf(probe.unit());
        double markedAt = marked < 0 ? Double.NEGATIVE_INFINITY : (marked + 0.5 - from) * row + 4;
        double above = gutter.top() + 8;
        for (int rank = (int) Math.ceil(from); rank < Math.min(to, order.length); rank++) {
            String name = known.get(order[rank]);
            if (name == null || rank == marked) {
                continue;
            }
            double middle = (rank + 0.5 - from) * row;
            double y = Math.max(above, middle + 4);
            y = Math.abs(y - markedAt) < NAMES ? markedAt + NAMES : y;
            if (y > height + 4 || y - middle > FARTHEST) {
                continue;
            }
            GlyphRuns.drawRight(g, name, font, look, look.ink(), -14, y);
            g.setColor(look.muted());
            g.setStroke(new BasicStroke(0.75f));
            g.draw(new Line2D.Double(-12, y - 4, -1, middle));
            above = y + NAMES;
        }
    }

    private void paintColourBar(Graphics2D g, TimeAxis axis, double x, double y, double height, Look look) {
        Channel channel = passage.channel(probe);
        BufferedImage image = new BufferedImage(1, 255, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 255; i++) {
            image.setRGB(0, i, look.map(channel).argb(channel.max() - (channel.max() - channel.min()) * i / 254,
                    channel.min(), channel.max()));
        }
        Raster.draw(g, image, x, y, BAR, height);
        if (channel.isSigned()) {
            SignMarks signs = new SignMarks(g);
            for (int i = 0; i < 255; i++) {
                float value = channel.max() - (channel.max() - channel.min()) * i / 254;
                signs.add(value, channel.max(), new Color(image.getRGB(0, i)), x, y + i * height / 255, x + BAR, y + (i + 1) * height / 255);
            }
            signs.paint(g);
        } else {
            new PixelGrid(g).frame(g, look.line(), x, y, x + BAR, y + height, 1);
        }
        float[] range = range(axis);
        String top = (channel.isSigned() ? "+" : "") + number(channel.max());
        String bottom = number(channel.min());
        Font font = look.fonts().ui(11);
        double labels = x + BAR + 6;
        GlyphRuns.draw(g, range[1] > channel.max() ? "≥ " + top : top, font, look, look.muted(), labels, y + 8);
        GlyphRuns.draw(g, range[0] < channel.min() ? "≤ " + bottom : bottom, font, look, look.muted(), labels,
                y + height);
        if (channel.isSigned()) {
            GlyphRuns.draw(g, "0", font, look, look.muted(), labels, y + height / 2 + 4);
        }
    }

    private static String number(float value) {
        return value == Math.rint(value) ? Numbers.onAxis(value) : Numbers.signed(value, 1);
    }

    /** Least and greatest of the values that show. */
    private float[] range(TimeAxis axis) {
        int start = passage.from(axis);
        float[] values = new float[passage.to(axis) - start];
        float[] range = {0, 0};
        for (int rank = (int) Math.floor(from); rank < Math.ceil(to); rank++) {
            passage.trace().readUnit(probe.layer(), probe.channel(), order[rank], start, values);
            for (float value : values) {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        }
        return range;
    }

    private void paintMark(Graphics2D g, TimeAxis axis, double height, Look look) {
        int rank = rankOf(probe.unit());
        if (rank < 0 || rank + 1 <= from || rank >= to) {
            return;
        }
        double row = height / (to - from);
        double middle = Math.max(0, Math.min(height, (rank + 0.5 - from) * row));
        double half = Math.max(1.5, Math.min(row, 12) / 2);
        PixelGrid grid = new PixelGrid(g);
        grid.fill(g, look.beam(), -6, middle - half, -1, middle + half);
        grid.fill(g, look.beam(), axis.width() + 1, middle - half, axis.width() + 6, middle + half);
        GlyphRuns.drawRight(g, Integer.toString(probe.unit()), look.fonts().uiSemiBold(11), look, look.beam(), -10,
                Math.max(8, Math.min(height, middle + 4)));
    }

    private int rankOf(int unit) {
        for (int rank = 0; rank < order.length; rank++) {
            if (order[rank] == unit) {
                return rank;
            }
        }
        return -1;
    }

    /** A column for each unit, from the top. */
    @Override
    public NumberTable numbers(TimeAxis axis) {
        int start = passage.from(axis);
        NumberTable.Builder table = NumberTable.of(passage.to(axis) - start).withSteps(start);
        for (int rank = Math.max(0, (int) Math.floor(from)); rank < Math.min(order.length, Math.ceil(to)); rank++) {
            int unit = order[rank];
            table.with(probe.channel() + " of unit " + unit,
                    i -> passage.trace().value(probe.layer(), probe.channel(), unit, start + i));
        }
        return table.build();
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        Trace trace = passage.trace();
        int t = axis.stepAt(x);
        int rank = (int) Math.floor(from + y / height * (to - from));
        if (!trace.contains(t) || rank < 0 || rank >= order.length) {
            return null;
        }
        double row = height / (to - from);
        String words = Symbols.value(trace, passage.channel(probe), probe.layer(), order[rank], t) + "\n"
                + Symbols.name(passage.text().symbol(t)) + ", " + Symbols.step(t);
        return new Hit(t, order[rank], probe.channel(), words,
                new Rectangle2D.Double(axis.x(t), (rank - from) * row, axis.columnWidth(), row));
    }
}
