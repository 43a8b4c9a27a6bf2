package rnnscope.figure.wiring.unrolled;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.now.WirePath;
import rnnscope.figure.wiring.WiringRun;
import rnnscope.figure.wiring.unrolled.WiringLayout.Span;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Link;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;

/** Strands, the copies of all links over the steps that show, each with its course. */
final class Strands {
    private static final double BEND = 7;
    private static final double STUB = 10;

    private final WiringLayout layout;
    private final WiringRun run;
    private final List<Strand> strands = new ArrayList<>();

    private Strands(WiringLayout layout, WiringRun run) {
        this.layout = layout;
        this.run = run;
    }

    static List<Strand> of(WiringLayout layout, WiringRun run) {
        Strands all = new Strands(layout, run);
        for (Link link : layout.plan().links()) {
            all.add(link);
        }
        return List.copyOf(all.strands);
    }

    private void add(Link link) {
        Span to = layout.span(link.to().side());
        switch (link.reach()) {
            case SAME -> addSame(link, to);
            case FORWARD, BACKWARD, FED_BACK -> {
                int back = link.reach() == Reach.BACKWARD ? 1 : -1;
                for (int t = to.from(); t < to.to(); t++) {
                    if (t + back >= 0 && t + back < to.total()) {
                        strand(link, t + back, t,
                                link.reach() == Reach.FED_BACK ? fedBack(link, t) : onward(link, t, back));
                    }
                }
            }
            case ALL_TO_EACH, PAST_TO_EACH -> {
                for (int t = to.from(); t < to.to(); t++) {
                    if (run.isLit(link.to(), t) && (run.looking() < 0 || run.looking() == t)) {
                        attend(link, t);
                    }
                }
            }
            case ALL_TO_ONCE -> attend(link, 0);
            case LAST_TO_ONCE, FIRST_TO_ONCE -> addEnd(link);
            case ONCE_TO_FIRST -> {
                if (to.from() == 0) {
                    strand(link, 0, 0, level(right(link.from(), 0), layout.y(link.from()), left(link.to(), 0)));
                }
            }
            case ONCE_TO_EACH -> {
                for (int t = to.from(); t < to.to(); t++) {
                    strand(link, 0, t, beneath(link, t));
                }
            }
            default -> throw new IllegalStateException(link.reach().toString());
        }
    }

    private void strand(Link link, int from, int to, Path2D path) {
        strands.add(new Strand(link, from, to, path, Float.NaN));
    }

    private void addSame(Link link, Span to) {
        if (link.to().once()) {
            strand(link, 0, 0, upward(link, 0));
            return;
        }
        for (int t = to.from(); t < to.to(); t++) {
            strand(link, t, t, link.from().level() < link.to().level() ? upward(link, t) : downward(link, t));
        }
    }

    // Courses

    private double right(Row row, int step) {
        return layout.box(row, step).getMaxX();
    }

    private double left(Row row, int step) {
        return layout.box(row, step).getMinX();
    }

    private double top(Row row, int step) {
        return layout.box(row, step).getMinY();
    }

    private double bottom(Row row, int step) {
        return layout.box(row, step).getMaxY();
    }

    private static Path2D rounded(double radius, double... points) {
        return WirePath.rounded(points, radius);
    }

    private static Path2D level(double x0, double y, double x1) {
        return rounded(0, x0, y, x1, y);
    }

    /** Straight up; past what stands between in the same place, around it. */
    private Path2D upward(Link link, int t) {
        double x0 = layout.x(link.from(), t);
        double x1 = layout.x(link.to(), t);
        double y0 = top(link.from(), t);
        double y1 = bottom(link.to(), t);
        if (isBlocked(link)) {
            double side = x1 + 0.43 * layout.column(link.to().side());
            return rounded(BEND, x0, y0, x0, y0 - 4, side, y0 - 4, side, y1 + 4, x1 + 3, y1 + 4, x1 + 3, y1);
        }
        if (Math.abs(x0 - x1) < 0.5) {
            return rounded(0, x0, y0, x1, y1);
        }
        double bend = link.from().offset() == 0 ? y0 - Math.min(8, (y0 - y1) / 3) : y1 + Math.min(8, (y0 - y1) / 3);
        return rounded(4, x0, y0, x0, bend, x1, bend, x1, y1);
    }

    private boolean isBlocked(Link link) {
        return link.from().offset() == link.to().offset() && layout.plan().rows().stream().anyMatch(row ->
                row.side() == link.to().side() && row.level() > link.from().level() && row.level() < link.to().level()
                        && row.offset() == link.from().offset());
    }

