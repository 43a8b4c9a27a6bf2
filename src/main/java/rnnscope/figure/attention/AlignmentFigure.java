package rnnscope.figure.attention;

import java.awt.Graphics2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Alignment matrix: a row for each step of the target, a column for each of the source, ink for the weight. Rows after
 * {@code step} are still empty. A hit's step is the row, its unit the column.
 *
 * @param step   row of the beam
 * @param column that is pinned in the beam's row, −1 for none
 * @param below  whether it stands below a {@link LinksFigure}, whose labels of the source serve it too where there is no
 *               room for them twice
 */
public record AlignmentFigure(Alignment alignment, int step, int column, boolean below) implements Figure {

    private AlignmentGrid grid() {
        return new AlignmentGrid(alignment, step, step + 1, column, below, 1);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        grid().paint(g, width, height, look);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        return grid().at(x, y, width, height, this::words);
    }

    private String words(int t, int s) {
        if (t > step) {
            return Words.of("figure.not-written", Numbers.count(t + 1L));
        }
        String forced = (alignment.isRowForced(t) ? Words.of("figure.attention.weights-forced") : "")
                + (alignment.isSymbolForced(t) ? Words.of("figure.attention.symbol-forced") : "");
        String row = Symbols.atStep(t) + ", " + Symbols.name(alignment.target(t));
        return s < 0 ? row + forced
                : Words.of("figure.attention.reads", Symbols.name(alignment.target(t)), Symbols.name(alignment.source(s)),
                        Numbers.exact(alignment.weight(t, s))) + forced;
    }

    @Override
    public NumberTable numbers() {
        return alignment.numbers();
    }
}
