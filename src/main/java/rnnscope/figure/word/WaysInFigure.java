package rnnscope.figure.word;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Index, one-hot and embedding of a word one below another: what enters, what it adds to the sums of every unit of the
 * first layer, one sum worked out in numbers, and which words are its neighbours by it.
 */
public record WaysInFigure(WaysIn ways) implements Figure {
    private static final double TITLE = 16;
    private static final double ENTERS = 33;
    private static final double ADDS = 16;
    private static final double LINE = 17;
    private static final double LABEL = 62;
    private static final double BAR = 12;
    private static final double LEAST_SECTION = TITLE + ENTERS + ADDS + 3 * LINE + 6;
    private static final double MOST_SECTION = LEAST_SECTION + 60;
    /** How much thicker strips are where there is room. */
    private static final double MOST_THICKER = 14;
    /** Products of the dot product that are written out. */
    private static final int TERMS = 2;

    private static final String[] SECTIONS = {"index", "one-hot", "embedding"};

    /** Height below which it cannot be read. */
    public static double leastHeight() {
        return 3 * LEAST_SECTION;
    }

    private static double section(double height) {
        return Math.max(LEAST_SECTION, Math.min(MOST_SECTION, height / 3));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double section = section(height);
        for (int i = 0; i < SECTIONS.length; i++) {
            double top = i * section;
            GlyphRuns.draw(g, Words.of("figure.word.ways." + SECTIONS[i]), look.fonts().uiSemiBold(13), look, look.ink(), 0, top + 12);
            GlyphRuns.drawRight(g, formula(i), look.fonts().mono(11), look, look.muted(), width, top + 12);
            double at = top + TITLE;
            enters(g, i, at, width, thicker(height), look);
            at += ENTERS + thicker(height);
            adds(g, i, at, width, thicker(height), look);
            at += ADDS + thicker(height) + 13;
            GlyphRuns.draw(g, arithmetic(i), look.fonts().mono(11.5), look, look.ink(), 0, at);
            if (ways.gates().size() > 1) {
                at += LINE;
                GlyphRuns.draw(g, ofGates(i), look.fonts().mono(11.5), look, look.muted(), 0, at);
            }
            at += LINE;
            GlyphRuns.draw(g, sentence(i), look.fonts().uiMedium(12), look, look.ink(), 0, at);
            if (i + 1 < SECTIONS.length) {
                new PixelGrid(g).horizontal(g, look.line(), 0, width, top + section - 5, 1);
            }
        }
    }

    private static double thicker(double height) {
        return Math.min(MOST_THICKER, (section(height) - LEAST_SECTION) / 3);
    }

    private String formula(int section) {
        return section == 0 ? Words.of("figure.word.ways.fitted") + "w · " + ways.index() : section == 1 ? "W x = W[:, " + ways.index() + "]"
                : ways.hasEmbedding() ? "W e_" + ways.index() : "e_" + ways.index() + " = W[:, " + ways.index() + "]";
    }

    // What enters

    private void enters(Graphics2D g, int section, double top, double width, double thicker, Look look) {
        Font font = look.fonts().ui(11);
        GlyphRuns.draw(g, Words.of("figure.word.ways.enters"), font, look, look.muted(), 0, top + 13);
        if (section == 0) {
            line(g, top + thicker / 2, width, look);
        } else if (section == 1) {
            cells(g, top, width, BAR + thicker, look);
        } else {
            numbers(g, top, width, BAR + thicker, look);
        }
    }

