package rnnscope.figure.lecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.lecture.StepStage.Part;
import rnnscope.figure.paint.Look;

class WorkedStepFigureTest {
    /** Two units and three symbols, worked by hand: x is the second symbol. */
    private static WorkedStep byHand() {
        WorkedStep.Weights weights = new WorkedStep.Weights(
                new NumberTable("W_{xh}", 2, 3, new float[] {1, 0.5f, 2, 3, -1, 4}, null, null),
                new NumberTable("b_{xh}", 2, 1, new float[] {0.1f, 0.2f}, null, null),
                new NumberTable("W_{hh}", 2, 2, new float[] {2, -1, 0.5f, 1}, null, null),
                new NumberTable("b_{hh}", 2, 1, new float[] {0, 0.3f}, null, null),
                new NumberTable("W_{hy}", 3, 2, new float[] {1, 0, 0, 1, 1, 1}, null, null),
                new NumberTable("b_y", 3, 1, new float[] {0, 0, 0.5f}, null, null));
        float[] before = {0.25f, 0.5f};
        // W_hh h = (0, 0.625); a = (0.5 + 0.1 + 0 + 0, −1 + 0.2 + 0.625 + 0.3)
        float[] sum = {0.6f, 0.125f};
        float[] hidden = {(float) Math.tanh(0.6), (float) Math.tanh(0.125)};
        float[] scores = {hidden[0], hidden[1], hidden[0] + hidden[1] + 0.5f};
        double all = Math.exp(scores[0]) + Math.exp(scores[1]) + Math.exp(scores[2]);
        float[] p = {(float) (Math.exp(scores[0]) / all), (float) (Math.exp(scores[1]) / all), (float) (Math.exp(scores[2]) / all)};
        return new WorkedStep(4, List.of("a", "b", "c"), 1, 2, "tanh", weights, before, sum, hidden, scores, p, -Math.log(p[2]));
    }

    static WorkedStep random(int units, int symbols, boolean learning) {
        Random random = new Random(3);
        WorkedStep.Weights weights = new WorkedStep.Weights(table("W_{xh}", units, symbols, random, learning),
                table("b_{xh}", units, 1, random, learning), table("W_{hh}", units, units, random, learning),
                table("b_{hh}", units, 1, random, learning), table("W_{hy}", symbols, units, random, learning),
                table("b_y", symbols, 1, random, learning));
        List<String> names = java.util.stream.IntStream.range(0, symbols).mapToObj(k -> Character.toString('a' + k)).toList();
        return new WorkedStep(0, names, 0, 1, "tanh", weights, numbers(units, random), numbers(units, random),
                numbers(units, random), numbers(symbols, random), numbers(symbols, random), 1);
    }

    private static NumberTable table(String symbol, int rows, int columns, Random random, boolean learning) {
        return new NumberTable(symbol, rows, columns, numbers(rows * columns, random),
                learning ? numbers(rows * columns, random) : null, learning ? numbers(rows * columns, random) : null);
    }

