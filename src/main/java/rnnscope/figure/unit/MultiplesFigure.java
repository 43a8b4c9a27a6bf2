package rnnscope.figure.unit;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.figure.paint.SignMarks;
import rnnscope.figure.track.Passage;
import rnnscope.figure.track.Probe;
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.text.TextRange;

/**
 * Small multiples of units over one passage, a strip each, one under another.
 *
 * @param probe layer and channel that show, and the unit that is selected
 * @param shown the passage
 * @param order units from the top
 * @param first rank of the strip at the top
 * @param names by unit what it is known for, in a word or two; empty for nothing
 */
public record MultiplesFigure(Passage passage, Probe probe, TextRange shown, List<Integer> order, int first,
        Map<Integer, String> names) implements Figure {
    /** From one strip to the next at the least, and the gap between them. */
    private static final double LEAST_PITCH = 21;
    private static final double GAP = 5;
    /** Room to the left of the strips for the units' numbers, and for their names where there are some. */
    private static final double NUMBERS = 74;
    private static final double NAMES = 96;
    private static final double NAME_LETTERS = 11;
    private static final double NAME_LEFT = 22;
    /** Room to the right of the strips. */
    public static final double MARGIN = 28;

    /** Whole strips that fit into a height. */
    public static int rows(double height) {
        return (int) Math.max(1, Math.floor((height + GAP) / LEAST_PITCH));
    }

    /** From one strip to the next: they fill the height. */
    private static double pitch(double height) {
        return (height + GAP) / rows(height);
    }

    /** The middle of a strip, for those who look for it. */
    public double middle(int rank, double height) {
        return (rank - first + 0.5) * pitch(height) - GAP / 2;
    }

    public MultiplesFigure {
        names = Map.copyOf(names);
    }

    /** Where strips begin. */
    private double gutter() {
        return names.isEmpty() ? NUMBERS : NUMBERS + NAMES;
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        for (int row = 0; row < rows(height) && first + row < order.size(); row++) {
            double y = grid.y(row * pitch(height));
            paintStrip(g, order.get(first + row), y, grid.y((row + 1) * pitch(height) - GAP) - y, width, look);
        }
    }

    private void paintStrip(Graphics2D g, int unit, double y, double strip, double width, Look look) {
        boolean selected = unit == probe.unit();
        Font font = selected ? look.fonts().monoSemiBold(12) : look.fonts().mono(12);
        GlyphRuns.drawRight(g, Integer.toString(unit), font, look, selected ? look.beam() : look.ink(), gutter() - 12,
                y + strip / 2 + 4.5);
        if (names.containsKey(unit)) {
            Font small = look.fonts().ui(NAME_LETTERS);
            String name = names.get(unit);
            while (GlyphRuns.width(name, small, look.fonts()) > gutter() - NAME_LEFT - 46) {
                name = name.substring(0, name.length() - (name.endsWith("…") ? 2 : 1)) + "…";
            }
            GlyphRuns.draw(g, name, small, look, selected ? look.beam() : look.muted(), NAME_LEFT, y + strip / 2 + 4);
        }
        int from = Math.max(shown.from(), passage.trace().start());
        int to = Math.min(shown.to(), passage.trace().end());
        double plot = width - gutter() - MARGIN;
        if (from >= to || plot <= 0) {
            return;
        }
        float[] values = new float[to - from];
        passage.trace().readUnit(probe.layer(), probe.channel(), unit, from, values);
        Channel channel = passage.channel(probe);
        double perStep = plot / shown.length();
        int samples = (int) Math.max(1, Math.min(values.length,
                Math.ceil(values.length * perStep / new PixelGrid(g).pixel())));
        BufferedImage image = new BufferedImage(samples, 1, BufferedImage.TYPE_INT_RGB);
        float[] means = new float[samples];
        for (int i = 0; i < samples; i++) {
            means[i] = mean(values, i, samples);
            image.setRGB(i, 0, look.map(channel).argb(means[i], channel.min(), channel.max()));
        }
        double left = gutter() + (from - shown.from()) * perStep;
        double right = left + values.length * perStep;
        Raster.draw(g, image, left, y, right - left, strip);
        if (channel.isSigned()) {
            SignMarks.below(g, means, channel.max(), look, left, right, y + strip);
        }
    }

    /** Mean of the {@code i}-th of {@code parts} equal parts. */
    private static float mean(float[] values, int i, int parts) {
        int start = (int) ((long) i * values.length / parts);
        int end = Math.max(start + 1, (int) ((i + 1L) * values.length / parts));
        float sum = 0;
        for (int k = start; k < end; k++) {
            sum += values[k];
        }
        return sum / (end - start);
    }

    /** Where a step lies in the strips. */
    public double x(double step, double width) {
        return gutter() + (step - shown.from()) / shown.length() * (width - gutter() - MARGIN);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int row = (int) Math.floor(y / pitch(height));
        if (row < 0 || row >= rows(height) || first + row >= order.size()) {
            return null;
        }
        int unit = order.get(first + row);
        double share = (x - gutter()) / (width - gutter() - MARGIN);
        int step = shown.from() + (int) Math.floor(share * shown.length());
        if (share < 0 || share >= 1 || !passage.trace().contains(step)) {
            return new Hit(-1, unit, probe.channel(), Words.of("figure.unit", unit), null);
        }
        return new Hit(step, unit, probe.channel(), Symbols.value(passage.trace(), passage.channel(probe), probe.layer(),
                unit, step) + "\n" + Symbols.name(passage.text().symbol(step)) + ", " + Symbols.step(step),
                new Rectangle2D.Double(gutter(), row * pitch(height), width - gutter() - MARGIN, pitch(height) - GAP));
    }

    @Override
    public NumberTable numbers() {
        int from = Math.max(shown.from(), passage.trace().start());
        int to = Math.max(from, Math.min(shown.to(), passage.trace().end()));
        NumberTable.Builder table = NumberTable.of(to - from).withSteps(from);
        for (int unit : order) {
            table.with(probe.channel() + " of unit " + unit,
                    i -> passage.trace().value(probe.layer(), probe.channel(), unit, from + i));
        }
        return table.build();
    }
}
