package rnnscope.text.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rnnscope.text.property.Marked.assertValues;
import static rnnscope.text.property.Marked.characters;
import static rnnscope.text.property.Marked.unknownWords;
import static rnnscope.text.property.Marked.values;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;

class TextPropertiesTest {

    @Test
    void straightMarksOpenAndCloseAcrossLines() {
        assertValues("quotation", """
                a "b↵c" d "e"
                0011110000110""");
    }

    @Test
    void curlyAndAngleAndCornerMarksNest() {
        assertValues("quotation", """
                a “b ‘c’ d” e
                0011111111000""");
        assertValues("quotation", """
                «a “b” c» d
                11111111000""");
        assertValues("quotation", """
                »a« b
                11000""");
        assertValues("quotation", """
                「a『b』c」d
                11111100""");
        assertValues("quotation", """
                „a“ b „c” d
                11000011000""");
    }

    @Test
    void anApostropheClosesNothing() {
        assertValues("quotation", """
                ‘it’s so’ he
                111111110000""");
        assertValues("quotation", """
                don't 'a'
                000000000""");
        assertValues("quotation", """
                dogs’ and “a”
                0000000000110""");
    }

    @Test
    void anEmptyLineEndsAQuotationAndALineEndDoesNot() {
        assertValues("quotation", """
                "a↵↵b "c"
                111000110""");
    }

    @Test
    void bracketsCloseByTheirPartner() {
        assertValues("brackets", """
                a (b [c] d) e
                0011111111000""");
        assertValues("bracket-depth", """
                a (b [c] d) e
                0011122111000""");
        assertValues("bracket-depth", """
                ([)] :) (x
                1200000011""");
        assertValues("bracket-depth", """
                (a↵↵b {c}
                111000000""");
    }

    @Test
    void columnsCountFromOneAndALineEndIsZero() {
        assertValues("column", """
                ab↵↵cde
                1200123""");
        assertValues("line-end", """
                ab↵↵cde
                1003210""");
        assertValues("line-end", """
                ab↵cde↵
                1032100""");
    }

    @Test
    void indentationHoldsFromTheFirstLetterToTheLineEnd() {
        assertValues("indentation", """
                a↵  b c↵↵ ↵\td↵
                00--2222----44""");
    }

    @Test
    void wordsHoldApostrophesBetweenTheirLetters() {
        assertValues("word", """
                don't 'a' x1_
                1111100100111""");
        assertValues("word-position", """
                don't 'a' x1_
                12345--1--123""");
    }

    @Test
    void aSentenceEndsAtTheWhiteSpaceAfterItsMark() {
        assertValues("sentence-word", """
                Oh I do. (A b!) C 3.14 d↵↵E
                111223330011222011223334401""");
        assertValues("sentence-word", """
                "Is it?" he asked. No
                011122222333444444011""");
    }

    @Test
    void lettersByThemselves() {
        assertValues("capital", """
                aBÉ 1
                01100""");
        assertValues("vowel", """
                aYÉxO
                10101""");
        assertValues("digit", """
                a1٣.
                0110""");
        assertValues("space-next", """
                a b↵c
                1010-""");
    }

    @Test
    void commentsOfJava() {
        assertValues("java-comment", """
                a / b // c↵d /*/ e */ f//
                0000000111000011111100001""");
        assertValues("java-comment", """
                "//" /* " */ 1 *//x
                0000001111100000011""");
        assertValues("java-comment", """
                /**/ 1 / / *
                011000000000""");
    }

    @Test
    void stringsOfJava() {
        assertValues("java-string", """
                f("a\\"b", '"', '\\'', "") + "c↵d
                0011111000110001110001000001100""");
        assertValues("java-string", """
                \"\"\"↵a ""b\\\"\"\""c
                101111111111100""");
        assertValues("java-string", """
                it's a dog's 'x'
                0000000000000110""");
        assertValues("java-comment-or-string", """
                '/' /* */ "x"
                1100011100110""");
    }

    @Test
    void bracesOfJavaOutsideOfStrings() {
        assertValues("java-depth", """
                { '{' "{" /*{*/ { } } }
                11111111111111112211000""");
    }

    @Test
    void aRegularExpressionMarksItsMatches() {
        assertValues("regex:b+", """
                abbcb
                01101""");
        assertValues("regex:^b$|x*", """
                ab↵b↵b
                000101""");
    }

    @Test
    void aSurrogatePairIsOneColumn() {
        assertArrayEquals(new float[] {1, 2, 3}, values("column", characters("c\uD83D\uDE00d")));
        assertArrayEquals(new float[] {2, 1, 0}, values("line-end", characters("c\uD83D\uDE00d")));
    }

    @Test
    void aHopelessExpressionEndsInASentence() {
        var tokens = characters("a".repeat(10_000) + "b");
        for (String expression : new String[] {"(a+)+c", "(a|aa)*c"}) {
            var e = assertThrows(IllegalArgumentException.class, () -> values("regex:" + expression, tokens));
            assertTrue(e.getMessage().startsWith("the regular expression " + expression), e.getMessage());
        }
        var e = assertThrows(IllegalArgumentException.class, () -> TextProperties.of("regex:a("));
        assertEquals("the regular expression a( is not valid: Unclosed group at character 3", e.getMessage());
    }

