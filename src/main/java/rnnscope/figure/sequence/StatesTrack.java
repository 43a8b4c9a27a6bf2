package rnnscope.figure.sequence;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Hatch;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.figure.paint.SignMarks;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;
import rnnscope.tape.Channel;

/**
 * Heat map of all units of one direction of one layer over time, coloured by a channel's value. Columns that have not
 * been computed yet are hatched: what is clear was there first.
 *
 * @param tapeLayer of two directions, 2l and 2l + 1 are those of layer l
 * @param unit      that is marked in the margin, −1 for none
 */
public record StatesTrack(ReadSequence read, int tapeLayer, String channelId, int unit) implements Track {
    private static final double HEIGHT = 112;
    private static final double LEAST = 34;
    private static final double BAR = 9;
    private static final double LONGEST_BAR = 60;

    private Channel channel() {
        return read.trace().layout().channelWithId(tapeLayer, channelId);
    }

    private int units() {
        return read.trace().layout().channel(tapeLayer, channelId).columns();
    }

    private boolean isReverse() {
        return read.order().isReverse(tapeLayer);
    }

    /** Whether it is the second of two directions. */
    private boolean isSecond() {
        return read.order().directions() == 2 && isReverse();
    }

    @Override
    public String title() {
        return Words.of(key());
    }

    @Override
    public String name() {
        return Words.inEnglish(key());
    }

    private String key() {
        return read.order().directions() == 1 ? "figure.sequence.states" : isReverse() ? "figure.sequence.backward"
                : "figure.sequence.forward";
    }

    @Override
    public List<String> definition() {
        String what = channel().symbol() + (!read.trace().layout().takesSteps(tapeLayer) ? ""
                : Words.of(isReverse() ? "figure.sequence.reads-back" : "figure.sequence.reads-on"));
        return read.order().layers() == 1 ? List.of(what)
                : List.of(what, Words.of("figure.layer", tapeLayer / read.order().directions() + 1));
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
    public boolean continuesAbove() {
        return isSecond();
    }

    @Override
    public boolean isCrossedBy(boolean second) {
        return read.order().directions() == 1 || second == isReverse()
                && read.order().layer(read.moment()) == tapeLayer / read.order().directions();
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Channel channel = channel();
        int units = units();
        int rows = (int) Math.max(1, Math.min(units, Math.ceil(height / grid.pixel())));
        float[] values = new float[units];
        SignMarks signs = new SignMarks(g);
        for (int t = 0; t < read.steps(); t++) {
            Rectangle2D column = grid.rectangle(read.x(axis, t), 0, read.x(axis, t + 1), height);
            if (column.getMaxX() <= 0 || column.getX() >= axis.width()) {
                continue;
            }
            if (!read.isComputed(tapeLayer, t)) {
                Hatch.fill(g, column, look);
                continue;
            }
            read.trace().read(tapeLayer, channelId, t, values);
            BufferedImage image = new BufferedImage(1, rows, BufferedImage.TYPE_INT_RGB);
            for (int row = 0; row < rows; row++) {
                int from = row * units / rows;
                int to = Math.max(from + 1, (row + 1) * units / rows);
                float sum = 0;
                for (int j = from; j < to; j++) {
                    sum += values[j];
                }
                image.setRGB(0, row, look.map(channel).argb(sum / (to - from), channel.min(), channel.max()));
                if (channel.isSigned()) {
                    signs.add(sum / (to - from), channel.max(), new Color(image.getRGB(0, row)), column.getX(),
                            row * height / rows, column.getMaxX(), (row + 1) * height / rows);
                }
            }
            Raster.draw(g, image, column.getX(), column.getY(), column.getWidth(), column.getHeight());
        }
        signs.paint(g);
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        double bar = Math.min(LONGEST_BAR, height - gutter.top() - 6);
        if (bar >= 40 && !isSecond()) {
            paintColourBar(g, gutter.left(), gutter.top() + 6, bar, look);
        }
        if (unit >= 0 && unit < units()) {
            double y = (unit + 0.5) * height / units();
            PixelGrid grid = new PixelGrid(g);
            grid.fill(g, look.beam(), -6, y - 1.5, -1, y + 1.5);
            double left = read.x(axis, read.steps());
            if (left < axis.width() - 1) {
                grid.fill(g, look.beam(), left + 1, y - 1.5, left + 6, y + 1.5);
            }
            double baseline = Math.max(9, Math.min(height, y + 4));
            boolean free = baseline < 2 || baseline > 14 || gutter.left() + 66 < gutter.axis() - 24;
            if (free) {
                GlyphRuns.drawRight(g, Integer.toString(unit), look.fonts().monoSemiBold(11), look, look.beam(),
                        gutter.axis(), baseline);
            }
        }
    }

    private void paintColourBar(Graphics2D g, double x, double y, double height, Look look) {
        Channel channel = channel();
        BufferedImage image = new BufferedImage(1, 255, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 255; i++) {
            image.setRGB(0, i, look.map(channel).argb(channel.max() - (channel.max() - channel.min()) * i / 254,
                    channel.min(), channel.max()));
        }
        Raster.draw(g, image, x, y, BAR, height);
        Font font = look.fonts().ui(11);
        double labels = x + BAR + 6;
        String most = (channel.isSigned() ? "+" : "") + number(channel.max());
        GlyphRuns.draw(g, most, font, look, look.muted(), labels, y + 8);
        GlyphRuns.draw(g, number(channel.min()), font, look, look.muted(), labels, y + height);
        if (channel.isSigned()) {
            GlyphRuns.draw(g, "0", font, look, look.muted(), labels, y + height / 2 + 4);
        }
    }

    private static String number(float value) {
        return value == Math.rint(value) ? Numbers.onAxis(value) : Numbers.signed(value, 1);
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = read.stepAt(axis, x);
        int j = (int) Math.floor(y / height * units());
        if (t < 0 || j < 0 || j >= units()) {
            return null;
        }
        String value = read.isComputed(tapeLayer, t)
                ? Words.of("figure.value", channel().symbol(), Numbers.exact(read.trace().value(tapeLayer, channelId, j, t)),
                        channel().label(), j) : Words.of("figure.sequence.not-computed", j);
        String where = (read.order().directions() == 1 ? ""
                : ", " + Words.of(isReverse() ? "figure.sequence.is-backward" : "figure.sequence.is-forward"))
                + (read.order().layers() == 1 ? "" : ", " + Words.of("figure.layer", tapeLayer / read.order().directions() + 1));
        return new Hit(read.first() + t, j, channelId, value + where + "\n" + read.words(t),
                new Rectangle2D.Double(read.x(axis, t), j * height / units(), axis.columnWidth(), height / units()));
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        int units = read.trace().layout().units(tapeLayer);
        NumberTable.Builder table = NumberTable.of(read.steps()).withSteps(read.first());
        for (int j = 0; j < units; j++) {
            int at = j;
            table.with(channelId + " of unit " + j, i -> !read.isComputed(tapeLayer, i) ? null
                    : read.trace().value(tapeLayer, channelId, at, i));
        }
        return table.build();
    }
}