    /** What is computed above enters below: down along the left side of the column. */
    private Path2D downward(Link link, int t) {
        double side = layout.x(link.to(), t) - 0.43 * layout.column(link.to().side());
        double y0 = layout.y(link.from());
        double y1 = bottom(link.to(), t) + 4;
        double x1 = layout.x(link.to(), t) - 3;
        return rounded(BEND, left(link.from(), t), y0, side, y0, side, y1, x1, y1, x1, bottom(link.to(), t));
    }

    /** From beside the steps along beneath all of them, and up into each. */
    private Path2D beneath(Link link, int t) {
        double x0 = layout.x(link.from(), 0);
        double x1 = layout.x(link.to(), t) - 6;
        double y1 = bottom(link.to(), t);
        return rounded(BEND, x0, top(link.from(), 0), x0, y1 + 7, x1, y1 + 7, x1, y1);
    }

    private Path2D onward(Link link, int t, int back) {
        boolean forward = back < 0;
        double y0 = layout.y(link.from());
        double x1 = forward ? left(link.to(), t) : right(link.to(), t);
        boolean inSight = layout.shows(link.from(), t + back);
        double x0 = !inSight ? x1 - (forward ? STUB : -STUB)
                : forward ? right(link.from(), t + back) : left(link.from(), t + back);
        if (link.from().level() == link.to().level()) {
            return level(x0, y0, x1);
        }
        double y1 = layout.y(link.to());
        double middle = (x0 + x1) / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(x0, inSight ? y0 : y1);
        path.curveTo(middle, inSight ? y0 : y1, middle, y1, x1, y1);
        return path;
    }

    private Path2D fedBack(Link link, int t) {
        double middle = layout.columnCentre(link.to().side(), t) - 0.5 * layout.column(link.to().side());
        double y0 = layout.bottom(link.from().level()) - 9;
        double y1 = layout.y(link.to());
        double x0 = layout.shows(link.from(), t - 1) ? right(link.from(), t - 1) - 4 : middle;
        return rounded(4, x0, y0, middle, y0, middle, y1, left(link.to(), t) + 4, y1);
    }

    private void addEnd(Link link) {
        boolean last = link.reach() == Reach.LAST_TO_ONCE;
        Span from = layout.span(link.from().side());
        int step = last ? from.total() - 1 : 0;
        boolean inSight = from.contains(step);
        double edge = last ? layout.right(link.from().side()) : layout.left(link.from().side());
        double x0 = inSight ? layout.x(link.from(), step) : edge;
        double y0 = inSight ? top(link.from(), step) : layout.y(link.from());
        Path2D path;
        if (link.to().side() == Side.BETWEEN) {
            path = toBridge(link, step, inSight, x0, last);
        } else {
            path = curve(x0, y0, layout.x(link.to(), 0), bottom(link.to(), 0));
        }
        strand(link, step, 0, path);
    }

    private Path2D toBridge(Link link, int step, boolean inSight, double x0, boolean last) {
        double y = layout.y(link.to());
        if (link.from().kind() == Kind.INPUT) {
            double x1 = layout.x(link.to(), 0);
            double from = layout.y(link.from());
            return rounded(BEND, right(link.from(), step), from, x1, from, x1, bottom(link.to(), 0));
        }
        if (last) {
            return level(inSight ? right(link.from(), step) : x0, y, left(link.to(), 0));
        }
        double over = layout.top(link.from().level()) + 3;
        double x1 = layout.x(link.to(), 0);
        return rounded(BEND, x0, inSight ? top(link.from(), step) : over, x0, over, x1, over, x1,
                top(link.to(), 0));
    }

    private static Path2D curve(double x0, double y0, double x1, double y1) {
        double middle = (y0 + y1) / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(x0, y0);
        path.curveTo(x0, middle, x1, middle, x1, y1);
        return path;
    }

    /** From every step that shows to one node. */
    private void attend(Link link, int t) {
        Span from = layout.span(link.from().side());
        float[] weights = link.attends() ? run.weights(link.to(), link.head(), t) : null;
        Rectangle2D box = layout.box(link.to(), t);
        long heads = layout.plan().links().stream().filter(l -> l.attends() && l.to().equals(link.to())).count();
        double x1 = heads <= 1 ? box.getCenterX()
                : box.getMinX() + box.getWidth() * (layout.plan().place(link) + 0.5) / heads;
        int end = link.reach() == Reach.PAST_TO_EACH ? Math.min(from.to(), t + 1) : from.to();
        for (int s = from.from(); s < end; s++) {
            float amount = weights == null ? Float.NaN : weights[s];
            strands.add(new Strand(link, s, t, curve(layout.x(link.from(), s), top(link.from(), s), x1, box.getMaxY()),
                    amount));
        }
    }
}
