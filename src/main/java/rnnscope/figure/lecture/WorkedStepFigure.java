package rnnscope.figure.lecture;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.lecture.StepStage.Part;
import rnnscope.figure.lecture.WorkedStep.Weights;
import rnnscope.figure.now.MathText;
import rnnscope.figure.now.Numerals;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Step of a small recurrent network worked by hand, as far as a stage of it: the one-hot vector times its matrix, the
 * state before times its own, their sum with the biases, the new state, its scores, the softmax and the loss, with every
 * number. In training the gradient of each weight stands below it, and the update that it caused. What gives way where
 * there is little room: the lines in numbers, the updates, the gradients. A hit's unit is the row of what belongs to one.
 */
public final class WorkedStepFigure implements Figure {
    /** Sizes of type that are tried. */
    private static final double LARGEST = 21;
    private static final double SMALLEST = 11;
    private static final double SHRINK = 0.5;
    /** What stands in two places gives one of them up for type of this size. */
    private static final double READABLE = 13.5;
    /** Of the size of type: around an operator, between lines, of a worked line, of a bar. */
    private static final double SIGN = 0.5;
    private static final double GAP = 0.5;
    private static final double WORKED = 1.8;
    private static final double NUMBERS = 0.86;
    private static final double BAR = 4;
    private static final double SAMPLE = 100;

    /** A block, or a sign between two: one of them is null. */
    private record Item(Block block, String sign, double signWidth, String what) {
        double width(double size, int small) {
            return block != null ? block.width(size, small) : (signWidth + 2 * SIGN) * size;
        }
    }

    private record Line(List<Item> items, String worked, double workedWidth) {
        Line(List<Item> items, String worked) {
            this(items, worked, GlyphRuns.width(worked, Fonts.get().mono(SAMPLE), Fonts.get()) / SAMPLE);
        }

        double width(double size, int small) {
            return items.stream().mapToDouble(item -> item.width(size, small)).sum();
        }

        double head(double size) {
            return items.stream().filter(item -> item.block != null).mapToDouble(item -> item.block.head(size)).max().orElse(0);
        }

        int rowsSmall(int small) {
            return items.stream().anyMatch(item -> item.block != null && item.block.table().isLearning()) ? small : 0;
        }

        double rows(double size, int small) {
            return items.stream().filter(item -> item.block != null)
                    .mapToDouble(item -> item.block.table().rows() * item.block.rowHeight(size, rowsSmall(small))).max().orElse(0);
        }

        double height(double size, int small, boolean inNumbers) {
            return head(size) + rows(size, small) + (inNumbers ? WORKED * Math.max(SMALLEST, NUMBERS * size) : 0);
        }
    }

    /**
     * How it is laid out: the size of type, lines of gradients below each number, whether there are worked lines, and
     * whether products stand only where they are added up.
     */
    private record Fit(double size, int small, boolean inNumbers, boolean compact) {}

    /** A layout, and what it was made for. */
    private record Laid(double width, double height, Fit fit, List<Line> lines) {}

    private final WorkedStep step;
    private final StepStage stage;
    private final int unit;
    /** The last one, since the pointer asks for it again and again. */
    private volatile Laid laid = new Laid(-1, -1, null, List.of());

    /** @param unit that is worked in numbers below */
    public WorkedStepFigure(WorkedStep step, StepStage stage, int unit) {
        this.step = step;
        this.stage = stage;
        this.unit = unit;
    }

    public WorkedStep step() {
        return step;
    }

    public StepStage stage() {
        return stage;
    }

    private static Item block(Block block, String what) {
        return new Item(block, null, 0, what);
    }

    private static Item sign(String sign) {
        return new Item(null, sign, MathText.of(sign, Look.light(), 1.15 * SAMPLE).width() / SAMPLE, "");
    }

