package rnnscope.figure.wiring.unrolled;

import java.awt.geom.Rectangle2D;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringRun;
import rnnscope.text.SymbolDisplay;

/** Layout of an unrolled network: a column for each step, a level for each row. Immutable. */
final class WiringLayout {
    /** Room for the names of rows. */
    static final double GUTTER = 112;
    static final double LABEL = 13;
    static final double NOTE = 11;
    /** Turn of labels that are wider than their column. */
    static final double SLANT = Math.toRadians(-52);
    /** Below this width, columns have no letters. */
    static final double LEGIBLE = 15;

    private static final double EDGE = 10;
    private static final double LEAST_COLUMN = 9;
    private static final double LEAST_BESIDE = 5;
    /** So wide a column of what is written should be, and so much of the room it may take for that. */
    private static final double LEAST_WRITTEN = 18;
    private static final double MOST_WRITTEN = 0.5;
    private static final double CUT = 18;
    private static final double GAP = 54;
    private static final double LOSS_LEVEL = 24;
    private static final double LABEL_LEVEL = 40;
    private static final double INPUT_LEVEL = 30;
    private static final double MOST_SLANTED = 84;
    private static final double WIDEST_COLUMN = 80;
    private static final double WIDEST_ZOOMED = 140;
    private static final double WIDEST_LEVEL = 230;
    private static final double BOX_SHARE = 0.52;
    private static final double HIGHEST_BOX = 112;
    /** How much more room labels take where there is enough. */
    private static final double LOOSEST = 2.4;
    /** How far a turned label reaches to the right, as a share of its length. */
    private static final double OVERHANG = 0.4;

    private final WiringPlan plan;
    private final double[] centres;
    private final double[] heights;
    private final double readColumn;
    private final double writtenColumn;
    private final boolean slanted;
    private final Span read;
    private final Span written;
    private final double height;
    private final double width;

    /** The steps {@code from} … {@code to − 1} of a side, {@code total} in all, the first at {@code left}. */
    record Span(int from, int to, int total, double left) {
        boolean contains(int step) {
            return step >= from && step < to;
        }
    }

    WiringLayout(WiringPlan plan, WiringRun run, double width, double height, double zoom, Fonts fonts) {
        this.plan = plan;
        this.width = width;
        this.height = height;
        boolean writes = plan.writes();
        double widest = GlyphRuns.width(SymbolDisplay.cell(run.widest()), fonts.mono(LABEL), fonts);
        double right = writes ? GUTTER + EDGE : EDGE;
        double room = width - GUTTER - right - (writes ? GAP : 0);
        double natural = Math.max(34, Math.min(WIDEST_COLUMN, widest + 8));
        double unturned = writes ? writtenColumn(run, natural, room, zoom) : readColumn(run, natural, room, 0, zoom);
        slanted = widest > unturned - 3 && unturned >= LEGIBLE;
        room -= slanted && !writes ? Math.min(MOST_SLANTED, widest) * OVERHANG : 0;
        writtenColumn = writes ? unturned : 0;
        readColumn = readColumn(run, natural, room, writtenColumn, zoom);
        double whole = run.readSteps() * readColumn + run.writtenSteps() * writtenColumn;
        boolean cut = whole > room + 1e-6;
        double place = cut ? room - 2 * CUT : room;
        int writtenFit = run.writtenSteps();
        if (cut && writes) {
            double most = Math.max(place / 2, place - run.readSteps() * readColumn);
            writtenFit = Math.max(1, Math.min(writtenFit, (int) (most / writtenColumn)));
        }
        int readFit = Math.max(1, Math.min(run.readSteps(),
                (int) ((place - writtenFit * writtenColumn) / readColumn + 1e-6)));
        int readFrom = first(run.current(Side.READ), readFit, run.readSteps());
        int writtenFrom = first(run.current(Side.WRITTEN), writtenFit, run.writtenSteps());
        double used = readFit * readColumn + writtenFit * writtenColumn;
        double left = GUTTER + (cut ? CUT : (room - used) / 2);
        read = new Span(readFrom, readFrom + readFit, run.readSteps(), left);
        written = new Span(writtenFrom, writtenFrom + writtenFit, run.writtenSteps(),
                left + readFit * readColumn + GAP);
        heights = new double[plan.levels()];
        centres = new double[plan.levels()];
        layLevels(widest);
    }

    /** As wide as columns of both sides can be, but not too narrow for letters if what is read leaves the room. */
    private static double writtenColumn(WiringRun run, double natural, double room, double zoom) {
        double alike = room / (run.readSteps() + run.writtenSteps());
        double fitting = Math.max(Math.min(alike, Math.max(natural, WIDEST_COLUMN)),
                Math.min(LEAST_WRITTEN, room * MOST_WRITTEN / run.writtenSteps()));
        return Math.max(LEAST_COLUMN, Math.min(WIDEST_ZOOMED, fitting * zoom));
    }

    /** Of a text that shows in part its natural width; else what shows all, wider than natural where there is room. */
    private static double readColumn(WiringRun run, double natural, double room, double writtenColumn, double zoom) {
        double rest = (room - run.writtenSteps() * writtenColumn / zoom) / run.readSteps();
        double least = writtenColumn > 0 ? LEAST_BESIDE : LEAST_COLUMN;
        double fitting = run.isLong() && natural > rest ? natural
                : Math.max(least, Math.min(Math.max(natural, WIDEST_COLUMN), rest));
        return Math.max(least, Math.min(WIDEST_ZOOMED, fitting * zoom));
    }

