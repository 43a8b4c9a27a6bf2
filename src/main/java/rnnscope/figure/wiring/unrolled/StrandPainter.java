package rnnscope.figure.wiring.unrolled;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.figure.paint.Look;
import rnnscope.figure.wiring.WeightStroke;
import rnnscope.figure.wiring.Wire;
import rnnscope.figure.wiring.WiringPlan.Link;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringRun;

/**
 * Painter of the copies of all links: faint what is to come, in full what enters the beam or stands out. Copies that
 * look alike are painted in one go.
 *
 * @param chosen id of a weight whose copies stand out, or of a row that does; null for none
 */
record StrandPainter(Graphics2D g, WiringLayout layout, WiringRun run, Look look, String chosen) {
    private static final float RESTING = 0.62f;
    private static final float DIMMED = 0.16f;
    private static final float DIMMED_IN_BEAM = 0.5f;
    private static final float TO_COME = 0.22f;

    /** How copies of a link look; those with attention differ in thickness too. */
    private record Style(Link link, boolean known, boolean lit, boolean stands, float amount) {
        boolean attends() {
            return !Float.isNaN(amount);
        }

        boolean isInFront() {
            return lit || stands;
        }
    }

    void paint(List<Strand> strands) {
        Map<Style, Path2D> alike = new LinkedHashMap<>();
        for (Strand strand : strands) {
            alike.computeIfAbsent(style(strand), style -> new Path2D.Double()).append(strand.path(), false);
        }
        alike.forEach((style, path) -> paint(style, path, false));
        alike.forEach((style, path) -> paint(style, path, true));
        g.setComposite(AlphaComposite.SrcOver);
        strands.stream().filter(strand -> Float.isNaN(strand.amount()) && style(strand).known && layout.column(strand.link().to().side())
                >= WiringLayout.LEGIBLE).forEach(this::paintHead);
        g.setComposite(AlphaComposite.SrcOver);
    }

    private Style style(Strand strand) {
        Link link = strand.link();
        return new Style(link, run.isKnown(link.to(), strand.toStep()), run.isLit(link.to(), strand.toStep()),
                stands(link), strand.amount());
    }

    private boolean stands(Link link) {
        return chosen != null && (link.weight() != null && link.weight().id().equals(chosen)
                || link.to().id().equals(chosen));
    }

    private float opacity(Style style) {
        if (style.stands || style.lit && chosen == null) {
            return 1;
        }
        return chosen == null ? style.known ? RESTING : TO_COME : style.lit ? DIMMED_IN_BEAM : DIMMED;
    }

    private void setPaint(Style style) {
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, opacity(style)));
        g.setColor(style.attends() && style.lit ? look.beam() : WeightStroke.colour(style.link.weight(), look));
    }

    private void paint(Style style, Path2D path, boolean inFront) {
        if (style.isInFront() == inFront) {
            setPaint(style);
            g.setStroke(stroke(style));
            g.draw(path);
        }
    }

    private Stroke stroke(Style style) {
        if (style.attends()) {
            return new BasicStroke(0.5f + 6.5f * style.amount, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        double thick = style.isInFront() ? 2 : layout.column(style.link.to().side()) < WiringLayout.LEGIBLE ? 0.8 : 1.2;
        return style.link.reach() == Reach.FED_BACK
                ? new BasicStroke((float) thick * 0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10,
                        new float[] {2, 3}, 0)
                : WeightStroke.stroke(style.link.weight(), thick);
    }

    private void paintHead(Strand strand) {
        Style style = style(strand);
        setPaint(style);
        Wire.paintHead(g, strand.path(), style.isInFront() ? 3.4 : 2.8);
    }
}