    private List<Line> lines(boolean compact) {
        Weights w = step.weights();
        WorkedLines worked = WorkedLines.of(step, stage, unit);
        int units = step.units();
        int fromState = stage.added(Part.FROM_STATE, units);
        int fromHidden = stage.added(Part.FROM_HIDDEN, units);
        boolean hasInput = stage.isAfter(Part.INPUT);
        boolean hasState = stage.isAfter(Part.FROM_STATE);
        boolean hasScores = stage.isAfter(Part.FROM_HIDDEN);
        boolean hasLoss = stage.part() == Part.LOSS;
        int read = stage.part() == Part.FROM_STATE || stage.isAfter(Part.STATE) && stage.part() != Part.LOSS ? -1 : step.input();
        int stateColumn = stage.part() == Part.FROM_STATE ? stage.column() : -1;
        int hiddenColumn = stage.part() == Part.FROM_HIDDEN ? stage.column() : -1;
        int followed = step.followed();
        NumberTable fromX = NumberTable.column("W_{xh} x_t", step.fromInput());
        NumberTable fromH = NumberTable.column("W_{hh} h_{t−1}", step.fromState(fromState));
        NumberTable before = NumberTable.column("h_{t−1}", step.before());
        int decimals = WorkedLines.decimals(step.sum(), List.of(step.fromInput(), w.xBias().values(), step.fromState(units),
                w.hBias().values()));
        int scoreDecimals = WorkedLines.decimals(step.scores(), List.of(step.fromHidden(units), w.yBias().values()));
        List<Item> products = new ArrayList<>(List.of(
                block(Block.of(w.xh()).above(step.symbols()).column(read).row(unit), "W_xh"),
                block(Block.of(NumberTable.column("x_t", step.oneHot())).beside(step.symbols()), "x"),
                sign("="), block(Block.of(fromX).shown(hasInput ? 1 : 0).row(unit), "W_xh x"), sign("    "),
                block(Block.of(w.hh()).column(stateColumn).row(unit), "W_hh"),
                block(Block.of(before), "h before"),
                sign("="), block(Block.of(fromH).shown(fromState > 0 ? 1 : 0).row(unit), "W_hh h")));
        List<Item> state = List.of(
                block(Block.of(fromX).shown(hasInput ? 1 : 0).decimals(decimals).row(unit), "W_xh x"), sign("+"),
                block(Block.of(w.xBias()).decimals(decimals).row(unit), "b_xh"), sign("+"),
                block(Block.of(fromH).shown(fromState > 0 ? 1 : 0).decimals(decimals).row(unit), "W_hh h"), sign("+"),
                block(Block.of(w.hBias()).decimals(decimals).row(unit), "b_hh"), sign("="),
                block(Block.of(NumberTable.column("a_t", step.sum())).shown(hasState ? 1 : 0).row(unit), "a"),
                sign(step.phi() + " →"),
                block(Block.of(NumberTable.column("h_t", step.hidden())).shown(hasState ? 1 : 0).row(unit), "h"));
        List<Item> output = new ArrayList<>(List.of(
                block(Block.of(w.hy()).column(hiddenColumn).beside(step.symbols()).row(followed), "W_hy"),
                block(Block.of(NumberTable.column("h_t", step.hidden())).shown(hasState ? 1 : 0), "h"), sign("="),
                block(Block.of(NumberTable.column("W_{hy} h_t", step.fromHidden(fromHidden))).shown(fromHidden > 0 ? 1 : 0)
                        .decimals(scoreDecimals).row(followed), "W_hy h"), sign("+"),
                block(Block.of(w.yBias()).decimals(scoreDecimals).row(followed), "b_y"), sign("="),
                block(Block.of(NumberTable.column("y_t", step.scores())).shown(hasScores ? 1 : 0).row(followed), "y"),
                sign("softmax →"),
                block(Block.of(NumberTable.column("p_t", step.probabilities())).shown(hasLoss ? 1 : 0).decimals(compact ? 2 : 3).beside(step.symbols())
                        .row(followed), "p")));
        if (compact) {
            products.subList(7, 9).clear();
            products.subList(2, 4).clear();
            output.subList(2, 4).clear();
        }
        return List.of(new Line(products, worked.products()), new Line(state, worked.state()),
                new Line(output, worked.output()));
    }

