package rnnscope.figure.track;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.ColourMap;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.SignMarks;
import rnnscope.figure.paint.SymbolColumns;
import rnnscope.figure.paint.SymbolRow;
import rnnscope.figure.score.HeatmapRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.TokenSequence;

/**
 * Track of the text, each symbol on the colour of a unit's value at its step (Karpathy, Johnson, Fei-Fei: Visualizing
 * and understanding recurrent networks, 2015). A symbol that the vocabulary lacks is marked by an amber wave.
 */
public record TextTrack(Passage passage, Probe probe) implements Track {
    private static final String TITLE = "figure.track.text";
    private static final double HEIGHT = 30;
    private static final double LARGEST = 18;
    private static final double WAVE = 5;

    @Override
    public String title() {
        return Words.of(TITLE);
    }

    @Override
    public String name() {
        return Words.inEnglish(TITLE);
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
        paintSymbols(g, axis, height, look, from, grounds);
    }

    private void paintSymbols(Graphics2D g, TimeAxis axis, double height, Look look, int from, Color[] grounds) {
        TokenSequence text = passage.text();
        int first = Math.max(0, axis.from());
        int last = Math.min(text.length(), axis.to());
        boolean words = SymbolColumns.areWords(text, first, last);
        double size = words ? SymbolColumns.WORD_SIZE
                : Math.max(11, Math.min(Math.min(LARGEST, height * 0.62), axis.columnWidth() * 1.3));
        Font font = look.fonts().monoSemiBold(size);
        double baseline = height / 2 + size * 0.35;
        SymbolRow row = words ? SymbolRow.ofWords(look.fonts()) : new SymbolRow(look.fonts());
        for (int t = first; t < last; t++) {
            boolean computed = t >= from && t < from + grounds.length;
            Color ground = computed ? grounds[t - from] : look.card();
            Color letter = computed ? Look.letterOn(ground) : look.muted();
            String symbol = text.symbol(t);
            boolean mark = Symbols.isMark(symbol);
            row.add(SymbolDisplay.cell(symbol), font, mark ? ColourMap.mix(letter, ground, 0.35) : letter,
                    axis.centre(t), baseline, axis.columnWidth() - 1);
            if (text.isUnknown(t)) {
                paintWave(g, axis.x(t), axis.x(t + 1), height, look);
            }
        }
        row.paint(g);
    }

    private static void paintWave(Graphics2D g, double x0, double x1, double height, Look look) {
        Shape clip = g.getClip();
        Rectangle2D strip = new PixelGrid(g).rectangle(x0, height - WAVE, x1, height);
        g.clip(strip);
        g.setColor(look.card());
        g.fill(strip);
        Path2D wave = new Path2D.Double();
        double middle = height - WAVE / 2;
        double period = (x1 - x0) / Math.max(1, Math.rint((x1 - x0) / 5));
        wave.moveTo(x0, middle);
        for (double x = x0; x < x1 - period / 2; x += period) {
            wave.curveTo(x + period / 3, middle - 3, x + 2 * period / 3, middle + 3, x + period, middle);
        }
        g.setColor(look.amber());
        g.setStroke(new BasicStroke(1.5f));
        g.draw(wave);
        g.setClip(clip);
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
