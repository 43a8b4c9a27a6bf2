package rnnscope.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RoundedWordsTest {
    @Test
    void valuesHaveThreeDecimalsAndWhatIsSmallerSaysSo() {
        assertEquals("f = 0.533, forget gate of unit 74", RoundedWords.of("f = 0.5330871, forget gate of unit 74"));
        assertEquals("c = −2.847", RoundedWords.of("c = −2.8472168"));
        assertEquals("i < 0.001, input gate", RoundedWords.of("i = 0.0004021, input gate"));
        assertEquals("g > −0.001", RoundedWords.of("g = −0.0004021"));
        assertEquals("c = 123.5", RoundedWords.of("c = 123.456"));
        assertEquals("0 and 1 and 0.25", RoundedWords.of("0 and 1 and 0.25"));
    }

    @Test
    void probabilitiesAreNeverPowersOfTenButMagnitudesAre() {
        assertEquals("“x” is next with p < 0.001", RoundedWords.of("“x” is next with p = 1.378·10⁻³⁷"));
        assertEquals("p(“e”) < 0.001, rank 7", RoundedWords.of("p(“e”) = 1.378·10⁻⁷, rank 7"));
        assertEquals("‖∂L/∂h‖ = 1.47·10⁻⁶", RoundedWords.of("‖∂L/∂h‖ = 1.474·10⁻⁶"));
        assertEquals("12.35%", RoundedWords.of("12.35%"));
    }

    @Test
    void whatIsNoValueStays() {
        assertEquals("step 7 899 of story.txt", RoundedWords.of("step 7 899 of story.txt"));
        assertEquals("RNN v1.23456", RoundedWords.of("RNN v1.23456"));
    }
}
