package rnnscope.text;

import java.util.Locale;
import java.util.stream.Collectors;

/** How a symbol is drawn in its cell, and what it is called. */
public final class SymbolDisplay {
    private static final String DOTTED_CIRCLE = "\u25CC";

    private SymbolDisplay() {
    }

    /**
     * What to draw: a symbol that leaves no ink gets a picture (space ·, line end ↵, tab ⇥, control characters as ␇,
     * other invisible ones and bytes in hexadecimal), a combining mark without a letter stands on a dotted circle, every other
     * symbol is itself.
     */
    public static String cell(String symbol) {
        String ofByte = ByteTokenizer.hexadecimal(symbol);
        if (ofByte != null) {
            return ofByte;
        }
        String drawn = symbol.codePoints().mapToObj(SymbolDisplay::picture).collect(Collectors.joining());
        return !symbol.isEmpty() && isCombining(symbol.codePointAt(0)) ? DOTTED_CIRCLE + drawn : drawn;
    }

    /**
     * What to say in a tooltip or to a screen reader: "space", "line end", "tab", "U+0007"; punctuation and signs by
     * their Unicode name ("quotation mark"); letters, digits and words as they are.
     */
    public static String name(String symbol) {
        String ofByte = ByteTokenizer.hexadecimal(symbol);
        if (ofByte != null) {
            return "byte " + ofByte;
        }
        boolean word = symbol.codePoints().anyMatch(Character::isLetterOrDigit);
        return word ? symbol : symbol.codePoints().mapToObj(SymbolDisplay::name).collect(Collectors.joining(", "));
    }

    private static String name(int c) {
        return switch (c) {
            case ' ' -> "space";
            case '\n' -> "line end";
            case '\t' -> "tab";
            case '\r' -> "carriage return";
            default -> isNameless(c) ? hexadecimal(c) : Character.getName(c).toLowerCase(Locale.ROOT);
        };
    }

    private static boolean isNameless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String picture(int c) {
        return switch (c) {
            case ' ' -> "\u00B7";
            case '\n' -> "\u21B5";
            case '\t' -> "\u21E5";
            case 0x7F -> "\u2421";
            default -> c < ' ' ? Character.toString(0x2400 + c)
                    : isInvisible(c) ? hexadecimal(c)
                    : Character.toString(c);
        };
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    static boolean isCombining(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static String hexadecimal(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }
}