    /** All words on one line. */
    private void line(Graphics2D g, double top, double width, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double room = width - LABEL - 8;
        double y = top + 10;
        grid.horizontal(g, look.muted(), LABEL, LABEL + room, y, 1);
        double x = LABEL + room * ways.index() / Math.max(1, ways.symbols() - 1);
        grid.vertical(g, look.faint(), LABEL, y - 3, y + 4, 1);
        grid.vertical(g, look.faint(), LABEL + room, y - 3, y + 4, 1);
        grid.fill(g, look.beam(), x - 2, y - 6, x + 2, y + 7);
        Font font = look.fonts().mono(11);
        String here = String.valueOf(ways.index());
        double wide = GlyphRuns.width(here, font, look.fonts());
        double from = Math.max(LABEL, Math.min(LABEL + room - wide, x - wide / 2));
        GlyphRuns.draw(g, here, look.fonts().monoSemiBold(11), look, look.beam(), from, y + 18);
        String last = String.valueOf(ways.symbols() - 1);
        double lastFrom = LABEL + room - GlyphRuns.width(last, font, look.fonts());
        if (from > LABEL + 12) {
            GlyphRuns.draw(g, "0", font, look, look.muted(), LABEL, y + 18);
        }
        if (from + wide < lastFrom - 4) {
            GlyphRuns.draw(g, last, font, look, look.muted(), lastFrom, y + 18);
        }
    }

    /** A cell for each word, one of them filled. */
    private void cells(Graphics2D g, double top, double width, double bar, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double room = width - LABEL - 8;
        grid.fill(g, look.hover(), LABEL, top + 3, LABEL + room, top + 3 + bar);
        double cell = room / ways.symbols();
        if (cell >= 5) {
            for (int k = 1; k < ways.symbols(); k++) {
                grid.vertical(g, look.line(), LABEL + k * cell, top + 3, top + 3 + bar, 1);
            }
        }
        double x = LABEL + ways.index() * cell;
        grid.fill(g, look.beam(), x, top + 1, x + Math.max(3, cell), top + 5 + bar);
        GlyphRuns.draw(g, Words.of("figure.word.ways.picks", Numbers.count(ways.symbols() - 1L)), look.fonts().ui(11), look,
                look.muted(), LABEL, top + bar + 16);
    }

    /** The numbers of the vector, coloured, the first of them written. */
    private void numbers(Graphics2D g, double top, double width, double bar, Look look) {
        if (!ways.hasEmbedding()) {
            GlyphRuns.draw(g, Words.of("figure.word.ways.no-table"), look.fonts().ui(11.5), look, look.muted(), LABEL, top + 13);
            return;
        }
        float[] e = ways.embedding();
        double most = 1e-9;
        for (float value : e) {
            most = Math.max(most, Math.abs(value));
        }
        double extent = most;
        strip(g, e.length, i -> e[i] / extent, top + 3, width, bar, look, -1);
        StringBuilder written = new StringBuilder();
        Font font = look.fonts().mono(11);
        for (int i = 0; i < e.length; i++) {
            String next = (i == 0 ? "" : "  ") + Numbers.signed(e[i], 2);
            if (GlyphRuns.width(written + next + "  …", font, look.fonts()) > width - LABEL - 8) {
                written.append("  …");
                break;
            }
            written.append(next);
        }
        GlyphRuns.draw(g, written.toString(), font, look, look.muted(), LABEL, top + bar + 16);
    }

    private void strip(Graphics2D g, int count, IntToDoubleFunction share, double top, double width, double bar, Look look,
            int marked) {
        PixelGrid grid = new PixelGrid(g);
        double room = width - LABEL - 8;
        double cell = room / count;
        for (int i = 0; i < count; i++) {
            grid.fill(g, look.diverging().colour((float) share.applyAsDouble(i), -1, 1), LABEL + i * cell, top, LABEL + (i + 1) * cell,
                    top + bar);
        }
        grid.frame(g, look.line(), LABEL, top, LABEL + room, top + bar, 1);
        if (marked >= 0) {
            grid.frame(g, look.ink(), LABEL + marked * cell - 1, top - 2, LABEL + (marked + 1) * cell + 1, top + bar + 2, 1.5);
        }
    }

    // What it adds

