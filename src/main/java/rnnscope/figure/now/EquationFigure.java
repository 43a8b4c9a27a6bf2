package rnnscope.figure.now;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/** Equation as the papers write it, and below it the same with this step's numbers put in. */
public final class EquationFigure implements Figure {
    private static final double FORMULA = 19;
    private static final double NUMBERS = 14;
    private static final double NUMBERS_LINE = 1.4;
    /** Where text stands in its line, from the line's top. */
    private static final double FORMULA_BASELINE = 0.72;
    private static final double NUMBERS_BASELINE = 0.78;
    private static final double GAP = 4;
    /** Numbers are never smaller. */
    private static final double SMALLEST = 11;
    /** Shares of the full sizes: the least to which a line shrinks before it breaks, the least of all, and the most. */
    private static final double LEAST_ONE_LINE = 0.79;
    private static final double LEAST = 0.56;
    private static final double MOST = 1.3;
    private static final double STEP = 0.03;
    private static final int DECIMALS = 3;
    /** What a line of numbers may end before. */
    private static final String BREAKS = "+−=×";
    /** Words at the end that say what the numbers are; they give way where there is no room. */
    private static final Pattern ASIDE = Pattern.compile("\\s+\\([a-z][a-z, ]*\\)$");

    private final String markup;
    private final SubstitutedEquation numbers;
    private final Hit hit;

    /** Of a cell. */
    public EquationFigure(Equation equation, CellValues values) {
        this(values.directed(equation.formula()), values.isTooLarge() ? new SubstitutedEquation("", Numbers.tooLarge())
                : SubstitutedEquation.of(equation.numbers(), values::at, DECIMALS), hit(equation, values));
    }

    /** Of anything else: the value of each place of its numbers. */
    public EquationFigure(Equation equation, ToDoubleFunction<String> values) {
        this(equation.formula(), SubstitutedEquation.of(equation.numbers(), values, DECIMALS), null);
    }

    private EquationFigure(String formula, SubstitutedEquation numbers, Hit hit) {
        this.markup = formula;
        this.numbers = numbers;
        this.hit = hit;
    }

    private static Hit hit(Equation equation, CellValues values) {
        Channel channel = values.channel(equation.channel());
        return channel == null ? null : new Hit(values.step(), values.unit(), channel.id(), channel.symbol() + " = "
                + Numbers.exact((float) values.at(channel.symbol())), null);
    }

    /** The equation with its numbers as one line of text, for a screen reader or the clipboard. */
    public String words() {
        return numbers.toString();
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Lines lines = layout(width, height, look);
        g.setColor(look.ink());
        lines.formula().paint(g, 0, lines.formula().lineHeight() * FORMULA_BASELINE);
        double line = NUMBERS_LINE * lines.plain().getSize2D();
        double y = lines.formula().height() + GAP + line * NUMBERS_BASELINE;
        for (int i = 0; i < lines.numbers().size(); i++) {
            double x = i == 0 ? 0 : lines.indent();
            if (i == 0 && !numbers.left().isEmpty()) {
                GlyphRuns left = new GlyphRuns(numbers.left(), lines.bold(), look.fonts());
                left.paint(g, 0, y);
                x = left.width() + GlyphRuns.width(" ", lines.plain(), look.fonts());
            }
            GlyphRuns.draw(g, lines.numbers().get(i), lines.plain(), look, look.ink(), x, y + i * line);
        }
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        return hit == null ? null : new Hit(hit.step(), hit.unit(), hit.channel(), hit.words(),
                new Rectangle2D.Double(0, 0, width, height));
    }

    /** One line each where type of a readable size allows it, else as many as it takes, smaller until they fit. */
    Lines layout(double width, double height, Look look) {
        Lines whole = layout(numbers.right(), width, height, look);
        String shorter = ASIDE.matcher(numbers.right()).replaceFirst("");
        boolean fits = whole.height() <= height && whole.width() <= width;
        return fits || shorter.equals(numbers.right()) ? whole : layout(shorter, width, height, look);
    }

    private Lines layout(String right, double width, double height, Look look) {
        Lines full = set(right, 1, 1, Double.POSITIVE_INFINITY, look);
        double most = Math.max(LEAST, Math.min(MOST, height / full.height()));
        double formula = share(most, width / full.formula().width());
        double digits = share(most, width / GlyphRuns.width((numbers.left() + " " + right).strip(), full.bold(), look.fonts()));
        Lines set = set(right, formula, digits, width, look);
        while ((set.height() > height || set.width() > width) && formula > LEAST) {
            formula -= STEP;
            digits -= STEP;
            set = set(right, formula, digits, width, look);
        }
        return set;
    }

    /** The share at which a line fits its width; the largest, for several lines, where that would be too small. */
    private static double share(double most, double fitting) {
        return fitting >= most || fitting < LEAST_ONE_LINE ? most : fitting;
    }

    private Lines set(String right, double formulaShare, double numbersShare, double width, Look look) {
        MathText formula = new MathText(Formula.parse(markup), look.fonts().mathItalic(1),
                look.fonts().mathRoman(1), FORMULA * formulaShare, width);
        double size = Math.max(SMALLEST, NUMBERS * numbersShare);
        Font plain = look.fonts().mono(size);
        Font bold = look.fonts().monoSemiBold(size);
        double indent = 2 * GlyphRuns.width("0", plain, look.fonts());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double left = numbers.left().isEmpty() ? 0 : GlyphRuns.width(numbers.left() + " ", bold, look.fonts());
        double room = width - left;
        for (String piece : pieces(right)) {
            double wanted = GlyphRuns.width((line + piece).stripTrailing(), plain, look.fonts());
            if (line.length() > 0 && wanted > room) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                room = width - indent;
            }
            line.append(piece);
        }
        lines.add(line.toString().stripTrailing());
        double widest = formula.width();
        for (int i = 0; i < lines.size(); i++) {
            widest = Math.max(widest, (i == 0 ? left : indent) + GlyphRuns.width(lines.get(i), plain, look.fonts()));
        }
        return new Lines(formula, List.copyOf(lines), plain, bold, indent, widest);
    }

    /** Cut before each operator that stands between spaces. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < text.length() - 1; i++) {
            if (BREAKS.indexOf(text.charAt(i)) >= 0 && text.charAt(i - 1) == ' ' && text.charAt(i + 1) == ' ') {
                pieces.add(text.substring(from, i));
                from = i;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /** What is painted: the formula and the lines of numbers, without the left side of the first. */
    record Lines(MathText formula, List<String> numbers, Font plain, Font bold, double indent, double width) {
        double height() {
            return formula.height() + GAP + numbers.size() * NUMBERS_LINE * plain.getSize2D();
        }
    }
}
