package rnnscope.figure.track;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.SymbolColumns;
import rnnscope.figure.paint.SymbolRow;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.HeatmapRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;
import rnnscope.tape.Trace;
import rnnscope.text.SymbolDisplay;

/**
 * Track of predictions: under each symbol the five most probable symbols to follow it, best first, shaded by
 * probability; the one that came true is framed.
 */
public record GuessesTrack(Passage passage) implements HeadedTrack {
    private static final String TITLE = "figure.track.guesses";
    /** Guesses for each step. */
    public static final int COUNT = 5;

    private static final double ROW = 16.8;
    private static final double LARGEST = 13;

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
    }

    @Override
    public List<String> definition() {
        return Words.lines("figure.track.guesses.about");
    }

    @Override
    public double preferredHeight() {
        return rows() * ROW;
    }

    @Override
    public double minHeight() {
        return rows() * 14;
    }

    @Override
    public boolean continuesAbove() {
        return true;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        int from = passage.from(axis);
        int to = passage.to(axis);
        int rows = rows();
        double row = height / rows;
        if (axis.isDense()) {
            float[][] probabilities = probabilities(from, to, rows);
            for (int k = 0; k < rows; k++) {
                HeatmapRow.paintRow(g, axis, from, probabilities[k], look.amount(), 0, 1, k * row, row - 1);
            }
            return;
        }
        boolean words = SymbolColumns.areWords(passage.text(), from, to);
        double size = words ? Math.min(SymbolColumns.WORD_SIZE - 1, row * 0.8) : size(axis, row);
        Font font = look.fonts().mono(size);
        Font bold = look.fonts().monoSemiBold(size);
        PixelGrid grid = new PixelGrid(g);
        SymbolRow letters = words ? SymbolRow.ofWords(look.fonts()) : new SymbolRow(look.fonts());
        Trace trace = passage.trace();
        for (int t = from; t < to; t++) {
            int[] best = trace.best(t, rows);
            for (int k = 0; k < best.length; k++) {
                Color ground = look.amount().colour(trace.probability(t, best[k]), 0, 1);
                boolean came = best[k] == trace.next(t);
                double top = k * row;
                double right = axis.x(t + 1) - grid.pixel();
                double bottom = top + row - grid.pixel();
                grid.fill(g, ground, axis.x(t), top, right, bottom);
                if (came) {
                    grid.frame(g, look.beam(), axis.x(t), top, right, bottom, 2);
                }
                letters.add(SymbolDisplay.cell(passage.vocabulary().symbol(best[k])), came ? bold : font,
                        came ? Look.letterOn(ground) : Look.quietLetterOn(ground), axis.centre(t) - grid.pixel() / 2,
                        top + row / 2 + font.getSize2D() * 0.35, axis.columnWidth() - 2);
            }
        }
        letters.paint(g);
    }

    private int rows() {
        return Math.min(COUNT, passage.trace().symbols());
    }

    private static double size(TimeAxis axis, double row) {
        return Math.max(11, Math.min(Math.min(LARGEST, row * 0.8), axis.columnWidth() * 1.2));
    }

    /** values[k][t − from] is the probability of the guess of rank k. */
    private float[][] probabilities(int from, int to, int ranks) {
        float[][] values = new float[ranks][to - from];
        for (int t = from; t < to; t++) {
            int[] best = passage.trace().best(t, ranks);
            for (int k = 0; k < ranks; k++) {
                values[k][t - from] = passage.trace().probability(t, best[k]);
            }
        }
        return values;
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        int from = passage.from(axis);
        Trace trace = passage.trace();
        NumberTable.Builder table = NumberTable.of(passage.to(axis) - from).withSteps(from);
        for (int k = 0; k < rows(); k++) {
            int rank = k;
            table.with("guess " + (k + 1), i -> passage.vocabulary().symbol(trace.best(from + i, rank + 1)[rank]))
                    .with("p of guess " + (k + 1),
                            i -> trace.probability(from + i, trace.best(from + i, rank + 1)[rank]));
        }
        return table.build();
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        Trace trace = passage.trace();
        int t = axis.stepAt(x);
        int rank = (int) Math.floor(y / height * rows());
        if (!trace.contains(t) || rank < 0 || rank >= rows()) {
            return null;
        }
        int guess = trace.best(t, rank + 1)[rank];
        double row = height / rows();
        String words = Words.of("figure.track.guess", Symbols.name(passage.vocabulary().symbol(guess)),
                Numbers.exact(trace.probability(t, guess))) + (guess == trace.next(t) ? Words.of("figure.track.guess.came") : "")
                + "\n" + Words.of("figure.track.guess.after", rank + 1, Symbols.name(passage.text().symbol(t)), Symbols.step(t));
        return new Hit(t, -1, null, words, new Rectangle2D.Double(axis.x(t), rank * row, axis.columnWidth(), row));
    }
}
