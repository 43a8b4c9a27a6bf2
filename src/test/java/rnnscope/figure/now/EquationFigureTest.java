package rnnscope.figure.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cells;
import rnnscope.figure.paint.Look;
import rnnscope.tape.Equation;

class EquationFigureTest {
    private static final Equation CELL = new Equation("cell", "Cell state", "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t",
            "[c] = [f] × [c−] + [i] × [g]");

    static Stream<Arguments> equations() {
        return Samples.CELLS.stream().flatMap(cell -> Cells.of(cell).equations().stream()
                .map(equation -> Arguments.of(cell, equation)));
    }

    @ParameterizedTest
    @MethodSource("equations")
    void everyEquationFitsItsCardOnTwoLines(String cell, Equation equation) {
        EquationFigure.Lines lines = lay(cell, equation, 372, 52);

        assertEquals(1, lines.formula().lines());
        assertEquals(1, lines.numbers().size());
        assertTrue(lines.width() <= 372, "width " + lines.width());
        assertTrue(lines.height() <= 52, "height " + lines.height());
        assertTrue(lines.plain().getSize2D() >= 11);
    }

    @ParameterizedTest
    @MethodSource("equations")
    void aNarrowCardBreaksLinesInsteadOfCuttingThem(String cell, Equation equation) {
        EquationFigure.Lines lines = lay(cell, equation, 210, 84);

        assertTrue(lines.width() <= 210, "width " + lines.width());
        assertTrue(lines.height() <= 84, "height " + lines.height());
    }

    @Test
    void numbersEndInTheValueShown() {
        EquationFigure figure = new EquationFigure(CELL, Samples.values("lstm", "g", 0, 1));

        assertEquals("−2.168 = 0.999 × (−2.170) + 0.001 × 0.970", figure.words());
        assertEquals("c = −2.168", figure.at(5, 5, 372, 52).words());
        assertEquals("cell", figure.at(5, 5, 372, 52).channel());
    }

    /** A negative factor takes two parentheses more: words give way, and the numbers neither shrink away nor are cut. */
    @Test
    void aLongScoreIsShownWholeAtAReadableSize() {
        Equation score = new Equation("", "", "e_{ts} = (W_q h_t) ⋅ x_s", "[e] = [q] × [x] × [cos]  (lengths, cosine)");
        for (double width : new double[] {250, 300, 350, 460}) {
            EquationFigure.Lines lines = new EquationFigure(score, place -> switch (place) {
                case "q" -> 39.3042;
                case "x" -> 9.00683;
                case "cos" -> -0.30848;
                default -> -39.3042 * 9.00683 * 0.30848;
            }).layout(width, 44, Look.light());
            assertTrue(lines.width() <= width && lines.height() <= 44.5, lines.width() + "×" + lines.height() + " in " + width);
            assertTrue(lines.plain().getSize2D() >= 11);
            assertTrue(lines.formula().lineHeight() >= 1.4 * 12, "the formula is " + lines.formula().lineHeight());
        }
    }

    @Test
    void isPaintedInInkInsideItsCard() {
        EquationFigure figure = new EquationFigure(CELL, Samples.values("lstm", "g", 0, 1));
        BufferedImage image = Pictures.paint(figure, 372, 52, Look.dark());

        assertTrue(Pictures.count(image, Look.dark().ink()) > 40);
        for (int x = 0; x < 372; x++) {
            assertEquals(Look.dark().card(), Pictures.at(image, x, 0));
            assertEquals(Look.dark().card(), Pictures.at(image, x, 51));
        }
    }

    private static EquationFigure.Lines lay(String cell, Equation equation, double width, double height) {
        return new EquationFigure(equation, Samples.values(cell, "g", 0, 1)).layout(width, height, Look.light());
    }

    @Test
    void inReverseTheStateComesFromTheStepAfter() {
        CellValues on = Samples.values("lstm", "g", 0, 1);
        CellValues back = new CellValues(on.cell(), 0, 1, on.unit(), on.step(), on.channels(), on.now(), on.before(),
                on.parts(), "g", "n", "·", true, true, "to pooling");

        assertEquals("c_t = f_t ⊙ c_{t+1} + i_t ⊙ g_t", back.directed(CELL.formula()));
        assertEquals(CELL.formula(), on.directed(CELL.formula()));
    }
}
