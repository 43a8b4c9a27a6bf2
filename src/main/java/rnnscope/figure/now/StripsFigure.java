package rnnscope.figure.now;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.figure.track.Channels;
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;

/**
 * Strips of a layer's channels at one step: a strip for each channel, a cell for each unit. Where units are finer than
 * pixels, a pixel shows that of its units which is farthest from 0, so that none hides.
 */
public final class StripsFigure implements Figure {
    private static final double LETTER = 15;
    private static final double NAME = 12;
    private static final double BETWEEN = 5;
    private static final double MOST_ROW = 20;
    /** Share of a row that its strip fills. */
    private static final double STRIP = 0.72;

    private final List<Channel> channels;
    private final float[][] values;
    private final int step;
    private final int selected;
    private final List<MathText> letters;
    private final double left;
    private final double staggered;

    /** @param selected the unit that is framed, −1 for none */
    public StripsFigure(Trace trace, int layer, int step, int selected) {
        this.channels = Channels.inOrder(trace.layout().channels(layer));
        this.values = new float[channels.size()][trace.layout().units(layer)];
        for (int i = 0; i < values.length; i++) {
            trace.read(layer, channels.get(i).id(), step, values[i]);
        }
        this.step = step;
        this.selected = selected;
        Fonts fonts = Fonts.get();
        this.letters = channels.stream().map(c -> new MathText(Formula.parse(c.symbol()), fonts.mathItalic(1),
                fonts.mathRoman(1), c.symbol().length() == 1 ? LETTER : NAME, Double.POSITIVE_INFINITY)).toList();
        this.left = Math.ceil(widest(0, 1)) + 8;
        this.staggered = Math.ceil(widest(0, 2)) + BETWEEN;
    }

    /** Width of the widest letter from {@code first}, {@code every} so many. */
    private double widest(int first, int every) {
        double widest = 0;
        for (int i = first; i < letters.size(); i += every) {
            widest = Math.max(widest, letters.get(i).width());
        }
        return widest;
    }

    /** Where letters would touch those of the rows beside, every other one stands further right. */
    private boolean isStaggered(double row) {
        return row < LETTER;
    }

    private double left(double row) {
        return isStaggered(row) ? staggered + Math.ceil(widest(1, 2)) + 8 : left;
    }

    private int units() {
        return values[0].length;
    }

    /** In words, for a screen reader: "All 128 units at this step: f from 0.00 to 1.00, unit 74 0.99; …". */
    public static String words(Trace trace, int layer, int step, int unit) {
        List<Channel> channels = Channels.inOrder(trace.layout().channels(layer));
        int units = trace.layout().units(layer);
        StringBuilder words = new StringBuilder(Words.of("figure.now.all-units", units));
        for (Channel channel : channels) {
            float[] values = new float[units];
            trace.read(layer, channel.id(), step, values);
            float least = values[0];
            float greatest = values[0];
            for (float value : values) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            words.append(channel == channels.get(0) ? ": " : "; ").append(Words.of("figure.now.range", channel.symbol(),
                    Numbers.signed(least, 2), Numbers.signed(greatest, 2), unit, Numbers.signed(values[unit], 2)));
        }
        return words.toString();
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double row = rowHeight(height);
        for (int i = 0; i < channels.size(); i++) {
            g.setColor(look.lineColour(channels.get(i).symbol()));
            letters.get(i).paint(g, isStaggered(row) && i % 2 == 1 ? staggered : 0, (i + 0.5) * row + 3);
            Rectangle2D strip = strip(grid, i, width, row);
            Raster.draw(g, image(look, i, (int) Math.round(strip.getWidth() / grid.pixel())), strip.getX(),
                    strip.getY(), strip.getWidth(), strip.getHeight());
        }
        if (selected >= 0 && selected < units()) {
            frame(g, look, grid, width, row);
        }
    }

    private Rectangle2D strip(PixelGrid grid, int i, double width, double row) {
        double middle = (i + 0.5) * row;
        return grid.rectangle(left(row), middle - STRIP * row / 2, width, middle + STRIP * row / 2);
    }

    private BufferedImage image(Look look, int i, int pixels) {
        BufferedImage image = new BufferedImage(Math.max(1, pixels), 1, BufferedImage.TYPE_INT_RGB);
        Channel channel = channels.get(i);
        for (int p = 0; p < image.getWidth(); p++) {
            int from = (int) ((long) p * units() / image.getWidth());
            int to = Math.max(from + 1, (int) ((long) (p + 1) * units() / image.getWidth()));
            float shown = values[i][from];
            for (int j = from + 1; j < to; j++) {
                shown = Math.abs(values[i][j]) > Math.abs(shown) ? values[i][j] : shown;
            }
            image.setRGB(p, 0, look.map(channel).argb(shown, channel.min(), channel.max()));
        }
        return image;
    }

    /** One frame around the unit through all strips, with a hairline of the card on both sides. */
    private void frame(Graphics2D g, Look look, PixelGrid grid, double width, double row) {
        Rectangle2D first = strip(grid, 0, width, row);
        Rectangle2D last = strip(grid, channels.size() - 1, width, row);
        double cell = first.getWidth() / units();
        double x0 = grid.x(left(row) + selected * cell);
        double x1 = Math.max(x0 + 2 * grid.pixel(), grid.x(left(row) + (selected + 1) * cell));
        double hair = grid.whole(1);
        double line = grid.whole(1.6);
        double out = 0;
        for (double thick : new double[] {hair, line, hair}) {
            out += thick;
            grid.frame(g, thick == line ? look.beam() : look.card(), x0 - out, first.getY() - out, x1 + out,
                    last.getMaxY() + out, thick);
        }
    }

    private double rowHeight(double height) {
        return Math.min(MOST_ROW, height / channels.size());
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        double row = rowHeight(height);
        int i = (int) Math.floor(y / row);
        double left = left(row);
        double strips = width - left;
        int unit = (int) Math.floor((x - left) / strips * units());
        if (i < 0 || i >= channels.size() || unit < 0 || unit >= units()) {
            return null;
        }
        Channel channel = channels.get(i);
        String words = Words.of("figure.unit-channel", unit, channel.label()) + " " + channel.symbol() + ": "
                + Numbers.exact(values[i][unit]);
        double cell = strips / units();
        return new Hit(step, unit, channel.id(), words,
                new Rectangle2D.Double(left + unit * cell, i * row, cell, row));
    }

    @Override
    public NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(values.length == 0 ? 0 : values[0].length).with("unit", j -> j);
        for (int i = 0; i < channels.size(); i++) {
            float[] row = values[i];
            table.with(channels.get(i).id(), j -> row[j]);
        }
        return table.build();
    }
}