    private static float[] numbers(int count, Random random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (2 * random.nextGaussian());
        }
        return numbers;
    }

    @Test
    void aStepIsWorkedProductAfterProduct() {
        assertEquals(List.of(Part.INPUT, Part.FROM_INPUT, Part.FROM_STATE, Part.FROM_STATE, Part.STATE, Part.FROM_HIDDEN,
                Part.FROM_HIDDEN, Part.SCORES, Part.LOSS), StepStage.all(2).stream().map(StepStage::part).toList());
        WorkedStep step = byHand();
        assertEquals("", WorkedLines.of(step, new StepStage(Part.INPUT, -1), 0).products());
        assertEquals("Unit 1: W_xh x = the column of “b” = −1.00",
                WorkedLines.of(step, new StepStage(Part.FROM_INPUT, -1), 1).products());
        assertEquals("Unit 0: W_hh h = 2.00 × 0.25 = 0.50", WorkedLines.of(step, new StepStage(Part.FROM_STATE, 0), 0).products());
        assertEquals("Unit 0: W_hh h = 2.00 × 0.25 + (−1.00) × 0.50 = 0.00".replace("+ (−1.00)", "− 1.00"),
                WorkedLines.of(step, new StepStage(Part.FROM_STATE, 1), 0).products());
        assertEquals("", WorkedLines.of(step, new StepStage(Part.FROM_STATE, 1), 0).state());
        assertEquals("Unit 0: a = 0.50 + 0.10 + 0.00 + 0.00 = 0.60   h = tanh(0.60) = 0.54",
                WorkedLines.of(step, new StepStage(Part.STATE, -1), 0).state());
        assertEquals("", WorkedLines.of(step, new StepStage(Part.STATE, -1), 0).output());
        assertTrue(WorkedLines.of(step, StepStage.WHOLE, 0).output().startsWith("“c”: p = exp(1."));
        assertTrue(WorkedLines.of(step, StepStage.WHOLE, 0).output().endsWith("= 0.529   loss = −ln p = 0.637"),
                WorkedLines.of(step, StepStage.WHOLE, 0).output());
    }

    @Test
    void whatAColumnAddsUpFromIsShownWithAsManyDecimalsAsThatTakes() {
        assertEquals(2, WorkedLines.decimals(new float[] {0.6f}, List.of(new float[] {0.5f}, new float[] {0.1f})));
        // 0.004 + 0.004 is 0.01, as 0.00 + 0.00 is not
        assertEquals(3, WorkedLines.decimals(new float[] {0.008f}, List.of(new float[] {0.004f}, new float[] {0.004f})));
    }

    @Test
    void itSaysWhatHasBeenPutInPlaceOfANumber() {
        WorkedStep step = byHand();
        assertTrue(!step.isHeld(0) && !step.isHeld(1));
        WorkedStep held = new WorkedStep(4, step.symbols(), 1, 2, "tanh", step.weights(), step.before(), step.sum(),
                new float[] {0, step.hidden()[1]}, step.scores(), step.probabilities(), step.loss());
        assertTrue(held.isHeld(0) && !held.isHeld(1));
        assertEquals("Unit 0: held, h = 0.00", WorkedLines.of(held, StepStage.WHOLE, 0).state());
    }

    @Test
    void productsAreSumsOfColumns() {
        WorkedStep step = byHand();
        assertArrayEquals(new float[] {0.5f, -1}, step.fromInput());
        assertArrayEquals(new float[] {0.5f, 0.125f}, step.fromState(1));
        assertArrayEquals(new float[] {0, 0.625f}, step.fromState(2));
        assertEquals(2, step.followed());
        assertEquals("says “c” with 52.9%, and it comes; loss 0.64 nats", new WorkedStepFigure(step, StepStage.WHOLE, 0).outcome());
    }

    /** Every number is told where the pointer is on it, at every size, and lies inside of the picture. */
    @Test
    void everyNumberIsToldAndInside() {
        for (boolean learning : new boolean[] {false, true}) {
            for (int[] shape : new int[][] {{3, 4}, {8, 12}, {1, 2}}) {
                WorkedStepFigure figure = new WorkedStepFigure(random(shape[0], shape[1], learning), StepStage.WHOLE, 0);
                for (int[] size : new int[][] {{820, 540}, {500, 290}}) {
                    tell(figure, size[0], size[1], 2 * shape[0] * shape[1] + shape[0] * shape[0], learning);
                }
            }
        }
    }

    private static void tell(WorkedStepFigure figure, int width, int height, int weights, boolean learning) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        figure.paint(g, width, height, Look.light());
        java.util.Set<String> found = new java.util.HashSet<>();
        for (int y = 0; y < height; y += 7) {
            for (int x = 0; x < width; x += 14) {
                Hit hit = figure.at(x, y, width, height);
                if (hit != null && hit.words().matches("W_(xh|hh|hy), to .*")) {
                    assertTrue(new Rectangle2D.Double(-0.5, -0.5, width + 1, height + 1).contains(hit.area()),
                            hit.words() + " at " + hit.area() + " of " + width + " × " + height);
                    assertEquals(learning, hit.words().contains("Δw = "));
                    found.add(hit.words());
                }
            }
        }
        assertTrue(found.size() >= weights, found.size() + " of " + weights + " at " + width + " × " + height);
    }

    @Test
    void theSlideIsEmptyAfterTheBeamAndLeadsToEachStep() {
        WorkedStep step = byHand();
        List<SlideFigure.Column> columns = List.of(
                new SlideFigure.Column(0, "a", 0, 1, step.hidden(), step.scores(), 0.5),
                new SlideFigure.Column(1, "b", 1, 2, step.hidden(), step.scores(), 0.25),
                new SlideFigure.Column(2, "c", 2, -1, step.hidden(), step.scores(), Double.NaN));
        SlideFigure slide = new SlideFigure(columns, step.symbols(), 1, StepStage.WHOLE);
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
