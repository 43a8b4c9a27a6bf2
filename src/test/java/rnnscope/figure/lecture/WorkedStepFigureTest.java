package rnnscope.figure.lecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.lecture.Operand.Heard;
import rnnscope.figure.lecture.StepStage.Part;
import rnnscope.figure.now.SubstitutedEquation;
import rnnscope.tape.Equation;

class WorkedStepFigureTest {
    private static final Equation SUM = new Equation("sum", "", "a_t = W_{xh} x_t + b_{xh} + W_{hh} h_{t−1} + b_{hh}",
            "[a] = [a.wx] + [a.bx] + [a.wh] + [a.bh]");
    private static final Equation HIDDEN = new Equation("hidden", "", "h_t = tanh(a_t)", "[h] = tanh([a])");
    private static final Equation SCORES = new Equation("scores", "", "y_t = W_{hy} h_t + b_y", "[y] = [y.wh] + [y.b]");

    private static MatrixTable table(String symbol, int rows, int columns, float... values) {
        return new MatrixTable(symbol, rows, columns, values, null, null);
    }

    private static Operand product(String place, MatrixTable matrix, MatrixTable vector, Heard heard) {
        return new Operand(place, matrix, vector, heard);
    }

    private static Operand vector(String place, Heard heard, String symbol, float... values) {
        return new Operand(place, null, MatrixTable.column(symbol, values), heard);
    }

    /** Two units and three symbols, worked by hand: x is the second symbol. */
    private static WorkedStep byHand(float... put) {
        MatrixTable x = MatrixTable.column("x_t", new float[] {0, 1, 0});
        MatrixTable before = MatrixTable.column("h_{t−1}", new float[] {0.25f, 0.5f});
        // W_hh h = (0, 0.625); a = (0.5 + 0.1 + 0 + 0, −1 + 0.2 + 0.625 + 0.3)
        float[] sum = {0.6f, 0.125f};
        float[] h = put.length > 0 ? put : new float[] {(float) Math.tanh(0.6), (float) Math.tanh(0.125)};
        float[] scores = {h[0], h[1], h[0] + h[1] + 0.5f};
        double all = Math.exp(scores[0]) + Math.exp(scores[1]) + Math.exp(scores[2]);
        float[] p = {(float) (Math.exp(scores[0]) / all), (float) (Math.exp(scores[1]) / all), (float) (Math.exp(scores[2]) / all)};
        List<WorkedEquation> equations = List.of(
                new WorkedEquation(SUM, List.of(product("a.wx", table("W_{xh}", 2, 3, 1, 0.5f, 2, 3, -1, 4), x, Heard.INPUT),
                        vector("a.bx", Heard.LEARNED, "b_{xh}", 0.1f, 0.2f),
                        product("a.wh", table("W_{hh}", 2, 2, 2, -1, 0.5f, 1), before, Heard.BEFORE),
                        vector("a.bh", Heard.LEARNED, "b_{hh}", 0, 0.3f)), MatrixTable.column("a_t", sum)),
                new WorkedEquation(HIDDEN, List.of(vector("a", Heard.NOW, "a_t", sum)), MatrixTable.column("h_t", h)),
                new WorkedEquation(SCORES, List.of(product("y.wh", table("W_{hy}", 3, 2, 1, 0, 0, 1, 1, 1),
                        MatrixTable.column("h_t", h), Heard.NOW), vector("y.b", Heard.LEARNED, "b_y", 0, 0, 0.5f)),
                        MatrixTable.column("y_t", scores)));
        return new WorkedStep(4, List.of("a", "b", "c"), 1, 2, equations, p, -Math.log(p[2]));
    }

    private static WorkedLines lines(WorkedStep step, StepStage stage, int unit) {
        return new WorkedLines(step, stage, unit);
    }

    @Test
    void aStepIsWorkedProductAfterProduct() {
        WorkedStep step = byHand();
        assertEquals(List.of(Part.INPUT, Part.FROM_INPUT, Part.FROM_STATE, Part.FROM_STATE, Part.VALUE, Part.PRODUCT,
                Part.PRODUCT, Part.VALUE, Part.LOSS), step.stages().stream().map(StepStage::part).toList());
        assertEquals("", lines(step, new StepStage(Part.INPUT, -1, -1), 0).products(0));
        assertEquals("Unit 1: W_xh x = the column of “b” = −1.00",
                lines(step, new StepStage(Part.FROM_INPUT, -1, -1), 1).products(0));
        assertEquals("Unit 0: W_hh h before = 2.00 × 0.25 = 0.50",
                lines(step, new StepStage(Part.FROM_STATE, -1, 0), 0).products(0));
        assertEquals("Unit 0: W_hh h before = 2.00 × 0.25 − 1.00 × 0.50 = 0.00",
                lines(step, new StepStage(Part.FROM_STATE, -1, 1), 0).products(0));
        assertEquals("", lines(step, new StepStage(Part.FROM_STATE, -1, 1), 0).values(0));
        assertEquals("Unit 0: a = 0.50 + 0.10 + 0.00 + 0.00 = 0.60   h = tanh(0.60) = 0.54",
                lines(step, new StepStage(Part.VALUE, 0, -1), 0).values(0));
        assertEquals("", lines(step, new StepStage(Part.VALUE, 0, -1), 0).values(1));
        assertEquals("“c”: W_hy h = 1.00 × 0.54 = 0.54", lines(step, new StepStage(Part.PRODUCT, 1, 0), 0).products(1));
        String output = lines(step, StepStage.WHOLE, 0).values(1);
        assertTrue(output.startsWith("“c”: p = exp(1."), output);
        assertTrue(output.endsWith("= 0.529   loss = −ln p = 0.637"), output);
    }

