package rnnscope.figure.track;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.SignMarks;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.HeatmapRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;
import rnnscope.tape.Channel;

/**
 * Track of the text, each symbol on the colour of a unit's value at its step (Karpathy, Johnson, Fei-Fei: Visualizing
 * and understanding recurrent networks, 2015). A symbol that the vocabulary lacks is marked by an amber wave.
 */
public record TextTrack(Passage passage, Probe probe) implements HeadedTrack {
    private static final String TITLE = "figure.track.text";
    private static final double HEIGHT = 30;

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
    }

    @Override
    public List<String> definition() {
        return List.of(passage.channel(probe).symbol() + ", " + Words.of("figure.unit", probe.unit()));
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public double[] symbolRow(double height) {
        return new double[] {0, height};
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        Channel channel = passage.channel(probe);
        int from = passage.from(axis);
        float[] values = passage.values(probe, from, passage.to(axis));
        if (axis.isDense()) {
            HeatmapRow.paintRow(g, axis, from, values, look.map(channel), channel, 0, height);
            return;
        }
        PixelGrid grid = new PixelGrid(g);
        Color[] grounds = new Color[values.length];
        for (int i = 0; i < values.length; i++) {
            grounds[i] = look.ground(channel, values[i]);
            grid.fill(g, grounds[i], axis.x(from + i), 0, axis.x(from + i + 1), height);
            if (channel.isSigned()) {
                SignMarks.bar(g, grid, values[i], channel.max(), grounds[i],
                        new Rectangle2D.Double(axis.x(from + i), 0, axis.columnWidth(), height));
            }
        }
        TextRow.paint(g, axis, height, look, passage.text(), from, grounds);
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        int from = Math.max(0, axis.from());
        int to = Math.max(from, Math.min(passage.text().length(), axis.to()));
        return NumberTable.of(to - from).withSteps(from).with("symbol", i -> passage.text().symbol(from + i))
                .with(probe.channel() + " of unit " + probe.unit(), i -> !passage.trace().contains(from + i) ? null
                        : passage.trace().value(probe.layer(), probe.channel(), probe.unit(), from + i)).build();
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        if (t < 0 || t >= passage.text().length()) {
            return null;
        }
        StringBuilder words = new StringBuilder(Symbols.name(passage.text().symbol(t)));
        if (passage.text().isUnknown(t)) {
            words.append(", ").append(Words.of("figure.read-as-unknown"));
        }
        if (passage.trace().contains(t)) {
            words.append("\n").append(Symbols.value(passage.trace(), passage.channel(probe), probe.layer(),
                    probe.unit(), t));
        }
        return new Hit(t, probe.unit(), probe.channel(), words.append("\n").append(Symbols.step(t)).toString(),
                new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }
}