    private Laid laid(double width, double height, Look look) {
        Laid now = laid;
        if (now.width != width || now.height != height) {
            Fit fit = fit(width, height, look);
            now = new Laid(width, height, fit, lines(fit.compact));
            laid = now;
        }
        return now;
    }

    /** The layout with the largest type up to {@link #READABLE}, of those that keep as much as there is room for. */
    private Fit fit(double width, double height, Look look) {
        for (int small = step.weights().areLearning() ? 2 : 0; small >= 0; small--) {
            Fit best = null;
            for (int way = 0; way < 4; way++) {
                Fit fit = largest(new Fit(LARGEST, small, way % 2 == 0, way > 1), SMALLEST, width, height, look);
                if (fit != null && (best == null || Math.min(fit.size, READABLE) > best.size)) {
                    best = fit;
                }
            }
            if (best != null) {
                return best;
            }
        }
        Fit colours = largest(new Fit(SMALLEST, 0, false, true), SHRINK, width, height, look);
        return colours == null ? new Fit(SHRINK, 0, false, true) : colours;
    }

    private Fit largest(Fit as, double least, double width, double height, Look look) {
        List<Line> lines = lines(as.compact);
        for (double size = as.size; size >= least; size -= SHRINK) {
            Fit fit = new Fit(size, as.small, as.inNumbers, as.compact);
            if (fits(lines, fit, width, height, look)) {
                return fit;
            }
        }
        return null;
    }

    private static boolean fits(List<Line> lines, Fit fit, double width, double height, Look look) {
        double tall = (lines.size() - 1) * GAP * fit.size;
        for (Line line : lines) {
            tall += line.height(fit.size, fit.small, fit.inNumbers);
            double wide = line.width(fit.size, fit.small) + (line == lines.get(lines.size() - 1) && !fit.compact ? BAR * fit.size : 0);
            if (wide > width || fit.inNumbers && line.workedWidth * worked(fit) > width) {
                return false;
            }
        }
        return tall <= height;
    }

    private static double worked(Fit fit) {
        return Math.max(SMALLEST, NUMBERS * fit.size);
    }

    /** What is done with each block of each line, from the top left. */
    @FunctionalInterface
    private interface Visitor {
        void visit(Item item, double x, double rowsTop, double rowsHeight, int rowsSmall);
    }

    private void walk(List<Line> lines, Fit fit, double height, Look look, Visitor visitor) {
        double tall = lines.stream().mapToDouble(line -> line.height(fit.size, fit.small, fit.inNumbers)).sum();
        double gap = Math.min(4 * GAP * fit.size, Math.max(GAP * fit.size, (height - tall) / lines.size()));
        double y = 0;
        for (Line line : lines) {
            double x = 0;
            double top = y + line.head(fit.size);
            double rows = line.rows(fit.size, fit.small);
            for (Item item : line.items) {
                double itemTop = item.block == null ? top
                        : top + (rows - item.block.table().rows() * item.block.rowHeight(fit.size, line.rowsSmall(fit.small))) / 2;
                visitor.visit(item, x, itemTop, rows, line.rowsSmall(fit.small));
                x += item.width(fit.size, fit.small);
            }
            y += line.height(fit.size, fit.small, fit.inNumbers) + gap;
        }
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Laid now = laid(width, height, look);
        Fit fit = now.fit;
        List<Line> lines = now.lines;
        double[] bottom = new double[1];
        int[] line = new int[1];
        walk(lines, fit, height, look, (item, x, top, rows, rowsSmall) -> {
            if (item.block == null) {
                g.setColor(look.muted());
                MathText sign = MathText.of(item.sign, look, 1.15 * fit.size);
                sign.paint(g, x + SIGN * fit.size, top + rows / 2 + 0.3 * fit.size);
                return;
            }
            item.block.paint(g, x, top, fit.size, rowsSmall, fit.small, look);
            bottom[0] = Math.max(bottom[0], top + item.block.table().rows() * item.block.rowHeight(fit.size, rowsSmall));
            boolean last = item == lines.get(line[0]).items.get(lines.get(line[0]).items.size() - 1);
            if (last && item.what.equals("p")) {
                bars(g, item.block, x + item.block.width(fit.size, fit.small), top, fit, rowsSmall, look);
            }
            if (last) {
                if (fit.inNumbers) {
                    Font font = look.fonts().mono(worked(fit));
                    GlyphRuns.draw(g, lines.get(line[0]).worked, font, look, look.ink(), 0,
                            bottom[0] + 1.25 * font.getSize2D());
                }
                line[0]++;
            }
        });
    }

