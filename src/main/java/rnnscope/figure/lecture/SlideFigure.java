package rnnscope.figure.lecture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.now.MathText;
import rnnscope.figure.now.Numerals;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Slide of a recurrent network unrolled over a text, as lectures draw it: in each column what is read, its one-hot vector,
 * the hidden state, the scores, and above them the target; the target's score is green. Columns after the beam are empty,
 * since nothing has been computed there. A hit's step is the column's.
 *
 * @param columns in the order of time; as many of them show, around the one in the beam, as there is room for
 * @param beam    the step in the beam
 * @param progress how far that is worked
 * @param weightsX name of the weights of what is read: "W_{xh}"
 * @param weightsH name of those of the hidden state
 */
public record SlideFigure(List<Column> columns, List<String> symbols, int beam, Progress progress, String weightsX,
        String weightsH) implements Figure {
    private static final double SMALLEST = 11;
    private static final double LARGEST = 18;
    /** Columns that letters are made smaller for. */
    private static final int MANY = 4;
    /** Of the size of type: a row, a box's least width, an arrow between layers, words at the side and the ends. */
    private static final double ROW = 1.4;
    private static final double BOX = 3.9;
    private static final double NARROW_BOX = 3.2;
    private static final double ARROW = 1.9;
    private static final double END = 1.8;
    private static final double SIDE = 2.8;
    private static final double BETWEEN = 1.7;

    /** What of a step is known, in the order in which it is worked. */
    public enum Progress { INPUT, MEMORY, STATE, SCORES, LOSS }

    /**
     * One step.
     *
     * @param step   in the text
     * @param symbol what is read, as it is shown
     * @param input  which of the vocabulary that is, −1 for none
     * @param target which comes next, −1 where that is not known
     * @param memory the cell state; null where there is none beside the hidden state
     * @param loss   −ln p of it, NaN where it is not known
     */
    public record Column(int step, String symbol, int input, int target, float[] memory, float[] hidden, float[] scores,
            double loss) {}

    public SlideFigure {
        columns = List.copyOf(columns);
        symbols = List.copyOf(symbols);
    }

    private record Place(double size, double box, double pitch, double left, int first, int count, double top, int decimals) {
        double x(int i) {
            return left + i * pitch;
        }
    }

    private int memory() {
        return columns.get(0).memory == null ? 0 : columns.get(0).memory.length;
    }

    private double rows() {
        return 2.0 * symbols.size() + columns.get(0).hidden.length + memory();
    }

    /** Width of so many columns. */
    private static double ems(int count, double box) {
        return SIDE + count * (box + BETWEEN) - BETWEEN + 0.4;
    }

    private Place place(double width, double height) {
        double ems = rows() * ROW + (memory() > 0 ? 3 : 2) * ARROW + 3 * END + 0.6;
        double size = Math.max(SMALLEST, Math.min(LARGEST, height / ems));
        int most = Math.min(MANY, columns.size());
        double least = BOX;
        if ((width - 2) / ems(most, BOX) < SMALLEST) {
            least = NARROW_BOX;
        }
        size = Math.max(SMALLEST, Math.min(size, (width - 2) / ems(most, least)));
        double side = SIDE * size;
        double room = width - side - 0.4 * size;
        int fit = Math.max(1, (int) Math.floor((room + BETWEEN * size) / ((least + BETWEEN) * size) + 1e-6));
        int count = Math.min(fit, columns.size());
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            at = columns.get(i).step == beam ? i : at;
        }
        int first = Math.max(0, Math.min(at - count + 2, columns.size() - count));
        double pitch = Math.min((room + BETWEEN * size) / count, 2 * (least + BETWEEN) * size);
        return new Place(size, pitch - BETWEEN * size, pitch, side, first, count, Math.max(0, (height - ems * size) / 2),
                least < BOX ? 1 : 2);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        if (columns.isEmpty()) {
            return;
        }
        Place at = place(width, height);
        double s = at.size;
        double scoresTop = at.top + 2 * END * s;
        double scoresBottom = scoresTop + symbols.size() * ROW * s;
        double hiddenTop = scoresBottom + ARROW * s;
        double hiddenBottom = hiddenTop + columns.get(0).hidden.length * ROW * s;
        double memoryTop = hiddenBottom + (memory() > 0 ? ARROW * s : 0);
        double memoryBottom = memoryTop + memory() * ROW * s;
        double inputTop = memoryBottom + ARROW * s;
        double inputBottom = inputTop + symbols.size() * ROW * s;
        Font mono = look.fonts().mono(s);
        Font bold = look.fonts().monoSemiBold(1.15 * s);
        PixelGrid grid = new PixelGrid(g);
        side(g, "y_t", (scoresTop + scoresBottom) / 2, s, look);
        side(g, "h_t", (hiddenTop + hiddenBottom) / 2, s, look);
        if (memory() > 0) {
            side(g, "c_t", (memoryTop + memoryBottom) / 2, s, look);
        }
        side(g, "x_t", (inputTop + inputBottom) / 2, s, look);
        for (int i = 0; i < at.count; i++) {
            Column column = columns.get(at.first + i);
            double x = at.x(i);
            double middle = x + at.box / 2;
            boolean done = column.step <= beam;
            boolean hasMemory = has(column, Progress.MEMORY);
            boolean hasState = has(column, Progress.STATE);
            boolean hasScores = has(column, Progress.SCORES);
            boolean hasLoss = has(column, Progress.LOSS);
            if (column.step == beam) {
                g.setColor(look.beamColumn());
                g.fill(grid.rectangle(x - 0.35 * s, at.top, x + at.box + 0.35 * s, inputBottom + END * s));
            }
            if (column.target >= 0) {
                Block.middle(g, symbols.get(column.target), bold, look, done ? look.beam() : look.faint(), middle,
                        at.top + END * s + 1.05 * s);
                if (hasLoss) {
                    Block.middle(g, Words.of("figure.lecture.loss", Numerals.fixed(column.loss, 2)), look.fonts().ui(Math.max(SMALLEST, 0.8 * s)), look,
                            look.muted(), middle, at.top + 1.05 * s);
                }
            }
            vector(g, grid, column.scores, x, scoresTop, at, hasScores, column.target, look, mono);
            arrow(g, middle, hiddenTop, middle, scoresBottom, s, look, hasScores);
            vector(g, grid, column.hidden, x, hiddenTop, at, hasState, -1, look, mono);
            if (memory() > 0) {
                arrow(g, middle, memoryTop, middle, hiddenBottom, s, look, hasState);
                vector(g, grid, column.memory, x, memoryTop, at, hasMemory, -1, look, mono);
            }
            arrow(g, middle, inputTop, middle, memoryBottom, s, look, memory() > 0 ? hasMemory : hasState);
            oneHot(g, grid, column.input, x, inputTop, at, look, mono);
            Block.middle(g, column.symbol, bold, look, column.step == beam ? look.beam() : look.ink(), middle,
                    inputBottom + 1.35 * s);
            double state = (hiddenTop + hiddenBottom) / 2;
            if (column.step > 0) {
                double from = i == 0 ? x - BETWEEN * s * 0.7 : x - BETWEEN * s;
                arrow(g, from, state, x, state, s, look, done);
                if (memory() > 0) {
                    arrow(g, from, (memoryTop + memoryBottom) / 2, x, (memoryTop + memoryBottom) / 2, s, look, done);
                }
            }
        }
        if (at.count > 0) {
            name(g, "W_{hy}", at.x(0) + at.box / 2, (scoresBottom + hiddenTop) / 2, s, look);
            name(g, weightsX, at.x(0) + at.box / 2, (memoryBottom + inputTop) / 2, s, look);
        }
        if (at.count > 1 && memory() > 0) {
            MathText name = MathText.of("⊙ f_t", look, s);
            g.setColor(look.muted());
            name.paintCentred(g, at.x(1) - BETWEEN * s / 2, memoryTop - 0.45 * s);
        }
        if (at.count > 1) {
            MathText name = MathText.of(weightsH, look, s);
            g.setColor(look.muted());
            name.paintCentred(g, at.x(1) - BETWEEN * s / 2, hiddenTop - 0.45 * s);
        }
    }

    private boolean has(Column column, Progress of) {
        return column.step < beam || column.step == beam && progress.compareTo(of) >= 0;
    }

    private static void side(Graphics2D g, String markup, double y, double s, Look look) {
        g.setColor(look.muted());
        MathText name = MathText.of(markup, look, 1.1 * s);
        name.paintCentred(g, 0.75 * s, y);
    }

    private static void name(Graphics2D g, String markup, double x, double y, double s, Look look) {
        g.setColor(look.muted());
        MathText name = MathText.of(markup, look, s);
        name.paint(g, x - 0.4 * s - name.width(), y + 0.3 * s);
    }

    private void vector(Graphics2D g, PixelGrid grid, float[] values, double x, double top, Place at, boolean done, int target,
            Look look, Font font) {
        double row = ROW * at.size;
        float extent = 1e-6f;
        for (float value : values) {
            extent = Math.max(extent, Math.abs(value));
        }
        for (int k = 0; k < values.length; k++) {
            double y = top + k * row;
            if (done) {
                Color full = look.diverging().colour(values[k], -extent, extent);
                g.setColor(new Color(full.getRed(), full.getGreen(), full.getBlue(), 105));
                g.fill(grid.rectangle(x, y, x + at.box, y + row));
                boolean right = k == target;
                Font shown = right ? look.fonts().monoSemiBold(at.size) : font;
                Block.middle(g, Numerals.fixed(values[k], at.decimals), shown, look, look.ink(), x + at.box / 2,
                        Block.baseline(y + row / 2, at.size));
            }
        }
        frame(g, x, top, at.box, values.length * row, done, look);
        if (done && target >= 0) {
            g.setColor(look.beam());
            g.setStroke(new BasicStroke(2));
            g.draw(new Rectangle2D.Double(x + 1, top + target * row + 1, at.box - 2, row - 2));
        }
    }

    private void oneHot(Graphics2D g, PixelGrid grid, int input, double x, double top, Place at, Look look, Font font) {
        double row = ROW * at.size;
        for (int k = 0; k < symbols.size(); k++) {
            double y = top + k * row;
            if (k == input) {
                Color beam = look.beam();
                g.setColor(new Color(beam.getRed(), beam.getGreen(), beam.getBlue(), 60));
                g.fill(grid.rectangle(x, y, x + at.box, y + row));
            }
            Block.middle(g, k == input ? "1" : "0", font, look, k == input ? look.ink() : look.faint(), x + at.box / 2,
                    Block.baseline(y + row / 2, at.size));
        }
        frame(g, x, top, at.box, symbols.size() * row, true, look);
    }

    private static void frame(Graphics2D g, double x, double y, double width, double height, boolean done, Look look) {
        g.setColor(done ? look.muted() : look.line());
        g.setStroke(new BasicStroke(1.2f));
        g.draw(new Rectangle2D.Double(x, y, width, height));
    }

    private static void arrow(Graphics2D g, double fromX, double fromY, double toX, double toY, double s, Look look,
            boolean done) {
        g.setColor(done ? look.muted() : look.line());
        g.setStroke(new BasicStroke(1.4f));
        double length = Math.hypot(toX - fromX, toY - fromY);
        double ux = (toX - fromX) / length;
        double uy = (toY - fromY) / length;
        double head = 0.42 * s;
        Path2D line = new Path2D.Double();
        line.moveTo(fromX, fromY);
        line.lineTo(toX - ux * head, toY - uy * head);
        g.draw(line);
        Path2D tip = new Path2D.Double();
        tip.moveTo(toX, toY);
        tip.lineTo(toX - ux * head - uy * head * 0.6, toY - uy * head + ux * head * 0.6);
        tip.lineTo(toX - ux * head + uy * head * 0.6, toY - uy * head - ux * head * 0.6);
        tip.closePath();
        g.fill(tip);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        if (columns.isEmpty()) {
            return null;
        }
        Place at = place(width, height);
        for (int i = 0; i < at.count; i++) {
            if (x >= at.x(i) && x < at.x(i) + at.box) {
                Column column = columns.get(at.first + i);
                String words = Words.of("figure.lecture.reads", Numbers.count(column.step + 1L), column.symbol)
                + (column.target < 0 || column.step > beam ? "" : Words.of("figure.lecture.comes", symbols.get(column.target),
                        Numbers.exact((float) column.loss)));
                return new Hit(column.step, -1, null, words, new Rectangle2D.Double(at.x(i), 0, at.box, height));
            }
        }
        return null;
    }
}
