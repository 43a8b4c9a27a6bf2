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
    void aLineEndsAtTheFirstSpaceFromTheColumnOn() {
        assertEquals("the cat and\na goose\n", wrapped("the cat and a goose"));
        assertEquals("ten letter\nand more\n", wrapped("ten letter and more"));
        assertEquals("nine lett or\nmore\n", wrapped("nine lett or more"));
        assertEquals("exactly te\n", wrapped("exactly te"));
    }

    @Test
    void aLongWordIsNotBroken() {
        assertEquals("an extraordinary\nword\n", wrapped("an extraordinary word"));
        assertEquals("extraordinarily\n", wrapped("extraordinarily"));
    }
}
