package rnnscope.figure.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SurpriseTrackTest {
    /** After "a" a "b" is expected with 90%, after "b" nothing is, after "c" a "c" with 12%. */
    private static double p(int step, String symbol) {
        String read = "abcab".substring(step, step + 1);
        return switch (read) {
            case "a" -> symbol.equals("b") ? 0.9 : symbol.equals("c") ? 0.004 : 0.096;
            default -> symbol.equals("a") ? 0.12 : symbol.equals("b") ? 0.118 : 0.762;
        };
    }

    private static String expected(String text, int step) {
        Passage passage = ExactPassage.of(text, "abc", 1, 0, text.length(), (channel, unit, t) -> 0, (t, symbol) ->
                SurpriseTrackTest.p("abcab".indexOf(text.substring(t, t + 1)), symbol));
        return new SurpriseTrack(passage).expected(step);
    }

    @Test
    void saysWhatWasExpectedAndWhatCame() {
        assertEquals("expected “b” with 90%, came “c” with 0.4%", expected("ac", 0));
        assertEquals("expected “c” with 76%, came “b” with 11.8%", expected("bb", 0));
    }

    @Test
    void isSilentWhereWhatCameWasLikelyOrTheTextEnds() {
        assertEquals("", expected("ab", 0));
        assertEquals("", expected("aa".substring(0, 1), 0));
        assertEquals("", expected("bc", 0));
    }
}