    private double added(int section, int gate, int unit) {
        return section == 0 ? ways.byIndex(gate, unit) : ways.byVector(gate, unit);
    }

    private void adds(Graphics2D g, int section, double top, double width, double thicker, Look look) {
        GlyphRuns.draw(g, Words.of("figure.word.ways.adds"), look.fonts().ui(11), look, look.muted(), 0, top + 12);
        double most = ways.most();
        strip(g, ways.units(), j -> added(section, ways.gate(), j) / most, top + 2, width, BAR + thicker, look, ways.unit());
    }

    private String place() {
        return ways.gates().size() == 1 ? Words.of("figure.word.ways.unit", ways.unit())
                : Words.of("figure.word.ways.unit.gate", ways.unit(), ways.gates().get(ways.gate()));
    }

    private String arithmetic(int section) {
        String result = Numbers.signed(added(section, ways.gate(), ways.unit()), 3);
        int row = ways.gate() * ways.units() + ways.unit();
        if (section == 0) {
            return place() + "  " + slope(ways.slope()[row]) + " · " + ways.index() + " = " + result;
        }
        if (section == 1 || !ways.hasEmbedding()) {
            return place() + "  1 · " + result + " = " + result;
        }
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < Math.min(TERMS, ways.weights().length); i++) {
            terms.add(Numbers.signed(ways.weights()[i], 2) + " · " + Numbers.signed(ways.embedding()[i], 2));
        }
        return place() + "  " + String.join(" + ", terms) + (ways.weights().length > TERMS ? " + …" : "") + " = " + result;
    }

    private static String slope(float slope) {
        return slope == 0 || !Float.isFinite(slope) ? Numbers.signed(slope, 0) : Numbers.scientific(slope, 2);
    }

    private String ofGates(int section) {
        StringBuilder all = new StringBuilder(Words.of("figure.word.ways.gates"));
        for (int gate = 0; gate < ways.gates().size(); gate++) {
            all.append("  ").append(ways.gates().get(gate)).append(' ').append(Numbers.signed(added(section, gate, ways.unit()), 3));
        }
        return all.toString();
    }

    private String sentence(int section) {
        return switch (section) {
            case 0 -> ways.beside().isEmpty() ? "" : Words.of("figure.word.ways.index.say", String.join(", ", ways.beside()));
            case 1 -> Words.of("figure.word.ways.one-hot.say", Numbers.count(ways.symbols() - 1L));
            default -> ways.nearest().isEmpty() ? "" : Words.of("figure.word.ways.embedding.say", String.join(", ", ways.nearest()),
                    Numbers.signed(ways.distance(), 2));
        };
    }

    /** A hit's unit is that of the layer. */
    @Override
    public Hit at(double x, double y, double width, double height) {
        double section = section(height);
        int i = (int) Math.floor(y / section);
        double thicker = thicker(height);
        double top = i * section + TITLE + ENTERS + thicker + 2;
        double cell = (width - LABEL - 8) / ways.units();
        int unit = (int) Math.floor((x - LABEL) / cell);
        if (i < 0 || i >= SECTIONS.length || y < top - 2 || y > top + BAR + thicker + 2 || unit < 0 || unit >= ways.units()) {
            return null;
        }
        return new Hit(-1, unit, null, Words.of("figure.word.ways.unit", unit) + "\n"
                + Numbers.exact((float) added(i, ways.gate(), unit)),
                new Rectangle2D.Double(LABEL + unit * cell, top, cell, BAR + thicker));
    }

    @Override
    public NumberTable numbers() {
        int rows = ways.gates().size() * ways.units();
        return NumberTable.of(rows).with("gate", row -> ways.gates().get(row / ways.units()))
                .with("unit", row -> row % ways.units())
                .with("index", row -> ways.byIndex(row / ways.units(), row % ways.units()))
                .with("vector", row -> ways.byVector(row / ways.units(), row % ways.units())).build();
    }
}
