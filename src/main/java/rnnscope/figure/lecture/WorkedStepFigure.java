package rnnscope.figure.lecture;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.Collectors;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.lecture.StepItems.Item;
import rnnscope.figure.lecture.StepSheet.Line;
import rnnscope.figure.now.MathText;
import rnnscope.figure.now.Numerals;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Step of a small recurrent network worked by hand, as far as a stage of it: the one-hot vector and the state before
 * times their matrices, gate after gate, the state that follows, its scores, the softmax and the loss, with every
 * number. In training the gradient of each weight stands below it, and the update that it caused. What gives way where
 * there is little room: lines in numbers, products that stand twice; then it is read in parts. A hit's unit is the row of
 * what belongs to one.
 */
public final class WorkedStepFigure implements Figure {
    private final WorkedStep step;
    private final StepStage stage;
    private final int unit;
    private final int first;
    /** The last one, since the pointer asks for it again and again. */
    private volatile StepSheet laid;

    /**
     * @param unit  that is worked in numbers below
     * @param first line at the top where not all find room; −1 for the one that is being worked
     */
    public WorkedStepFigure(WorkedStep step, StepStage stage, int unit, int first) {
        this.step = step;
        this.stage = stage;
        this.unit = unit;
        this.first = first;
    }

    public WorkedStep step() {
        return step;
    }

    public StepStage stage() {
        return stage;
    }

    private StepSheet laid(double width, double height) {
        StepSheet now = laid;
        if (now == null || now.width() != width || now.height() != height) {
            now = StepSheet.of(step, stage, unit, first, width, height);
            laid = now;
        }
        return now;
    }

    /** The line at the top of a picture of this size, so many lines on from the one that is there now. */
    public int turned(int by, double width, double height) {
        StepSheet now = laid(width, height);
        return Math.max(0, Math.min(now.lastFirst(), now.first() + by));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        StepSheet sheet = laid(width, height);
        double size = sheet.fit().size();
        for (Line line : sheet.shown()) {
            Block before = null;
            for (int i = 0; i < line.items().size(); i++) {
                Item item = line.items().get(i);
                double x = line.x(i);
                if (item.sign() != null) {
                    g.setColor(look.muted());
                    MathText sign = MathText.of(item.sign(), look, 1.15 * size);
                    sign.paint(g, x + (item.room() * size - sign.width()) / 2, line.top() + line.rows() / 2 + 0.3 * size);
                } else if (item.isBars()) {
                    bars(g, before, x, line.top(before), sheet, line.rowsSmall(), look);
                } else if (item.block() != null) {
                    item.block().paint(g, x, line.top(item.block()), size, line.rowsSmall(), sheet.fit().small(), look);
                    before = item.block();
                    if (before.table().symbol().equals("p_t") && step.target() >= 0) {
                        frame(g, before, x, line, sheet, look);
                    }
                }
            }
            if (!line.worked().isEmpty() && sheet.fit().inNumbers()) {
                Font font = look.fonts().mono(sheet.workedSize());
                GlyphRuns.draw(g, line.worked(), font, look, look.ink(), 0, line.top() + line.rows() + 1.3 * font.getSize2D());
            }
        }
        Font font = look.fonts().mono(sheet.workedSize());
        for (int i = 0; i < sheet.one().size(); i++) {
            GlyphRuns.draw(g, sheet.one().get(i), font, look, look.ink(), 0,
                    sheet.below() + (1 + i * StepSheet.ROW_BELOW) * font.getSize2D());
        }
        if (!sheet.elsewhere().isEmpty()) {
            GlyphRuns.drawRight(g, sheet.elsewhere(), look.fonts().ui(StepSheet.SMALLEST), look, look.muted(), width - 2,
                    height - 0.4 * StepSheet.SMALLEST);
        }
    }

    /** Probabilities as bars; what came is green. */
    private void bars(Graphics2D g, Block block, double x, double top, StepSheet sheet, int rowsSmall, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double size = sheet.fit().size();
        double row = block.rowHeight(size, rowsSmall);
        for (int k = 0; k < step.probabilities().length && block.shown() > 0; k++) {
            double middle = top + (k + 0.5) * row;
            double from = x + 0.3 * size;
            g.setColor(k == step.target() ? look.beam() : look.faint());
            g.fill(grid.rectangle(from, middle - 0.35 * size,
                    from + Math.max(1, step.probabilities()[k] * (StepItems.BAR - 0.6) * size), middle + 0.35 * size));
        }
    }

    /** Frames the probability of what came. */
    private void frame(Graphics2D g, Block block, double x, Line line, StepSheet sheet, Look look) {
        Rectangle2D cell = block.cell(step.target(), 0, x, line.top(block), sheet.fit().size(), line.rowsSmall(), sheet.fit().small());
        g.setColor(look.beam());
        g.setStroke(new BasicStroke(2));
        g.draw(new Rectangle2D.Double(cell.getX() - 1, cell.getY() + 1, cell.getWidth() + 2, cell.getHeight() - 2));
    }

    @Override
    public Hit at(double px, double py, double width, double height) {
        StepSheet sheet = laid(width, height);
        for (Line line : sheet.shown()) {
            for (int i = 0; i < line.items().size(); i++) {
                Item item = line.items().get(i);
                Hit hit = item.block() == null ? null : at(px, py, line.x(i), line, item, sheet);
                if (hit != null) {
                    return hit;
                }
            }
        }
        return null;
    }

    private Hit at(double px, double py, double x, Line line, Item item, StepSheet sheet) {
        Block block = item.block();
        for (int r = 0; r < block.table().rows(); r++) {
            for (int c = 0; c < block.shown(); c++) {
                Rectangle2D cell = block.cell(r, c, x, line.top(block), sheet.fit().size(), line.rowsSmall(), sheet.fit().small());
                if (cell.contains(px, py)) {
                    return new Hit(step.step(), isOfSymbols(item) ? -1 : r, null, block.words(r, c, place(item, r, c)), cell);
                }
            }
        }
        return null;
    }

    /** Whether each row is of a symbol, not of a unit. */
    private boolean isOfSymbols(Item item) {
        MatrixTable table = item.block().table();
        boolean isState = table.columns() == 1 && table.symbol().startsWith("h");
        return table.symbol().startsWith("x") || item.section() == step.sections().size() - 1 && !isState;
    }

    private String place(Item item, int r, int c) {
        MatrixTable table = item.block().table();
        String name = Block.plain(table.symbol());
        String row = isOfSymbols(item) ? "“" + step.symbols().get(r) + "”" : Words.of("figure.unit", r);
        if (!table.symbol().startsWith("W") || table.symbol().contains(" ")) {
            return name + ", " + row;
        }
        return Words.of("figure.lecture.weight", name, row,
                name.startsWith("W_x") ? "“" + step.symbols().get(c) + "”" : Words.of("figure.unit", c));
    }

    /** The step in words, for a screen reader. */
    public String words() {
        return Words.of("figure.at-step", Numbers.count(step.step() + 1L))
                + new WorkedLines(step, stage, unit).all().stream().map(line -> ". " + line).collect(Collectors.joining());
    }

    /** What the step comes to: "says “l” with 98%; loss 0.02 nats". */
    public String outcome() {
        int best = step.best();
        return Words.of("figure.lecture.says", step.symbols().get(best), Numbers.percent(step.probabilities()[best], 1))
                + (step.target() < 0 ? "" : step.target() == best ? Words.of("figure.lecture.it-comes", Numerals.fixed(step.loss(), 2))
                        : Words.of("figure.lecture.but", step.symbols().get(step.target()), Numerals.fixed(step.loss(), 2)));
    }
}
