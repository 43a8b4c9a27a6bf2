package rnnscope.figure.wiring;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Function;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.now.MathText;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.wiring.WiringPlan.Weight;
import rnnscope.language.Words;

/**
 * List of a network's parameters, each once: how it is drawn, its name, its shape, how many numbers it is and at how
 * many steps it is used.
 *
 * @param readSteps    steps of what is read
 * @param writtenSteps steps of what is written
 * @param chosen       id of the weight that stands out, or of a row whose weights do; null for none
 */
public record ParameterListFigure(WiringPlan plan, int readSteps, int writtenSteps, String chosen) implements Figure {
    private static final double LINE = 22;
    private static final double LEAST_LINE = 14;
    private static final double SAMPLE = 22;
    private static final double LETTERS = 13;
    private static final double GAP = 15;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        List<Weight> weights = plan.weights();
        int shown = shown(height);
        double line = line(height);
        for (int i = 0; i < shown; i++) {
            paint(g, weights.get(i), (i + 0.5) * line, width, look);
        }
        if (shown < weights.size()) {
            long rest = weights.subList(shown, weights.size()).stream().mapToLong(Weight::count).sum();
            GlyphRuns.draw(g, Words.of("figure.wiring.more", weights.size() - shown, Numbers.count(rest)),
                    look.fonts().ui(11), look, look.muted(), SAMPLE + 8, (shown + 0.5) * line + 4);
        }
    }

    private double line(double height) {
        return Math.max(LEAST_LINE, Math.min(LINE, height / plan.weights().size()));
    }

    /** How many there is room for, with a line for the rest. */
    private int shown(double height) {
        int fit = (int) Math.floor(height / line(height) + 1e-6);
        return fit >= plan.weights().size() ? plan.weights().size() : Math.max(0, fit - 1);
    }

    private boolean stands(Weight weight) {
        return chosen != null && (weight.id().equals(chosen)
                || plan.row(chosen) != null && plan.into(plan.row(chosen)).contains(weight));
    }

    private void paint(Graphics2D g, Weight weight, double y, double width, Look look) {
        boolean stands = stands(weight);
        Font words = look.fonts().ui(11);
        Font numbers = stands ? look.fonts().monoSemiBold(11) : look.fonts().mono(11);
        g.setColor(WeightStroke.colour(weight, look));
        g.setStroke(WeightStroke.stroke(weight, stands ? 3 : 1.8));
        g.draw(new Line2D.Double(0, y, SAMPLE, y));
        MathText.of(weight.symbol(), look, LETTERS).paint(g, SAMPLE + 8, y + 0.24 * LETTERS);
        double left = SAMPLE + 16 + plan.weights().stream()
                .mapToDouble(w -> MathText.of(w.symbol(), look, LETTERS).width()).max().orElse(0);
        GlyphRuns.drawRight(g, uses(weight), numbers, look, look.muted(), width, y + 4);
        double right = width - widest(this::uses, look) - GAP;
        GlyphRuns.drawRight(g, Numbers.count(weight.count()), numbers, look, look.ink(), right, y + 4);
        right -= widest(w -> Numbers.count(w.count()), look) + GAP;
        GlyphRuns.drawRight(g, weight.shape(), numbers, look, stands ? look.ink() : look.muted(), right, y + 4);
        double room = right - GlyphRuns.width(weight.shape(), numbers, look.fonts()) - 6 - left;
        GlyphRuns.draw(g, fitted(weight.where(), room, words, look), words, look, stands ? look.ink() : look.muted(),
                left, y + 4);
    }

    private String uses(Weight weight) {
        return "× " + Numbers.count(plan.uses(weight, readSteps, writtenSteps));
    }

    private double widest(Function<Weight, String> words, Look look) {
        return plan.weights().stream().mapToDouble(w -> GlyphRuns.width(words.apply(w), look.fonts().mono(11),
                look.fonts())).max().orElse(0);
    }

    /** As many of the last words as there is room for: the first are in the symbol too. */
    private static String fitted(String where, double room, Font font, Look look) {
        String left = where;
        while (!left.isEmpty() && GlyphRuns.width(left, font, look.fonts()) > room) {
            int comma = left.indexOf(", ");
            left = comma < 0 ? "" : left.substring(comma + 2);
        }
        return left;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        double line = line(height);
        int i = (int) Math.floor(y / line);
        if (i < 0 || i >= shown(height)) {
            return null;
        }
        Weight weight = plan.weights().get(i);
        return new Hit(-1, -1, weight.id(), weight.where() + "\n" + String.join("\n", weight.names()) + "\n"
                + Words.of("figure.wiring.used", Numbers.count(weight.count()), Numbers.count(plan.uses(weight, readSteps,
                        writtenSteps))), new Rectangle2D.Double(0, i * line, width, line));
    }

    @Override
    public NumberTable numbers() {
        List<Weight> weights = plan.weights();
        return NumberTable.of(weights.size()).with("weights", i -> weights.get(i).where()).with("shape",
                i -> weights.get(i).shape()).with("numbers", i -> weights.get(i).count())
                .with("uses", i -> plan.uses(weights.get(i), readSteps, writtenSteps)).build();
    }
}
