package rnnscope.figure.now;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.now.Formula.Atom;
import rnnscope.figure.now.Formula.Kind;
import rnnscope.figure.now.Formula.Level;
import rnnscope.figure.paint.Lettering;
import rnnscope.figure.paint.Look;

/** Math typesetting: a formula set in type at one size, in one or more lines, with TeX's spaces between its atoms. */
public final class MathText {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    /** Size of a script to that of the line, and how far it stands below or above, in em. */
    private static final double SCRIPT = 0.72;
    private static final double DROP = 0.19;
    private static final double RISE = 0.38;
    /** How far a continued line stands in, in em. */
    private static final double INDENT = 1.2;

    private record Placed(GlyphVector glyphs, String text, int line, double x, double drop) {
        double end() {
            return x + glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
        }

        Placed continued(int onLine, double back) {
            return new Placed(glyphs, text, onLine, x - back, drop);
        }
    }

    private final List<Placed> glyphs = new ArrayList<>();
    private final double size;
    private double width;
    private int line;

    /**
     * @param letters font of variables (KaTeX Math)
     * @param roman   font of everything else (KaTeX Main)
     * @param widest  width at which a line is broken before an operator; a part that has none goes past it
     */
    MathText(Formula formula, Font letters, Font roman, double size, double widest) {
        this.size = size;
        double x = 0;
        double scripts = 0;
        int breakAt = 0;
        Level before = Level.LINE;
        for (int i = 0; i < formula.atoms().size(); i++) {
            Atom atom = formula.atoms().get(i);
            x += formula.spaceBefore(i) * size;
            if (formula.mayBreakBefore(i)) {
                breakAt = glyphs.size();
            }
            if (atom.level() != Level.LINE && atom.level() != before) {
                x = before == Level.LINE ? x : scripts;
                scripts = x;
            }
            before = atom.level();
            Placed placed = place(atom, letters, roman, x);
            glyphs.add(placed);
            x = placed.end();
            if (x > widest && breakAt > 0 && glyphs.get(breakAt).x() > INDENT * size) {
                double back = glyphs.get(breakAt).x() - INDENT * size;
                line++;
                glyphs.subList(breakAt, glyphs.size()).replaceAll(p -> p.continued(line, back));
                x -= back;
                scripts -= back;
            }
        }
        width = glyphs.stream().mapToDouble(Placed::end).max().orElse(0);
    }

    /** Markup of {@link rnnscope.tape.Equation#formula()} in one line. */
    public static MathText of(String markup, Look look, double size) {
        return new MathText(Formula.parse(markup), look.fonts().mathItalic(1), look.fonts().mathRoman(1), size,
                Double.POSITIVE_INFINITY);
    }

    private Placed place(Atom atom, Font letters, Font roman, double x) {
        boolean letter = atom.kind() == Kind.LETTER && letters.canDisplay(atom.text().codePointAt(0));
        double share = atom.level() == Level.LINE ? 1 : SCRIPT;
        double drop = switch (atom.level()) {
            case LINE -> 0;
            case SUBSCRIPT -> DROP * size;
            case SUPERSCRIPT -> -RISE * size;
        };
        Font font = (letter ? letters : roman).deriveFont((float) (size * share));
        return new Placed(font.createGlyphVector(CONTEXT, atom.text()), atom.text(), line, x, drop);
    }

    public double width() {
        return width;
    }

    int lines() {
        return line + 1;
    }

    /** Height of one line. */
    double lineHeight() {
        return 1.4 * size;
    }

    double height() {
        return lines() * lineHeight();
    }

    /** Paints with the colour that is set, the first line on {@code baseline}. */
    public void paint(Graphics2D g, double x, double baseline) {
        for (Placed placed : glyphs) {
            double y = baseline + placed.line() * lineHeight() + placed.drop();
            if (Lettering.isText(g)) {
                Lettering.fill(g, placed.glyphs(), placed.text(), x + placed.x(), y);
            } else {
                g.drawGlyphVector(placed.glyphs(), (float) (x + placed.x()), (float) y);
            }
        }
    }

    /** Paints one line with its letters' middle on {@code y} and the middle of its width on {@code x}. */
    public void paintCentred(Graphics2D g, double x, double y) {
        paint(g, x - width / 2, y + 0.24 * size);
    }
}