    private static int first(int current, int fit, int total) {
        int at = current < 0 ? total - 1 : current;
        return Math.max(0, Math.min(total - fit, at - (int) (0.6 * fit)));
    }

    private void layLevels(double widest) {
        double turned = slanted ? Math.min(MOST_SLANTED, widest * -Math.sin(SLANT) + 8) - 16 : 0;
        int free = 0;
        double fixed = 0;
        for (int level = 0; level < heights.length; level++) {
            heights[level] = fixedHeight(level, turned);
            fixed += heights[level];
            free += heights[level] == 0 ? 1 : 0;
        }
        double room = height - 2 * EDGE;
        double each = Math.min(WIDEST_LEVEL, (room - fixed) / Math.max(1, free));
        double looser = Math.max(1, Math.min(LOOSEST, (room - each * free) / Math.max(1, fixed)));
        double used = fixed * looser + each * free;
        double y = height - (height - used) / 2;
        for (int level = 0; level < heights.length; level++) {
            heights[level] = heights[level] == 0 ? each : heights[level] * looser;
            centres[level] = y - heights[level] / 2;
            y -= heights[level];
        }
    }

    /** Height of a level of labels; 0 where it takes what is left. */
    private double fixedHeight(int level, double turned) {
        double most = 0;
        for (Row row : plan.rows()) {
            if (row.level() == level && row.kind() == Kind.INPUT) {
                most = Math.max(most, row.place() == null ? INPUT_LEVEL + turned : row.width() > 16 || row.width() > 1 && row.width() <= ValueField.FEW ? 64 : 40);
            } else if (row.level() == level && row.kind() == Kind.OUTPUT) {
                most = Math.max(most, LABEL_LEVEL + turned);
            } else if (row.level() == level && row.kind() == Kind.LOSS) {
                most = Math.max(most, LOSS_LEVEL);
            }
        }
        return most;
    }

    WiringPlan plan() {
        return plan;
    }

    /** Width of a column. */
    double column(Side side) {
        return side == Side.WRITTEN ? writtenColumn : readColumn;
    }

    boolean isSlanted() {
        return slanted;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Span span(Side side) {
        return side == Side.WRITTEN ? written : read;
    }

    /** Where a side's columns begin and end. */
    double left(Side side) {
        return span(side).left();
    }

    double right(Side side) {
        Span span = span(side);
        return span.left() + (span.to() - span.from()) * column(side);
    }

    /** Whether a step of a row is drawn. */
    boolean shows(Row row, int step) {
        return row.once() || span(row.side()).contains(step);
    }

    /** The middle of a step's column. */
    double columnCentre(Side side, int step) {
        Span span = span(side);
        return span.left() + (step - span.from() + 0.5) * column(side);
    }

    /** The step of a side at {@code x}; −1 for none. */
    int stepAt(Side side, double x) {
        Span span = span(side);
        int step = (int) Math.floor((x - span.left()) / column(side)) + span.from();
        return span.contains(step) ? step : -1;
    }

    double x(Row row, int step) {
        if (row.side() == Side.BETWEEN) {
            return written.left() - GAP / 2;
        }
        if (row.once()) {
            boolean atEnd = plan.links().stream().anyMatch(link -> link.to().once() && link.to().side() == row.side()
                    && link.reach() == WiringPlan.Reach.LAST_TO_ONCE)
                    && plan.links().stream().noneMatch(link -> link.reach() == WiringPlan.Reach.FIRST_TO_ONCE);
            return atEnd ? columnCentre(row.side(), span(row.side()).to() - 1)
                    : (left(row.side()) + right(row.side())) / 2;
        }
        return columnCentre(row.side(), step) + row.offset() * 0.235 * column(row.side());
    }

    double y(Row row) {
        return centres[row.level()];
    }

    double levelHeight(int level) {
        return heights[level];
    }

    /** Top and bottom of a level. */
    double top(int level) {
        return centres[level] - heights[level] / 2;
    }

    double bottom(int level) {
        return centres[level] + heights[level] / 2;
    }

    /** A node. */
    Rectangle2D box(Row row, int step) {
        double column = column(row.side());
        double level = heights[row.level()];
        double w;
        double h;
        if (row.kind() == Kind.INPUT && row.place() != null) {
            w = row.width() > 16 ? Math.min(56, level - 6) : Math.max(4, Math.min(column * 0.7, 30));
            h = level - 8;
        } else if (row.kind() == Kind.INPUT || row.kind() == Kind.LOSS) {
            w = column - 2;
            h = slanted ? level - 6 : Math.min(32, level - 6);
        } else if (row.kind() == Kind.OUTPUT) {
            w = row.once() ? 96 : column - 2;
            h = level;
        } else {
            w = row.once() ? 44 : row.offset() != 0 ? Math.max(2, Math.min(column * 0.4, 26))
                    : Math.max(4, Math.min(column * 0.68, 48));
            h = Math.max(8, Math.min(level * BOX_SHARE, HIGHEST_BOX));
        }
        double x = x(row, step);
        double y = y(row) + (row.kind() == Kind.OUTPUT ? 2 : 0);
        return new Rectangle2D.Double(x - w / 2, y - h / 2, w, h);
    }
}
