package rnnscope.figure.now;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formula parsed from the markup of {@link rnnscope.tape.Equation#formula()}, taken apart into atoms in reading order.
 *
 * @param atoms at least one
 */
record Formula(List<Atom> atoms) {
    private static final Set<String> NAMES = Set.of("tanh", "ReLU", "softmax", "exp");
    private static final String RELATIONS = "=≈≤≥<>";
    private static final String OPERATORS = "+−×⊙·⋅";
    /** TeX's thin, medium and thick space, in em. */
    private static final double THIN = 3 / 18.0;
    private static final double MEDIUM = 4 / 18.0;
    private static final double THICK = 5 / 18.0;

    /** How an atom is set and how much room it asks for. */
    enum Kind { LETTER, NAME, NUMBER, OPEN, CLOSE, COMMA, OPERATOR, RELATION }

    /** Where an atom stands: on the line, or smaller below or above it. */
    enum Level { LINE, SUBSCRIPT, SUPERSCRIPT }

    /**
     * @param spaced whether a space stood before it
     */
    record Atom(String text, Kind kind, Level level, boolean spaced) {}

    /** @throws IllegalArgumentException when a brace has no partner or nothing follows {@code _} or {@code ^} */
    static Formula parse(String markup) {
        List<Atom> atoms = new ArrayList<>();
        int at = 0;
        boolean spaced = false;
        while (at < markup.length()) {
            char c = markup.charAt(at);
            if (c == ' ') {
                spaced = true;
                at++;
            } else if (c == '_' || c == '^') {
                at = script(markup, at, atoms);
                spaced = false;
            } else {
                at = atom(markup, at, Level.LINE, spaced, atoms);
                spaced = false;
            }
        }
        return new Formula(List.copyOf(atoms));
    }

    /** Room before atom {@code i}, in em: what TeX leaves around relations, operators and names. */
    double spaceBefore(int i) {
        Atom atom = atoms.get(i);
        int before = lineAtomBefore(i);
        if (before < 0 || atom.level() != Level.LINE) {
            return 0;
        }
        Kind left = atoms.get(before).kind();
        if (atom.kind() == Kind.RELATION || left == Kind.RELATION) {
            return THICK;
        }
        if (isBinary(i) || isBinary(before)) {
            return MEDIUM;
        }
        boolean argument = left == Kind.NAME && atom.kind() != Kind.OPEN && atom.kind() != Kind.CLOSE;
        return argument || left == Kind.COMMA || atom.spaced() && left != Kind.OPEN ? THIN : 0;
    }

    /** Whether a line may end before atom {@code i}. */
    boolean mayBreakBefore(int i) {
        return isBinary(i) || atoms.get(i).kind() == Kind.RELATION && atoms.get(i).level() == Level.LINE;
    }

    /** Whether atom {@code i} is an operator between two operands, not a sign. */
    private boolean isBinary(int i) {
        int before = lineAtomBefore(i);
        if (before < 0 || atoms.get(i).kind() != Kind.OPERATOR || atoms.get(i).level() != Level.LINE) {
            return false;
        }
        return switch (atoms.get(before).kind()) {
            case OPEN, OPERATOR, RELATION, COMMA -> false;
            default -> true;
        };
    }

    private int lineAtomBefore(int i) {
        int before = i - 1;
        while (before >= 0 && atoms.get(before).level() != Level.LINE) {
            before--;
        }
        return before;
    }

    private static int script(String markup, int at, List<Atom> atoms) {
        Level level = markup.charAt(at) == '_' ? Level.SUBSCRIPT : Level.SUPERSCRIPT;
        int from = at + 1;
        if (from == markup.length()) {
            throw new IllegalArgumentException("nothing follows the last sign of \"" + markup + "\"");
        }
        if (markup.charAt(from) != '{') {
            return atom(markup, from, level, false, atoms);
        }
        int to = markup.indexOf('}', from);
        if (to < 0) {
            throw new IllegalArgumentException("a brace is not closed in \"" + markup + "\"");
        }
        for (int i = from + 1; i < to; ) {
            if (markup.charAt(i) == ' ') {
                i++;
            } else {
                i = atom(markup.substring(0, to), i, level, false, atoms);
            }
        }
        return to + 1;
    }

    private static int atom(String markup, int at, Level level, boolean spaced, List<Atom> atoms) {
        int to = at + Character.charCount(markup.codePointAt(at));
        char c = markup.charAt(at);
        Kind kind;
        if (Character.isLetter(c)) {
            int word = at;
            while (word < markup.length() && Character.isLetter(markup.charAt(word))) {
                word++;
            }
            boolean named = NAMES.contains(markup.substring(at, word));
            to = named ? word : to;
            kind = named ? Kind.NAME : Kind.LETTER;
        } else if (c == '(' || c == '[') {
            kind = Kind.OPEN;
        } else if (c == ')' || c == ']') {
            kind = Kind.CLOSE;
        } else if (c == ',') {
            kind = Kind.COMMA;
        } else if (RELATIONS.indexOf(c) >= 0) {
            kind = Kind.RELATION;
        } else if (OPERATORS.indexOf(c) >= 0 || c == '-') {
            kind = Kind.OPERATOR;
        } else {
            kind = Kind.NUMBER;
        }
        String text = c == '-' ? "−" : markup.substring(at, to);
        atoms.add(new Atom(text, kind, level, spaced));
        return to;
    }
}
