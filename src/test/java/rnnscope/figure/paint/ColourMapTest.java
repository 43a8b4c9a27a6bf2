package rnnscope.figure.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class ColourMapTest {
    private static final Color MISSING = new Color(0x808000);
    private final ColourMap vik = ColourMap.diverging("vik", MISSING);
    private final ColourMap berlin = ColourMap.diverging("berlin", MISSING);

    @Test
    void zeroIsTheMiddleWhateverTheRange() {
        assertEquals(new Color(235, 230, 226), vik.colour(0, -1, 1));
        assertEquals(new Color(235, 230, 226), vik.colour(0, -3, 0.5f));
        assertEquals(new Color(24, 12, 10), berlin.colour(0, -0.1f, 7));
        assertEquals(new Color(24, 12, 10), berlin.colour(-0.0f, -1, 1));
    }

    @Test
    void endsAreTheEndColoursAndSoIsWhatLiesBeyond() {
        assertEquals(new Color(0, 18, 97), vik.colour(-1, -1, 1));
        assertEquals(vik.colour(-1, -1, 1), vik.colour(-5, -1, 1));
        assertEquals(vik.colour(1, -1, 1), vik.colour(Float.POSITIVE_INFINITY, -1, 1));
        assertEquals(vik.colour(-1, -1, 1), vik.colour(Float.NEGATIVE_INFINITY, -1, 1));
        assertNotEquals(vik.colour(1, -1, 1), vik.colour(-1, -1, 1));
    }

    @Test
    void notANumberHasAColourThatIsInNoMap() {
        for (Look look : new Look[] {Look.light(), Look.dark()}) {
            for (ColourMap map : new ColourMap[] {look.diverging(), look.amount()}) {
                int missing = map.argb(Float.NaN, -1, 1);
                for (int i = -500; i <= 500; i++) {
                    assertNotEquals(missing, map.argb(i / 500f, -1, 1));
                }
            }
        }
    }

    @Test
    void anAmountGoesFromOneColourToTheOther() {
        ColourMap amount = ColourMap.between(Color.WHITE, Color.BLACK, MISSING);
        assertEquals(Color.WHITE, amount.colour(0, 0, 1));
        assertEquals(Color.BLACK, amount.colour(1, 0, 1));
        assertEquals(new Color(127, 127, 127), amount.colour(128 / 255f, 0, 1));
        assertEquals(Color.WHITE, amount.colour(-2, 0, 1));
    }

    @Property
    void signsMirrorEachOtherInPosition(@ForAll @FloatRange(min = 0.01f, max = 1) float value) {
        Color plus = vik.colour(value, -1, 1);
        Color minus = vik.colour(-value, -1, 1);
        // what is above 0 is warm, what is below it cool: never a warm minus
        assertEquals(true, plus.getRed() >= plus.getBlue());
        assertEquals(true, minus.getBlue() >= minus.getRed() - 9);
    }

    @Test
    void aMapWithoutAMiddleIsNoDivergingMap() {
        assertThrows(IllegalArgumentException.class, () -> ColourMap.diverging("batlow", MISSING));
        assertThrows(IllegalStateException.class, () -> ColourMap.sequential("nothing", MISSING));
    }
}
