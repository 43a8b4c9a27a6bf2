package rnnscope.figure.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.figure.now.Formula.Atom;
import rnnscope.figure.now.Formula.Kind;
import rnnscope.figure.now.Formula.Level;
import rnnscope.figure.paint.Fonts;

class FormulaTest {
    private static MathText set(String markup, double size, double widest) {
        return new MathText(Formula.parse(markup), Fonts.get().mathItalic(1), Fonts.get().mathRoman(1), size, widest);
    }

    private static double width(String markup) {
        return set(markup, 18, Double.POSITIVE_INFINITY).width();
    }

    @Test
    void takesScriptsAndNamesApart() {
        List<Atom> atoms = Formula.parse("h_{t−1} = tanh c_t").atoms();

        assertEquals(List.of("h", "t", "−", "1", "=", "tanh", "c", "t"), atoms.stream().map(Atom::text).toList());
        assertEquals(List.of(Kind.LETTER, Kind.LETTER, Kind.OPERATOR, Kind.NUMBER, Kind.RELATION, Kind.NAME,
                Kind.LETTER, Kind.LETTER), atoms.stream().map(Atom::kind).toList());
        assertEquals(List.of(1, 2, 3, 7), List.of(0, 1, 2, 3, 4, 5, 6, 7).stream()
                .filter(i -> atoms.get(i).level() == Level.SUBSCRIPT).toList());
    }

    @Test
    void twoLettersAreAProductButANameIsOneAtom() {
        assertEquals(2, Formula.parse("Wh").atoms().size());
        assertEquals(1, Formula.parse("softmax").atoms().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c_", "c^", "h_{t"})
    void brokenMarkupIsRefused(String markup) {
        assertThrows(IllegalArgumentException.class, () -> Formula.parse(markup));
    }

    @Test
    void operatorsBetweenOperandsHaveRoomAndSignsHaveNone() {
        assertTrue(width("a+b") > width("a") + width("+") + width("b") + 5);
        assertEquals(width("−") + width("a"), width("−a"), 1e-3);
        assertEquals(width("a") + 0.72 * width("−"), width("a_−"), 0.2);
    }

    @Test
    void aSubscriptIsSmallerAndASuperscriptStandsOverIt() {
        assertTrue(width("x_t") < width("xt"));
        assertEquals(width("x_t"), width("x_t^t"), 1e-3);
    }

    @Test
    void breaksBeforeAnOperatorWhereTheLineIsFull() {
        String markup = "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + b_f)";
        MathText whole = set(markup, 18, 1000);
        MathText broken = set(markup, 18, whole.width() * 0.7);

        assertEquals(1, whole.lines());
        assertEquals(2, broken.lines());
        assertTrue(broken.width() <= whole.width() * 0.7);
    }
}