    /** The products of all gates with the state before together, then gate after gate, then the state: as on the slide. */
    @Test
    void gatesAreWorkedTogetherAndTheStateAfterThem() {
        WorkedStep lstm = Steps.of("lstm", 3, 4, false);
        assertEquals(6 + 1, lstm.sections().size(), "f, i, g, o, c with tanh c, h, and the scores");
        assertEquals(2 + 3 + 6 + (3 + 1) + 1, lstm.stages().size());
        assertEquals(SlideFigure.Progress.MEMORY, lstm.progress(new StepStage(Part.VALUE, 4, -1)));
        assertEquals(SlideFigure.Progress.STATE, lstm.progress(new StepStage(Part.VALUE, 5, -1)));
        assertEquals(SlideFigure.Progress.INPUT, lstm.progress(new StepStage(Part.VALUE, 3, -1)));
        String state = lines(lstm, StepStage.WHOLE, 1).one();
        assertTrue(state.startsWith("Unit 1: c = ") && state.contains("   tanh c = tanh(") && state.contains("   h = "), state);
        WorkedStep before = Steps.of("gru-reset-before", 3, 4, false);
        assertEquals(3, before.stages().stream().filter(stage -> stage.part() == Part.PRODUCT && stage.section() == 3).count(),
                "the candidate hears the reset state, which must be worked first");
    }

    /** In every row of every equation of every cell, what is shown of the right side comes to what is shown of the left. */
    @Test
    void whatIsShownAddsUpAsShown() {
        for (Cell cell : Cells.all().stream().filter(one -> !one.variation().projects()).toList()) {
            WorkedStep step = Steps.of(cell.id(), 8, 12, false);
            for (boolean compact : new boolean[] {false, true}) {
                List<List<StepItems.Group>> sections = StepItems.of(step, StepStage.WHOLE, 0, compact);
                for (int s = 0; s < sections.size(); s++) {
                    List<StepItems.Group> groups = sections.get(s);
                    assertAddsUp(step.sections().get(s), groups.get(groups.size() - 1), cell.id());
                }
            }
        }
    }

    private static void assertAddsUp(List<WorkedEquation> section, StepItems.Group group, String cell) {
        List<Block> blocks = group.items().stream().map(StepItems.Item::block).filter(block -> block != null).toList();
        int at = 0;
        for (int e = 0; e < section.size(); e++) {
            WorkedEquation equation = section.get(e);
            int operands = e == 0 ? equation.operands().size() : 1;
            at = e == 0 ? 0 : at;
            for (int row = 0; row < equation.result().rows(); row++) {
                String worked = equation.equation().numbers();
                for (int i = 0; i < operands; i++) {
                    worked = worked.replace("[" + equation.operands().get(i).place() + "]", "(" + blocks.get(at + i).text(row, 0) + ")");
                }
                String right = worked.substring(worked.indexOf(" = ") + 3);
                String shown = blocks.get(at + operands).text(row, 0);
                int decimals = shown.length() - shown.indexOf('.') - 1;
                assertEquals(shown, Numbers.signed(SubstitutedEquation.value("[v] = " + right, place -> 0), decimals),
                        cell + ": " + worked);
            }
            at += operands;
        }
    }

    @Test
    void itSaysWhatHasBeenPutInPlaceOfANumber() {
        WorkedStep step = byHand();
        assertTrue(step.equations().stream().noneMatch(equation -> equation.isHeld(0) || equation.isHeld(1)));
        WorkedStep held = byHand(0, (float) Math.tanh(0.125));
        assertTrue(held.equations().get(1).isHeld(0) && !held.equations().get(1).isHeld(1));
        assertEquals("Unit 0: a = 0.50 + 0.10 + 0.00 + 0.00 = 0.60   held, h = 0.00", lines(held, StepStage.WHOLE, 0).values(0));
    }

