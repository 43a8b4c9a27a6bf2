package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CorpusTest {
    @Test
    void theHashIsThatOfTheUtf8Bytes() {
        // FIPS 180-2, appendix B.1
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                new Corpus("x", "abc").sha256());
        // printf '\u00e9' | sha256sum
        assertEquals("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c",
                new Corpus("x", "\u00E9").sha256());
    }

    @Test
    void theEndIsHeldOut() {
        Corpus.Split split = new Corpus("x", "0123456789").split(0.2);
        assertEquals("01234567", split.training());
        assertEquals("89", split.heldOut());
        assertEquals("", new Corpus("x", "0123").split(0).heldOut());
    }

    @Test
    void theCutNeverDividesACodePoint() {
        Corpus.Split split = new Corpus("x", "a\uD83D\uDE00b").split(0.5);
        assertEquals("a\uD83D\uDE00", split.training());
        assertEquals("b", split.heldOut());
    }

    @Test
    void theFractionIsLessThanOne() {
        Corpus corpus = new Corpus("x", "abc");
        for (double fraction : new double[] {-0.1, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> corpus.split(fraction));
        }
    }
}
