package rnnscope.text.property;

import static rnnscope.text.property.TextProperty.Kind.BINARY;
import static rnnscope.text.property.TextProperty.Kind.SCALAR;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import rnnscope.language.Words;
import rnnscope.text.TokenSequence;
import rnnscope.text.stream.TextPassage;

/** Registry of text properties. */
public final class TextProperties {
    private static final List<TextProperty> ALL = List.of(
            TextProperty.read("quotation", BINARY, QuotationScan::new),
            TextProperty.read("brackets", BINARY, () -> {
                BracketScan depth = new BracketScan();
                return (text, at, c) -> CharacterScan.truth(depth.read(text, at, c) > 0);
            }),
            TextProperty.read("bracket-depth", SCALAR, BracketScan::new),
            TextProperty.read("column", SCALAR, LineScans::column),
            TextProperty.read("line-end", SCALAR, LineScans::toLineEnd),
            TextProperty.read("indentation", SCALAR, LineScans::indentation),
            TextProperty.read("word", BINARY, WordScans::inside),
            TextProperty.read("word-position", SCALAR, WordScans::position),
            TextProperty.read("sentence-word", SCALAR, WordScans::inSentence),
            TextProperty.first("capital", c -> Character.isUpperCase(c) || Character.isTitleCase(c)),
            TextProperty.first("vowel", TextProperties::isVowel),
            TextProperty.first("digit", Character::isDigit),
            TextProperty.apart("space-next", TextProperties::whiteSpaceNext),
            TextProperty.read("java-comment", BINARY, JavaScan::comment),
            TextProperty.read("java-string", BINARY, JavaScan::literal),
            TextProperty.read("java-comment-or-string", BINARY, JavaScan::commentOrLiteral),
            TextProperty.read("java-depth", SCALAR, JavaScan::braces));

    private TextProperties() {
    }

    /** Those that need nothing but the text. */
    public static List<TextProperty> all() {
        return ALL;
    }

    /** Those of {@link #all} that can mean something for a text: what is Java's only where there are braces. */
    public static List<TextProperty> meantFor(TokenSequence tokens) {
        return meantFor(tokens.text().indexOf('{') >= 0);
    }

    /** The same of a text that is known to have braces or not. */
    public static List<TextProperty> meantFor(boolean braces) {
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
                Words.of("text.property-unknown", name, ALL.stream().map(TextProperty::id).collect(Collectors.joining(", ")))));
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
    private static float[] whiteSpaceNext(TextPassage passage) {
        TokenSequence tokens = passage.tokens();
        float[] values = new float[tokens.length()];
        for (int t = 0; t < values.length; t++) {
            values[t] = passage.isLast() && t + 1 == values.length ? Float.NaN : CharacterScan.truth(
                    Character.isWhitespace(passage.context().codePointAt(passage.from() + tokens.end(t))));
        }
        return values;
    }
}