    @Test
    void productsAreSumsOfColumns() {
        WorkedStep step = byHand();
        Operand fromState = step.equations().get(0).operands().get(2);
        assertArrayEquals(new float[] {0.5f, -1}, step.equations().get(0).operands().get(0).value());
        assertArrayEquals(new float[] {0.5f, 0.125f}, fromState.value(1));
        assertArrayEquals(new float[] {0, 0.625f}, fromState.value());
        assertEquals(2, step.followed());
        assertEquals("says “c” with 52.9%, and it comes; loss 0.64 nats",
                new WorkedStepFigure(step, StepStage.WHOLE, 0, -1).outcome());
    }

    /** Each place of an equation has its name in the formula, whatever the cell. */
    @Test
    void everyPlaceHasItsName() {
        for (Cell cell : Cells.all()) {
            for (Equation equation : cell.equations()) {
                assertEquals(WorkedEquation.places(equation).size(), WorkedEquation.names(equation).size(), equation.formula());
            }
        }
        assertEquals(List.of("z_t", "n_t", "z_t", "h_{t−1}"), WorkedEquation.names(Cells.of("gru").equations().get(4)));
        assertEquals(List.of("o_t", "tanh c_t"), WorkedEquation.names(Cells.of("lstm").equations().get(6)));
        assertEquals(List.of("W_{xf} x_t", "W_{hf} h_{t−1}", "b_f"), WorkedEquation.names(Cells.of("lstm").equations().get(0)));
    }

    /** Every number is told where the pointer is on it, at every size, and lies inside of the picture; what does not fit is a turn away. */
    @Test
    void everyNumberIsToldAndInside() {
        for (String cell : List.of("rnn-tanh", "lstm")) {
            for (boolean learning : new boolean[] {false, true}) {
                for (int[] shape : new int[][] {{3, 4}, {8, 12}}) {
                    WorkedStep step = Steps.of(cell, shape[0], shape[1], learning);
                    int gates = Cells.of(cell).gates().size();
                    for (int[] size : new int[][] {{1240, 850}, {820, 540}, {500, 290}}) {
                        tell(step, size[0], size[1], gates * (shape[0] * shape[1] + shape[0] * shape[0]) + shape[0] * shape[1], learning);
                    }
                }
            }
        }
    }

    private static void tell(WorkedStep step, int width, int height, int weights, boolean learning) {
        Set<String> found = new HashSet<>();
        int last = new WorkedStepFigure(step, StepStage.WHOLE, 0, 0).turned(1000, width, height);
        for (int first = 0; first <= last; first++) {
            WorkedStepFigure figure = new WorkedStepFigure(step, StepStage.WHOLE, 0, first);
            for (int y = 0; y < height; y += width < 600 ? 3 : 7) {
                for (int x = 0; x < width; x += width < 600 ? 7 : 14) {
                    Hit hit = figure.at(x, y, width, height);
                    if (hit != null && hit.words().matches("W_[xh][a-z], to .*")) {
                        assertTrue(new Rectangle2D.Double(-0.5, -0.5, width + 1, height + 1).contains(hit.area()),
                                hit.words() + " at " + hit.area() + " of " + width + " × " + height);
                        assertEquals(learning, hit.words().contains("Δw = "));
                        found.add(hit.words().substring(0, hit.words().indexOf(':')));
                    }
                }
            }
        }
        assertEquals(weights, found.size(), weights + " weights at " + width + " × " + height);
    }

    @Test
    void theSlideIsEmptyAfterTheBeamAndLeadsToEachStep() {
        WorkedStep step = byHand();
        float[] hidden = step.equations().get(1).result().values();
        List<SlideFigure.Column> columns = List.of(
                new SlideFigure.Column(0, "a", 0, 1, null, hidden, step.scores(), 0.5),
                new SlideFigure.Column(1, "b", 1, 2, null, hidden, step.scores(), 0.25),
                new SlideFigure.Column(2, "c", 2, -1, null, hidden, step.scores(), Double.NaN));
        SlideFigure slide = new SlideFigure(columns, step.symbols(), 1, SlideFigure.Progress.LOSS, "W_{xh}", "W_{hh}");
        List<String> words = new java.util.ArrayList<>();
        for (int x = 0; x < 380; x += 4) {
            Hit hit = slide.at(x, 200, 380, 500);
            if (hit != null && !words.contains(hit.words())) {
                assertEquals(words.size(), hit.step());
                words.add(hit.words());
            }
        }
        assertEquals(List.of("Step 1 reads “a”; “b” comes, loss 0.5 nats", "Step 2 reads “b”; “c” comes, loss 0.25 nats",
                "Step 3 reads “c”"), words);
        assertNotNull(slide.at(190, 200, 380, 500));
    }
}
