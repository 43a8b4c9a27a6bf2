package rnnscope.figure.attention;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Matrix of gradients at a source: a row for the loss of each step that is written, a column for each step of the source,
 * ink for the share of the row's gradient that arrives there. A hit's step is the row, its unit the column.
 *
 * @param source    a label for each step that is read
 * @param target    a label for each step that is written
 * @param arrivals  of each row, at each step of the source; not modified
 * @param attends   whether a part comes back through attention
 * @param step      row of the beam
 * @param column    that is pinned in the beam's row, −1 for none
 * @param full      share of full ink
 * @param concealed whether the shares are hidden
 */
public record SourceGradientsFigure(List<String> source, List<String> target, List<List<Arrival>> arrivals,
        boolean attends, int step, int column, double full, boolean concealed) implements Figure {

    private AlignmentGrid grid() {
        float[][] shares = new float[target.size()][source.size()];
        for (int t = 0; t < shares.length && !concealed; t++) {
            for (int s = 0; s < shares[t].length; s++) {
                shares[t][s] = (float) arrivals.get(t).get(s).share();
            }
        }
        return new AlignmentGrid(new Alignment(source, target, shares, Set.of(), Set.of()), step, target.size(), column,
                false, full);
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
        String row = Symbols.atStep(t) + ", " + Symbols.name(target.get(t));
        if (s < 0) {
            double all = IntStream.range(0, source.size()).mapToDouble(i -> arrivals.get(t).get(i).norm()).sum();
            return concealed ? row : Words.of("figure.arrives.all", row, Numbers.exact((float) all));
        }
        if (concealed) {
            return Words.of("figure.arrives.hidden", row, Symbols.name(source.get(s)));
        }
        Arrival arrival = arrivals.get(t).get(s);
        return Words.of("figure.arrives.of-loss", Symbols.name(target.get(t)), Numbers.exact((float) arrival.norm()),
                Symbols.name(source.get(s)), Numbers.percent(arrival.share(), 1))
                + (!attends || Double.isNaN(arrival.throughAttention()) ? ""
                        : Words.of("figure.arrives.attention", Numbers.percent(arrival.throughAttention(), 0)));
    }

    @Override
    public NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(concealed ? 0 : target.size()).with("written", target::get);
        for (int s = 0; s < source.size(); s++) {
            int at = s;
            table.with((s + 1) + " " + source.get(s), t -> t < arrivals.size() && at < arrivals.get(t).size()
                    ? arrivals.get(t).get(at).norm() : null);
        }
        return table.build();
    }
}