    @Test
    void lettersAndWordBoundariesAreUnicodes() {
        assertValues("regex:\\w+", """
                \u0434\u043E\u043C, \uC9D1!
                1110010""");
        assertValues("regex:(?i)\u0433\u043E\u0440\u043E\u0434", """
                \u0413\u041E\u0440\u043E\u0434.
                111110""");
        assertValues("regex:\\b\u0434\u043E\u043C\\b", """
                \u0434\u043E\u043C \u0434\u043E\u043C\u0430
                11100000""");
    }

    @Test
    void whatNeverLooksAtACharacterEndsToo() {
        var tokens = characters("abc\n".repeat(500));
        for (String expression : new String[] {"((){9999}){9999}x", "(|){60}\\z", "(?:|){60}(?!)", "(\\1|){99}z",
            "^{9999}(^{9999}){9999}y"}) {
            try {
                assertArrayEquals(new float[2000], values("regex:" + expression, tokens));
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith("the regular expression " + expression), e.getMessage());
            }
        }
        var e = assertThrows(IllegalArgumentException.class, () -> TextProperties.of("regex:(){999999999}x"));
        assertEquals("the regular expression (){999999999}x is not valid: nothing can be asked to repeat more than 10000 times"
                + " at character 3", e.getMessage());
    }

    @Test
    void anExpressionThatIsNoLongerWantedIsGivenUp() {
        var tokens = characters("a".repeat(10_000));
        assertArrayEquals(new float[10_000], TextProperties.regex("(a+)+c").values(tokens, () -> false));
    }

    /** The looks that bound an expression change none of its matches. */
    @ParameterizedTest
    @ValueSource(strings = {"(ab)+", "a|b|", "(?<=a|b)c", "(?<!a)b", "(?=ab)a", "(?>a|ab)c", "(?<n>a)\\k<n>", "(a)(b)?\\1",
        "[]a]+", "[^]a]+", "[a(|)b]", "[a-c&&[^b]]", "\\Q(|\\Ea?", "(?i)AB", "(?i:A)b", "(?:a|b){2,3}?", "a{2}", "\\(\\|",
        "(?m)^a", "a$", "\\b\\w", "(a*)*b", "([a]|b)c", "\\p{L}{2}", "\\x{61}+", "\\cA|b", "(?!a)."})
    void isWhatJavaFinds(String expression) {
        String text = "abcab (|aab]]\nba aacca ab(|)AB\n".repeat(3) + "ab".repeat(4_000);
        var matcher = java.util.regex.Pattern.compile(expression, java.util.regex.Pattern.MULTILINE).matcher(text);
        float[] expected = new float[text.length()];
        while (matcher.find()) {
            java.util.Arrays.fill(expected, matcher.start(), matcher.end(), 1);
        }
        assertArrayEquals(expected, values("regex:" + expression, characters(text)));
    }

    @Test
    void anUnknownWordIsReadWhenItsLastCharacterIs() {
        var tokens = unknownWords("\"Is 12\n (it\u2019s)\"");
        // " Is ␣ 12 ↵␣ ( it’s ) "
        assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 0}, values("quotation", tokens));
        assertArrayEquals(new float[] {0, 0, 0, 0, 0, 1, 1, 0, 0}, values("brackets", tokens));
        assertArrayEquals(new float[] {1, 3, 4, 6, 1, 2, 6, 7, 8}, values("column", tokens));
        assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0, 0, 0, 0}, values("capital", tokens));
        assertArrayEquals(new float[] {0, 1, 1, 2, 2, 2, 3, 3, 3}, values("sentence-word", tokens));
        assertArrayEquals(new float[] {0, 1, 0, 1, 0, 0, 0, 0, Float.NaN}, values("space-next", tokens));
    }

    @Test
    void everyPropertyReadsEveryText() {
        Set<String> ids = new HashSet<>();
        for (TextProperty property : TextProperties.all()) {
            assertTrue(ids.add(property.id()));
            for (String text : new String[] {"", "\n", "\"", "'", "\\", "\uD83D\uDE00", "/", "(((", "'a", "\"\\"}) {
                assertEquals(characters(text).length(), property.values(characters(text)).length, property.id());
            }
            for (float value : property.values(characters("a \"B\" ({[1]}) // c's\n\n\tx"))) {
                boolean truth = value == 0 || value == 1 || Float.isNaN(value);
                assertTrue(truth || property.kind() == TextProperty.Kind.SCALAR);
            }
        }
        var e = assertThrows(IllegalArgumentException.class, () -> TextProperties.of("colour"));
        assertTrue(e.getMessage().startsWith("there is no property \"colour\"; there are quotation, brackets"));
    }
}