    /** Probabilities as bars; what came is green. */
    private void bars(Graphics2D g, Block block, double x, double top, Fit fit, int rowsSmall, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double row = block.rowHeight(fit.size, rowsSmall);
        for (int k = 0; k < step.probabilities().length && block.shown() > 0 && !fit.compact; k++) {
            double middle = top + (k + 0.5) * row;
            double from = x + 0.3 * fit.size;
            g.setColor(k == step.target() ? look.beam() : look.faint());
            g.fill(grid.rectangle(from, middle - 0.35 * fit.size,
                    from + Math.max(1, step.probabilities()[k] * (BAR - 0.6) * fit.size), middle + 0.35 * fit.size));
        }
        if (step.target() >= 0) {
            double cell = top + step.target() * row;
            g.setColor(look.beam());
            g.setStroke(new BasicStroke(2));
            g.draw(new Rectangle2D.Double(x - block.width(fit.size, fit.small) + 1, cell + 1,
                    block.width(fit.size, fit.small) - 2, row - 2));
        }
    }

    @Override
    public Hit at(double px, double py, double width, double height) {
        Look look = Look.light();
        Laid now = laid(width, height, look);
        Fit fit = now.fit;
        List<Line> lines = now.lines;
        List<Hit> found = new ArrayList<>();
        walk(lines, fit, height, look, (item, x, top, rows, rowsSmall) -> {
            if (item.block == null) {
                return;
            }
            for (int r = 0; r < item.block.table().rows(); r++) {
                for (int c = 0; c < item.block.shown(); c++) {
                    Rectangle2D cell = item.block.cell(r, c, x, top, fit.size, rowsSmall, fit.small);
                    if (cell.contains(px, py)) {
                        boolean ofUnit = item.block.table().rows() == step.units() && !item.what.startsWith("W_hy")
                                && !item.what.equals("x");
                        found.add(new Hit(step.step(), ofUnit ? r : -1, null, item.block.words(r, c, place(item.what, r, c)), cell));
                    }
                }
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }

    private String place(String what, int r, int c) {
        List<String> symbols = step.symbols();
        return switch (what) {
            case "W_xh" -> "W_xh, to unit " + r + " from “" + symbols.get(c) + "”";
            case "W_hh" -> "W_hh, to unit " + r + " from unit " + c;
            case "W_hy" -> "W_hy, to “" + symbols.get(r) + "” from unit " + c;
            case "x", "W_hy h", "b_y", "y", "p" -> what + ", “" + symbols.get(r) + "”";
            default -> what + ", unit " + r;
        };
    }

    /** The step in words, for a screen reader. */
    public String words() {
        WorkedLines worked = WorkedLines.of(step, stage, unit);
        StringBuilder words = new StringBuilder("Step " + Numbers.count(step.step() + 1L));
        for (String line : List.of(worked.products(), worked.state(), worked.output())) {
            words.append(line.isEmpty() ? "" : ". " + line);
        }
        return words.toString();
    }

    /** What the step comes to: "says “l” with 98%; loss 0.02 nats". */
    public String outcome() {
        int best = 0;
        for (int k = 1; k < step.probabilities().length; k++) {
            best = step.probabilities()[k] > step.probabilities()[best] ? k : best;
        }
        return "says “" + step.symbols().get(best) + "” with " + Numbers.percent(step.probabilities()[best], 1)
                + (step.target() < 0 ? "" : step.target() == best ? ", and it comes; loss " + Numerals.fixed(step.loss(), 2) + " nats"
                        : ", but “" + step.symbols().get(step.target()) + "” comes; loss " + Numerals.fixed(step.loss(), 2) + " nats");
    }
}
