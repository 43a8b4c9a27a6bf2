package rnnscope.text.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LineWrapTest {
    private static String wrapped(String paragraph) {
        StringBuilder out = new StringBuilder();
        new LineWrap(10).append(paragraph, out);
        return out.toString();
    }

    @Test
    void aLineTakesAsMuchAsFits() {
        assertEquals("the cat\nand a\ngoose\n", wrapped("the cat and a goose"));
        assertEquals("exactly te\n", wrapped("exactly te"));
        assertEquals("twelve and\nten\n", wrapped("twelve and ten"));
    }

    @Test
    void aWordWiderThanTheLineStandsAlone() {
        assertEquals("an\nextraordinary\nword\n", wrapped("an extraordinary word"));
        assertEquals("extraordinarily\n", wrapped("extraordinarily"));
    }
}
