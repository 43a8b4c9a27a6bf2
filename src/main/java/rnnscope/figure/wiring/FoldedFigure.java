package rnnscope.figure.wiring;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.now.MathText;
import rnnscope.figure.now.WirePath;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.SymbolRow;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Link;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;

/**
 * Folded network, before it is unrolled: every cell once, with a loop through its recurrent weights.
 *
 * @param chosen id of a weight or a row that stands out; null for none
 */
public record FoldedFigure(WiringPlan plan, String chosen) implements Figure {
    /** Room between a name and the next. */
    private static final double BESIDE = 4;
    private static final double BOX_WIDTH = 74;
    /** Of a letter in a name, on average. */
    private static final double LETTER_WIDTH = 5.2;
    private static final double HALF_BOX = 58;
    private static final double LETTERS = 11;
    /** From here on a box has two lines: what it is, and how many numbers. */
    private static final double TALL = 30;
    private static final double LINE = 13;
    private static final double BOX_SHARE = 0.56;
    private static final double LEAST_BOX = 12;
    private static final double MOST_BOX = 40;
    private static final double MOST_PITCH = 88;
    private static final double SYMBOL = 13;
    private static final double LOOP = 15;
    /** How far beside the boxes what was written goes back. */
    private static final double FED_BACK = 50;
    /** Levels closer than this have no room for the names of weights between them. */
    private static final double ROOMY = 23;
    private static final double NEAR = 5;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Places places = new Places(plan, width, height);
        for (Link link : plan.links()) {
            if (!isRepeated(link)) {
                paint(g, link, places, look);
            }
        }
        SymbolRow letters = new SymbolRow(look.fonts());
        for (Row row : plan.rows()) {
            paint(g, row, places.box(row), letters, look);
        }
        letters.paint(g);
        if (places.pitch >= ROOMY) {
            List<Rectangle2D> names = new ArrayList<>();
            for (Link link : plan.links()) {
                paintName(g, link, places, names, look);
            }
        }
    }

    /** Several heads are one line here. */
    private boolean isRepeated(Link link) {
        return plan.place(link) > 0;
    }

    private boolean stands(Link link) {
        return chosen != null && (link.weight() != null && link.weight().id().equals(chosen)
                || link.to().id().equals(chosen));
    }

    private void paint(Graphics2D g, Link link, Places places, Look look) {
        boolean stands = stands(link);
        g.setColor(chosen != null && !stands ? look.line() : WeightStroke.colour(link.weight(), look));
        Path2D path = places.path(link);
        g.setStroke(link.reach() == Reach.FED_BACK ? new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND,
                10, new float[] {2, 3}, 0) : WeightStroke.stroke(link.weight(), stands ? 2.2 : 1.4));
        g.draw(path);
        Wire.paintHead(g, path, 3);
    }

    /** Each name once, where the weight comes first, or a little above or below where another name stands there. */
    private void paintName(Graphics2D g, Link link, Places places, List<Rectangle2D> names, Look look) {
        boolean first = plan.links().stream().filter(l -> l.weight() != null && l.weight().equals(link.weight()))
                .findFirst().filter(link::equals).isPresent();
        if (first) {
            MathText symbol = MathText.of(link.weight().symbol(), look, SYMBOL);
            double[] at = places.nameAt(link, symbol.width());
            Rectangle2D place = free(at[0], at[1], symbol.width(), names);
            if (place == null) {
                return;
            }
            names.add(place);
            g.setColor(chosen != null && !stands(link) ? look.faint() : WeightStroke.colour(link.weight(), look));
            symbol.paint(g, at[0], place.getCenterY() + 0.24 * SYMBOL);
        }
    }

    /** The place for a name of this width, centred on {@code y} or near it; null where all around is taken. */
    private static Rectangle2D free(double x, double y, double width, List<Rectangle2D> names) {
        for (double away : new double[] {0, 1, -1, 2, -2}) {
            Rectangle2D place = new Rectangle2D.Double(x, y + away * SYMBOL - SYMBOL / 2, width, SYMBOL);
            if (names.stream().noneMatch(name -> name.intersects(x - BESIDE, place.getY(), width + 2 * BESIDE, SYMBOL))) {
                return place;
            }
        }
        return null;
    }

    private void paint(Graphics2D g, Row row, Rectangle2D box, SymbolRow letters, Look look) {
        var shape = new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), 6, 6);
        boolean plain = row.kind() == Kind.INPUT || row.kind() == Kind.OUTPUT || row.kind() == Kind.LOSS;
        g.setColor(plain ? look.card() : look.hover());
        g.fill(shape);
        if (!plain) {
            g.setColor(row.id().equals(chosen) ? look.ink() : look.faint());
            g.setStroke(new BasicStroke(row.id().equals(chosen) ? 1.8f : 1));
            g.draw(shape);
        }
        Font font = row.id().equals(chosen) ? look.fonts().uiSemiBold(LETTERS) : look.fonts().ui(LETTERS);
        String name = plan.name(row);
        Font small = look.fonts().ui(LETTERS);
        boolean two = box.getHeight() >= TALL;
        write(letters, name, two ? look.fonts().uiSemiBold(LETTERS) : font, look.ink(), box, two ? -LINE / 2 : 0, look);
        if (two) {
            write(letters, row.shape(), small, look.muted(), box, LINE / 2, look);
        }
    }

    private static void write(SymbolRow letters, String words, Font font, Color ink, Rectangle2D box, double down, Look look) {
        letters.add(words, font, ink, box.getCenterX(), box.getCenterY() + 4 + down,
                GlyphRuns.width(words, font, look.fonts()) + 1);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Places places = new Places(plan, width, height);
        for (Row row : plan.rows()) {
            Rectangle2D box = places.box(row);
            if (box.contains(x, y)) {
                return new Hit(-1, -1, row.id(), row.title() + ", " + row.shape(), box);
            }
        }
        Link nearest = null;
        double least = NEAR;
        for (Link link : plan.links()) {
            double distance = Wire.distance(places.path(link), x, y);
            if (link.weight() != null && distance < least) {
                least = distance;
                nearest = link;
            }
        }
        return nearest == null ? null : new Hit(-1, -1, nearest.weight().id(), nearest.weight().where() + ", "
                + nearest.weight().shape(), null);
    }

    /** Where rows stand when nothing is unrolled. */
    private static final class Places {
        private final WiringPlan plan;
        private final double width;
        private final double height;
        private final double pitch;

        Places(WiringPlan plan, double width, double height) {
            this.plan = plan;
            this.width = width;
            this.height = height;
            this.pitch = Math.min(MOST_PITCH, height / plan.levels());
        }

        private double centre(Row row) {
            double middle = !plan.writes() || row.side() == Side.BETWEEN ? 0.5 : row.side() == Side.READ ? 0.22 : 0.745;
            return width * middle + row.offset() * (plan.writes() ? 31 : 48);
        }

        Rectangle2D box(Row row) {
            double h = Math.max(LEAST_BOX, Math.min(MOST_BOX, pitch * BOX_SHARE));
            double w = row.offset() != 0 ? HALF_BOX : Math.max(BOX_WIDTH, plan.name(row).length() * LETTER_WIDTH + 8);
            double y = height / 2 + (plan.levels() / 2.0 - row.level() - 0.5) * pitch;
            return new Rectangle2D.Double(centre(row) - w / 2, y - h / 2, w, h);
        }

        Path2D path(Link link) {
            Rectangle2D from = box(link.from());
            Rectangle2D to = box(link.to());
            if (link.from().equals(link.to())) {
                return link.reach() == Reach.BACKWARD && plan.writes() ? cornerLoop(from)
                        : loop(from, loopsRight(link));
            }
            return switch (link.reach()) {
                case SAME -> link.from().level() < link.to().level() ? up(link, from, to) : down(from, to);
                case FED_BACK -> WirePath.rounded(new double[] {from.getMaxX() - 4, from.getCenterY(),
                    from.getMaxX() + FED_BACK, from.getCenterY(), from.getMaxX() + FED_BACK, to.getCenterY(),
                    to.getMaxX() - 2,
                    to.getCenterY()}, 6);
                case ONCE_TO_FIRST -> line(from.getMaxX(), from.getCenterY(), to.getX(), to.getCenterY());
                case LAST_TO_ONCE, FIRST_TO_ONCE -> end(link, from, to);
                case ALL_TO_EACH, PAST_TO_EACH, ALL_TO_ONCE, ONCE_TO_EACH -> across(from, to);
                default -> isBelow(link) ? down(from, to) : line(from.getCenterX() - 8, from.getY(), to.getCenterX() - 8, to.getMaxY());
            };
        }

        /** Whether what a step leaves enters lower down at the next. */
        private static boolean isBelow(Link link) {
            return link.reach() == Reach.FORWARD && link.from().level() > link.to().level();
        }

        private static boolean loopsRight(Link link) {
            return link.from().offset() >= 0;
        }

        private static Path2D line(double x0, double y0, double x1, double y1) {
            return WirePath.rounded(new double[] {x0, y0, x1, y1}, 0);
        }

        private static Path2D loop(Rectangle2D box, boolean right) {
            double x = right ? box.getMaxX() : box.getX();
            double out = right ? LOOP : -LOOP;
            Path2D path = new Path2D.Double();
            path.moveTo(x, box.getCenterY() - 4);
            path.curveTo(x + 1.5 * out, box.getCenterY() - 15, x + 1.5 * out, box.getCenterY() + 15, x,
                    box.getCenterY() + 4);
            return path;
        }

        /** Where the right side is needed for what goes on from there. */
        private static Path2D cornerLoop(Rectangle2D box) {
            Path2D path = new Path2D.Double();
            path.moveTo(box.getMaxX(), box.getY() + 5);
            path.curveTo(box.getMaxX() + 1.4 * LOOP, box.getY() + 2, box.getMaxX() + 4, box.getY() - 1.4 * LOOP,
                    box.getMaxX() - 8, box.getY());
            return path;
        }

        private Path2D up(Link link, Rectangle2D from, Rectangle2D to) {
            boolean blocked = plan.rows().stream().anyMatch(row -> row.side() == link.to().side()
                    && row.level() > link.from().level() && row.level() < link.to().level()
                    && row.offset() == link.from().offset()) && link.from().offset() == link.to().offset();
            if (blocked) {
                double x = Math.min(from.getX(), to.getX()) - 9;
                return WirePath.rounded(new double[] {from.getX() + 6, from.getCenterY(), x, from.getCenterY(), x,
                    to.getCenterY(), to.getX(), to.getCenterY()}, 6);
            }
            double x0 = link.to().offset() == 0 ? from.getCenterX() : within(from, to.getCenterX());
            double x1 = link.from().offset() == 0 ? to.getCenterX() : within(to, x0);
            return line(x0, from.getY(), x1, to.getMaxY());
        }

        private static double within(Rectangle2D box, double x) {
            return Math.max(box.getX() + 6, Math.min(box.getMaxX() - 6, x));
        }

        private static Path2D down(Rectangle2D from, Rectangle2D to) {
            double x = Math.min(from.getX(), to.getX()) - 9;
            return WirePath.rounded(new double[] {from.getX(), from.getCenterY(), x, from.getCenterY(), x,
                to.getCenterY(), to.getX(), to.getCenterY()}, 6);
        }

        private Path2D end(Link link, Rectangle2D from, Rectangle2D to) {
            if (link.to().side() != Side.BETWEEN) {
                double side = link.reach() == Reach.LAST_TO_ONCE ? 10 : -10;
                return line(from.getCenterX() + side, from.getY(), to.getCenterX() + side, to.getMaxY());
            }
            if (link.from().level() != link.to().level()) {
                boolean below = link.from().level() < link.to().level();
                return WirePath.rounded(new double[] {from.getMaxX(), from.getCenterY(), to.getCenterX(),
                    from.getCenterY(), to.getCenterX(), below ? to.getMaxY() : to.getY()}, 6);
            }
            return line(from.getMaxX(), from.getCenterY(), to.getX(), to.getCenterY());
        }

        private static Path2D across(Rectangle2D from, Rectangle2D to) {
            Path2D path = new Path2D.Double();
            double y0 = from.getY();
            double y1 = to.getMaxY();
            double middle = (y0 + y1) / 2;
            path.moveTo(from.getCenterX(), y0);
            path.curveTo(from.getCenterX(), middle, to.getCenterX() - 14, middle, to.getCenterX() - 14, y1);
            return path;
        }

        /** Left end and middle height of a weight's name. */
        double[] nameAt(Link link, double nameWidth) {
            Rectangle2D from = box(link.from());
            if (link.from().equals(link.to())) {
                boolean right = loopsRight(link);
                boolean corner = link.reach() == Reach.BACKWARD && plan.writes();
                if (!right && plan.writes()) {
                    return new double[] {Math.max(0, from.getX() - nameWidth - 2), from.getCenterY() + 15};
                }
                return new double[] {right ? from.getMaxX() + LOOP + (corner ? 0 : 4)
                        : from.getX() - LOOP - 4 - nameWidth, corner ? from.getY() - 6 : from.getCenterY()};
            }
            Rectangle2D at = path(link).getBounds2D();
            if (link.to().side() == Side.BETWEEN) {
                Rectangle2D bridge = box(link.to());
                return new double[] {bridge.getCenterX() + (link.from().kind() == Kind.INPUT ? 5 : -nameWidth / 2),
                    bridge.getMaxY() + 10};
            }
            boolean left = link.to().offset() < 0 || link.from().offset() < 0 || isBelow(link);
            boolean upward = link.reach() == Reach.SAME && from.getY() > box(link.to()).getMaxY();
            double y = upward ? from.getY() - (pitch - from.getHeight()) / 2 : at.getCenterY();
            double share = upward && at.getHeight() > 0 ? (from.getY() - y) / at.getHeight() : 0.5;
            boolean leans = at.getWidth() > 1 && at.getWidth() < 60;
            double x = !leans ? at.getMaxX() : box(link.to()).getCenterX() >= from.getCenterX()
                    ? at.getX() + share * at.getWidth() : at.getMaxX() - share * at.getWidth();
            return new double[] {left ? (leans ? x : at.getX()) - 5 - nameWidth : x + 5, y};
        }
    }
}
