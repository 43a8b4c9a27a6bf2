package rnnscope.text.property;

import static rnnscope.text.property.TextProperty.Kind.BINARY;
import static rnnscope.text.property.TextProperty.Kind.SCALAR;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import rnnscope.text.TokenSequence;

/** Registry of text properties. */
public final class TextProperties {
    /** What stands for a property in a help text. */
    public static final String SYNTAX =
            "a property's name, regex:EXPRESSION, or file:PATH with one number for each symbol";

    private static final List<TextProperty> ALL = List.of(
            TextProperty.read("quotation", "Inside a quotation", "from the opening mark until the closing one",
                    BINARY, QuotationScan::new),
            TextProperty.read("brackets", "Inside brackets", "round or square, from the opening one until its partner",
                    BINARY, () -> {
                        BracketScan depth = new BracketScan();
                        return (text, at, c) -> CharacterScan.truth(depth.read(text, at, c) > 0);
                    }),
            TextProperty.read("bracket-depth", "Depth of brackets", "round and square brackets that are open",
                    SCALAR, BracketScan::new),
            TextProperty.read("column", "Column in the line", "characters of the line read so far",
                    SCALAR, LineScans::column),
            TextProperty.read("line-end", "Distance to the line's end", "characters of the line yet to come",
                    SCALAR, LineScans::toLineEnd),
            TextProperty.read("indentation", "Indentation", "spaces before the line's first other character",
                    SCALAR, LineScans::indentation),
            TextProperty.read("word", "Inside a word", "a letter, digit or apostrophe within",
                    BINARY, WordScans::inside),
            TextProperty.read("word-position", "Position in the word", "characters of the word read so far",
                    SCALAR, WordScans::position),
            TextProperty.read("sentence-word", "Word of the sentence", "words of the sentence begun so far",
                    SCALAR, WordScans::inSentence),
            TextProperty.first("capital", "Capital letter", "the symbol is, or begins with, a capital",
                    c -> Character.isUpperCase(c) || Character.isTitleCase(c)),
            TextProperty.first("vowel", "Vowel", "a, e, i, o or u, with or without accents", TextProperties::isVowel),
            TextProperty.first("digit", "Digit", "a decimal digit of any script", Character::isDigit),
            new TextProperty("space-next", "White space next", "the next symbol begins with white space", BINARY,
                    (tokens, wanted) -> whiteSpaceNext(tokens)),
            TextProperty.read("java-comment", "Inside a comment (Java)", "line and block comments of Java",
                    BINARY, JavaScan::comment),
            TextProperty.read("java-string", "Inside a string (Java)", "strings, text blocks and characters of Java",
                    BINARY, JavaScan::literal),
            TextProperty.read("java-comment-or-string", "Inside a comment or string (Java)", "either of the two",
                    BINARY, JavaScan::commentOrLiteral),
            TextProperty.read("java-depth", "Depth of braces (Java)", "braces open, not counting comments and strings",
                    SCALAR, JavaScan::braces));

    private TextProperties() {
    }

    /** Those that need nothing but the text. */
    public static List<TextProperty> all() {
        return ALL;
    }

    /** Those of {@link #all} that can mean something for a text: what is Java's only where there are braces. */
    public static List<TextProperty> meantFor(TokenSequence tokens) {
        boolean braces = tokens.text().indexOf('{') >= 0;
        return ALL.stream().filter(p -> braces || !p.id().startsWith("java-")).toList();
    }

    /**
     * The property of this name: one of {@link #all}, {@code regex:EXPRESSION} or {@code file:PATH}.
     *
     * @throws IllegalArgumentException in words for the user when there is none, or the expression is not valid
     * @throws IOException              when a file cannot be read, or holds anything else than numbers
     */
    public static TextProperty of(String name) throws IOException {
        if (name.startsWith(RegexProperty.PREFIX)) {
            return regex(name.substring(RegexProperty.PREFIX.length()));
        }
        if (name.startsWith(FileProperty.PREFIX)) {
            return file(Path.of(name.substring(FileProperty.PREFIX.length())));
        }
        return ALL.stream().filter(p -> p.id().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "there is no property \"" + name + "\"; there are "
                        + ALL.stream().map(TextProperty::id).collect(Collectors.joining(", "))
                        + ", regex:EXPRESSION and file:PATH"));
    }

    /**
     * Inside a match of a regular expression.
     *
     * @throws IllegalArgumentException in words for the user when it is not valid
     */
    public static TextProperty regex(String expression) {
        return RegexProperty.of(expression);
    }

    /**
     * Values that a file holds, one number for each symbol of the text.
     *
     * @throws IOException when the file cannot be read, or holds anything else than numbers
     */
    public static TextProperty file(Path file) throws IOException {
        return FileProperty.read(file);
    }

    private static boolean isVowel(int c) {
        int base = c < 0x80 ? c : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
        return "aeiouAEIOU".indexOf(base) >= 0;
    }

    /** Not defined at the last symbol. */
    private static float[] whiteSpaceNext(TokenSequence tokens) {
        float[] values = new float[tokens.length()];
        for (int t = 0; t < values.length; t++) {
            values[t] = t + 1 == values.length ? Float.NaN
                    : CharacterScan.truth(Character.isWhitespace(tokens.text().codePointAt(tokens.end(t))));
        }
        return values;
    }
}
