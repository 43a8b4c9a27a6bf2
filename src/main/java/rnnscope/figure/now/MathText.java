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

/** A formula set in type at one size, in one or more lines, with TeX's spaces between its atoms. */
final class MathText {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    /** Size of a script to that of the line, and how far it stands below or above, in em. */
    private static final double SCRIPT = 0.72;
    private static final double DROP = 0.19;
    private static final double RISE = 0.38;
    /** TeX's thin, medium and thick space, in em. */
    private static final double THIN = 3 / 18.0;
    private static final double MEDIUM = 4 / 18.0;
    private static final double THICK = 5 / 18.0;

    private record Placed(GlyphVector glyphs, int line, double x, double drop) {}

    private final List<Placed> glyphs = new ArrayList<>();
    private final double size;
    private final double width;
    private final int lines;

    /**
     * @param letters font of variables (KaTeX Math)
     * @param roman   font of everything else (KaTeX Main)
     * @param widest  width at which a line is broken before an operator; a part that has none goes past it
     */
    MathText(Formula formula, Font letters, Font roman, double size, double widest) {
        this.size = size;
        double x = 0;
        double longest = 0;
        int line = 0;
        double indent = 1.2 * size;
        int breakAt = -1;
        double breakX = 0;
        double scriptsFrom = 0;
        List<Atom> atoms = formula.atoms();
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            x += space(atoms, i) * size;
            boolean onLine = atom.level() == Level.LINE;
            if (onLine && (isBinary(atoms, i) || atom.kind() == Kind.RELATION)) {
                breakAt = glyphs.size();
                breakX = x;
            }
            if (!onLine && i > 0 && atoms.get(i - 1).level() != atom.level()) {
                x = atoms.get(i - 1).level() == Level.LINE ? x : scriptsFrom;
                scriptsFrom = x;
            }
            Font font = (atom.kind() == Kind.LETTER && letters.canDisplay(atom.text().codePointAt(0)) ? letters : roman)
                    .deriveFont((float) (onLine ? size : size * SCRIPT));
            GlyphVector vector = font.createGlyphVector(CONTEXT, atom.text());
            double drop = atom.level() == Level.SUBSCRIPT ? DROP * size : onLine ? 0 : -RISE * size;
            glyphs.add(new Placed(vector, line, x, drop));
            x += advance(vector);
            if (x > widest && breakAt > 0 && breakX > (line == 0 ? 0 : indent)) {
                line++;
                for (int k = breakAt; k < glyphs.size(); k++) {
                    Placed moved = glyphs.get(k);
                    glyphs.set(k, new Placed(moved.glyphs(), line, moved.x() - breakX + indent, moved.drop()));
                }
                x += indent - breakX;
                scriptsFrom += indent - breakX;
                breakX = indent;
            }
        }
        for (Placed placed : glyphs) {
            longest = Math.max(longest, placed.x() + advance(placed.glyphs()));
        }
        this.width = longest;
        this.lines = line + 1;
    }

    private static double advance(GlyphVector glyphs) {
        return glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
    }

    private static double space(List<Atom> atoms, int i) {
        Atom atom = atoms.get(i);
        if (i == 0 || atom.level() != Level.LINE) {
            return 0;
        }
        Atom before = atoms.get(i - 1);
        int previous = i - 1;
        while (previous >= 0 && atoms.get(previous).level() != Level.LINE) {
            previous--;
        }
        Kind left = previous < 0 ? Kind.LETTER : atoms.get(previous).kind();
        if (atom.kind() == Kind.RELATION || left == Kind.RELATION) {
            return THICK;
        }
        if (isBinary(atoms, i) || left == Kind.OPERATOR && isBinary(atoms, previous)) {
            return MEDIUM;
        }
        boolean after = left == Kind.NAME && atom.kind() != Kind.OPEN && atom.kind() != Kind.CLOSE;
        return after || left == Kind.COMMA || atom.spaced() && before.kind() != Kind.OPEN ? THIN : 0;
    }

    /** Whether atom {@code i} is an operator between two operands, not a sign. */
    private static boolean isBinary(List<Atom> atoms, int i) {
        if (i == 0 || atoms.get(i).kind() != Kind.OPERATOR || atoms.get(i).level() != Level.LINE) {
            return false;
        }
        Kind left = atoms.get(i - 1).kind();
        return atoms.get(i - 1).level() != Level.LINE
                || left != Kind.OPEN && left != Kind.OPERATOR && left != Kind.RELATION && left != Kind.COMMA;
    }

    double width() {
        return width;
    }

    int lines() {
        return lines;
    }

    /** Height of one line. */
    double lineHeight() {
        return 1.4 * size;
    }

    double height() {
        return lines * lineHeight();
    }

    /** Paints with the colour that is set, the first line on {@code baseline}. */
    void paint(Graphics2D g, double x, double baseline) {
        for (Placed placed : glyphs) {
            g.drawGlyphVector(placed.glyphs(), (float) (x + placed.x()),
                    (float) (baseline + placed.line() * lineHeight() + placed.drop()));
        }
    }

    /** Paints one line with its letters' middle on {@code y} and the middle of its width on {@code x}. */
    void paintCentred(Graphics2D g, double x, double y) {
        paint(g, x - width / 2, y + 0.24 * size);
    }
}
