package rnnscope.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import rnnscope.language.Words;

/** Display of a symbol: how it is drawn in its cell, and what it is called. */
public final class SymbolDisplay {
    /** Characters of a symbol that are shown: a file may have a book for a word. */
    private static final int MOST = 60;
    private static final int DELETE = 0x7F;
    private static final String DOTTED_CIRCLE = "\u25CC";

    private static final Map<Integer, String> ABBREVIATIONS = abbreviations(
            "0085 NEL 00A0 NBSP 00AD SHY 034F CGJ 061C ALM 115F HCF 1160 HJF 17B4 KIVA 17B5 KIVB 180E MVS "
            + "2000 NQSP 2001 MQSP 2002 ENSP 2003 EMSP 2004 3MSP 2005 4MSP 2006 6MSP 2007 FSP 2008 PSP 2009 THSP "
            + "200A HSP 200B ZWSP 200C ZWNJ 200D ZWJ 200E LRM 200F RLM 2028 LS 2029 PS 202A LRE 202B RLE 202C PDF "
            + "202D LRO 202E RLO 202F NNSP 205F MMSP 2060 WJ 2061 FA 2062 IT 2063 IS 2064 IP 2066 LRI 2067 RLI "
            + "2068 FSI 2069 PDI 2800 BRSP 3000 IDSP 3164 HF FEFF BOM FFA0 HHF "
            + "FE00 VS1 FE01 VS2 FE02 VS3 FE03 VS4 FE04 VS5 FE05 VS6 FE06 VS7 FE07 VS8 FE08 VS9 FE09 VS10 FE0A VS11 "
            + "FE0B VS12 FE0C VS13 FE0D VS14 FE0E VS15 FE0F VS16");

    private SymbolDisplay() {
    }

    private static Map<Integer, String> abbreviations(String pairs) {
        String[] words = pairs.split(" ");
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            names.put(Integer.parseInt(words[i], 16), words[i + 1]);
        }
        return Map.copyOf(names);
    }

    /**
     * What to draw: white space and control characters get a picture (space ·, line end ↵, tab ⇥, ␇), a byte is in
     * hexadecimal, a combining mark without a letter stands on a dotted circle, every other symbol is itself. What still
     * leaves no ink has an {@link #abbreviation}, which whoever draws puts in its place.
     */
    public static String cell(String symbol) {
        String ofByte = ByteTokenizer.hexadecimal(symbol);
        if (ofByte != null) {
            return ofByte;
        }
        String drawn = PlainLine.bounded(symbol, MOST).codePoints().mapToObj(SymbolDisplay::picture).collect(Collectors.joining());
        return !symbol.isEmpty() && isCombining(symbol.codePointAt(0)) ? DOTTED_CIRCLE + drawn : drawn;
    }

    /** The same in a line of plain text, where what leaves no ink is its abbreviation in brackets: "[ZWJ]". */
    public static String line(String symbol) {
        return spelled(cell(symbol));
    }

    private static String spelled(String text) {
        return text.codePoints().mapToObj(c -> abbreviation(c) == null ? Character.toString(c)
                : "[" + abbreviation(c) + "]").collect(Collectors.joining());
    }

    /**
     * A short name of a character that leaves no ink, Unicode's own where there is one ("ZWJ", "SHY"), else its code
     * point ("E000"); null of one that leaves ink or has a picture.
     */
    public static String abbreviation(int c) {
        String name = ABBREVIATIONS.get(c);
        return name != null ? name : c > ' ' && c != DELETE && isInvisible(c) ? String.format(Locale.ROOT, "%04X", c) : null;
    }

    /**
     * What to say in a tooltip or to a screen reader: "space", "line end", "tab", "U+0007"; punctuation and signs by
     * their Unicode name ("quotation mark"); letters, digits and words as they are.
     */
    public static String name(String symbol) {
        String ofByte = ByteTokenizer.hexadecimal(symbol);
        if (ofByte != null) {
            return Words.of("text.symbol.byte", ofByte);
        }
        String shown = PlainLine.bounded(symbol, MOST);
        boolean word = shown.codePoints().anyMatch(Character::isLetterOrDigit);
        return word ? spelled(shown) : shown.codePoints().mapToObj(SymbolDisplay::name).collect(Collectors.joining(", "));
    }

    private static String name(int c) {
        return switch (c) {
            case ' ' -> Words.of("text.symbol.space");
            case '\n' -> Words.of("text.symbol.line-end");
            case '\t' -> Words.of("text.symbol.tab");
            case '\r' -> Words.of("text.symbol.carriage-return");
            default -> isNameless(c) ? hexadecimal(c) : sign(c);
        };
    }

    /** The name of a sign in the language that is spoken where it has one there, else Unicode's. */
    private static String sign(int c) {
        String key = "text.symbol.sign." + String.format(Locale.ROOT, "%04x", c);
        return Words.bundle().containsKey(key) ? Words.of(key) : Character.getName(c).toLowerCase(Locale.ROOT);
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
            case DELETE -> "\u2421";
            default -> Character.toString(c < ' ' ? 0x2400 + c : c);
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
