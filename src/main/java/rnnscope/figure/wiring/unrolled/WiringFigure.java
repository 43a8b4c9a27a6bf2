package rnnscope.figure.wiring.unrolled;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringRun;
import rnnscope.language.Words;

/**
 * Unrolled network over a text: a column for each step, from what enters at the bottom to the loss at the top, as far
 * as it has been computed. All copies of a weight are drawn alike, and stand out together.
 *
 * @param run          what was computed
 * @param zoom         1 for columns of their natural width
 * @param chosen       id of a weight whose copies stand out, or of a row that does; null for none
 * @param destinations by the id of a row or a weight what a click on it leads to, in a word
 */
public record WiringFigure(WiringPlan plan, WiringRun run, double zoom, String chosen,
        Map<String, String> destinations) implements Figure {
    private static final double NEAR = 4;
    /** Of the map in a 1280×720 window, whose steps the numbers are of. */
    private static final double USUAL_WIDTH = 856;
    private static final double USUAL_HEIGHT = 640;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        WiringLayout layout = layout(width, height);
        paintBeams(g, layout, look);
        new StrandPainter(g, layout, run, look, chosen).paint(Strands.of(layout, run));
        new NodePainter(g, layout, run, look, chosen).paintAll();
        new GutterPainter(layout, look, chosen).paint(g);
        say(g, layout, width, height, look);
    }

    /** At a copy of the weight that stands out, or of the first recurrent one. */
    private void say(Graphics2D g, WiringLayout layout, double width, double height, Look look) {
        List<Strand> strands = Strands.of(layout, run);
        Strand own = null;
        for (Strand strand : strands) {
            WiringPlan.Weight weight = strand.link().weight();
            boolean speaks = weight != null && (plan.weight(chosen) == weight || plan.weight(chosen) == null
                    && weight.family() == WiringPlan.Family.RECURRENT);
            own = speaks && (own == null || own.link().weight() == weight) ? strand : own;
        }
        if (own == null) {
            return;
        }
        Messages room = new Messages(width, height);
        strands.forEach(strand -> room.avoidLine(strand.path()));
        for (WiringPlan.Row row : plan.rows()) {
            for (Side side : List.of(row.side())) {
                for (int step = layout.span(side).from(); step < layout.span(side).to(); step++) {
                    if (layout.shows(row, step)) {
                        room.avoid(layout.box(row, step));
                    }
                }
            }
        }
        Rectangle2D at = own.path().getBounds2D();
        room.paint(g, look, new Message(WeightMessage.of(own.link().weight(), plan.uses(own.link().weight(),
                run.readSteps(), run.writtenSteps())), at.getCenterX(), at.getCenterY()));
    }

    private WiringLayout layout(double width, double height) {
        return new WiringLayout(plan, run, width, height, zoom, Fonts.get());
    }

    private static void paintBeam(Graphics2D g, WiringLayout layout, Side side, int step, Look look) {
        if (step < 0 || !layout.span(side).contains(step)) {
            return;
        }
        PixelGrid grid = new PixelGrid(g);
        double x0 = layout.columnCentre(side, step) - layout.column(side) / 2;
        double x1 = x0 + layout.column(side);
        grid.fill(g, look.beamColumn(), x0, 0, x1, layout.height());
        grid.vertical(g, look.beam(), x0, 0, layout.height(), 1);
        grid.vertical(g, look.beam(), x1 - grid.pixel(), 0, layout.height(), 1);
    }

    private void paintBeams(Graphics2D g, WiringLayout layout, Look look) {
        paintBeam(g, layout, Side.READ, run.current(Side.READ), look);
        paintBeam(g, layout, Side.WRITTEN, run.current(Side.WRITTEN), look);
    }

    // The pointer

    @Override
    public Hit at(double x, double y, double width, double height) {
        WiringLayout layout = layout(width, height);
        for (Row row : plan.rows()) {
            int step = row.once() ? 0 : layout.stepAt(row.side(), x - row.offset() * 0.235 * layout.column(row.side()));
            step = row.offset() != 0 ? layout.stepAt(row.side(), x) : step;
            if (step >= 0 && layout.shows(row, step)) {
                Rectangle2D box = layout.box(row, step);
                if (grown(box).contains(x, y)) {
                    int index = run.isKnown(row, step) ? valueAt(row, step, box, x, y) : -1;
                    return new Hit(step, row.kind() == Kind.CELL ? index : -1, row.id(), words(row, step, index), box);
                }
            }
        }
        Strand nearest = null;
        double least = NEAR;
        for (Strand strand : Strands.of(layout, run)) {
            double distance = strand.distance(x, y);
            if (distance < least && (strand.link().weight() != null || !Float.isNaN(strand.amount()))) {
                least = distance;
                nearest = strand;
            }
        }
        if (nearest != null) {
            return new Hit(nearest.toStep(), -1, nearest.link().weight() == null ? null : nearest.link().weight().id(),
                    words(nearest), null);
        }
        for (Side side : List.of(Side.READ, Side.WRITTEN)) {
            int step = layout.stepAt(side, x);
            if (step >= 0 && run.current(side) >= 0) {
                return new Hit(step, -1, null, null, null);
            }
        }
        return null;
    }

    private static Rectangle2D grown(Rectangle2D box) {
        return new Rectangle2D.Double(box.getX() - 2, box.getY() - 2, box.getWidth() + 4, box.getHeight() + 4);
    }

    /** The side whose column is at {@code x}: what is written, where there is such a column there. */
    public Side sideAt(double x, double width, double height) {
        return layout(width, height).stepAt(Side.WRITTEN, x) >= 0 ? Side.WRITTEN : Side.READ;
    }

    /** The value of a row under the pointer, −1 for none. */
    private int valueAt(Row row, int step, Rectangle2D box, double x, double y) {
        float[] values = run.symbol(row, step) == null ? run.values(row, step) : null;
        return values == null ? -1 : ValueField.of(values.length, box, row.kind() == Kind.INPUT).at(box, x, y);
    }

    private String words(Row row, int step, int index) {
        StringBuilder words = new StringBuilder(row.title()).append(", ").append(row.shape());
        if (!row.once()) {
            words.append(", ").append(Words.of("figure.step", Numbers.count(step + 1L)));
        }
        if (index >= 0) {
            words.append('\n').append(row.kind() == Kind.CELL ? Words.of("figure.wiring.h", index)
                    : Words.of("figure.wiring.number", index + 1, row.width())).append(" = ")
                    .append(Numbers.exact(run.values(row, step)[index]));
        }
        String more = run.words(row, step);
        if (more != null) {
            words.append('\n').append(more);
        }
        for (WiringPlan.Weight weight : plan.into(row)) {
            words.append('\n').append(words(weight));
        }
        return words.append(leadsTo(row.id())).toString();
    }

    private String leadsTo(String id) {
        return destinations.containsKey(id) ? "\n" + Words.of("figure.wiring.click", destinations.get(id)) : "";
    }

    /** "recurrent: 512 × 128, 66 048 numbers in all, the same at all 9 591 steps". */
    private String words(WiringPlan.Weight weight) {
        long uses = plan.uses(weight, run.readSteps(), run.writtenSteps());
        return weight.where() + ": " + weight.shape() + ", " + Words.of(weight.count() == 1 ? "figure.wiring.one-number"
                : weight.names().size() > 1 ? "figure.wiring.in-all" : "figure.wiring.numbers", Numbers.count(weight.count()))
                + (uses > 1 ? Words.of("figure.wiring.same-at-all", Numbers.count(uses)) : Words.of("figure.wiring.once"));
    }

    private String words(Strand strand) {
        WiringPlan.Weight weight = strand.link().weight();
        String amount = Float.isNaN(strand.amount()) ? "" : Words.of("figure.wiring.attention", strand.fromStep() + 1,
                Numbers.exact(strand.amount()));
        return weight == null ? amount
                : (amount.isEmpty() ? "" : amount + "\n") + words(weight) + leadsTo(weight.id());
    }

    /** What each part has at the steps around the beam, number by number. */
    @Override
    public NumberTable numbers() {
        WiringLayout layout = layout(USUAL_WIDTH, USUAL_HEIGHT);
        List<Value> all = new ArrayList<>();
        for (Row row : plan.rows()) {
            WiringLayout.Span span = layout.span(row.side());
            for (int step = row.once() ? 0 : span.from(); step < (row.once() ? 1 : span.to()); step++) {
                float[] values = run.isKnown(row, step) ? run.values(row, step) : null;
                for (int unit = 0; values != null && unit < values.length; unit++) {
                    all.add(new Value(row, step, unit, values[unit]));
                }
            }
        }
        return NumberTable.of(all.size()).with("part", i -> all.get(i).row.title()).with("side",
                i -> all.get(i).row.side().name().toLowerCase(Locale.ROOT))
                .with("at step", i -> all.get(i).row.once() ? null : all.get(i).step + 1).with("unit", i -> all.get(i).unit)
                .with("value", i -> all.get(i).value).build();
    }

    private record Value(Row row, int step, int unit, float value) {}
}
