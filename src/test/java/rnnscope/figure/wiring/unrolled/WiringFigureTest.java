package rnnscope.figure.wiring.unrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Look;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.FoldedFigure;
import rnnscope.figure.wiring.ParameterListFigure;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Family;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Link;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringPlan.Weight;
import rnnscope.figure.wiring.WiringRun;

class WiringFigureTest {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 400;
    private static final Row INPUT = new Row("read/input", Kind.INPUT, Side.READ, 0, 0, -1, 0, false, "Input",
            "one of 4", 4, null, 1, List.of("x_t"));
    private static final Row CELL = new Row("read/cell/0/0", Kind.CELL, Side.READ, 1, 0, 0, 0, false, "RNN", "h 2", 2,
            "0/hidden", 1, List.of("h_t = tanh(a_t)"));
    private static final Row OUTPUT = new Row("read/output", Kind.OUTPUT, Side.READ, 2, 0, -1, 0, false, "Output",
            "softmax 4", 4, "probabilities", 1, List.of("p_t = softmax(W_y h_t)"));
    private static final Weight IH = weight("ih", Family.INPUT);
    private static final Weight HH = weight("hh", Family.RECURRENT);
    private static final Weight HEAD = weight("head", Family.HEAD);
    private static final WiringPlan PLAN = new WiringPlan(Archetype.ALIGNED, "Many to many", "RNN",
            List.of(INPUT, CELL, OUTPUT), List.of(new Link(INPUT, CELL, Reach.SAME, IH, -1),
                    new Link(CELL, CELL, Reach.FORWARD, HH, -1), new Link(CELL, OUTPUT, Reach.SAME, HEAD, -1)),
            List.of(IH, HH, HEAD));

    private static Weight weight(String id, Family family) {
        return new Weight(id, "W", id + " weights", family, 0, "2 × 2", List.of(id), 4);
    }

    /** So many steps, of which those up to {@code at} are computed; the states are at the ends of their range. */
    private record Run(int readSteps, int at, boolean isLong) implements WiringRun {
        @Override
        public int writtenSteps() {
            return 0;
        }

        @Override
        public String widest() {
            return "a";
        }

        @Override
        public int current(Side side) {
            return side == Side.READ ? at : -1;
        }

        @Override
        public boolean isKnown(Row row, int step) {
            return step <= at;
        }

        @Override
        public boolean isLit(Row row, int step) {
            return step == at;
        }

        @Override
        public float[] values(Row row, int step) {
            return new float[] {-1, 1};
        }

        @Override
        public String symbol(Row row, int step) {
            return row.kind() == Kind.CELL ? null : "a";
        }

        @Override
        public String note(Row row, int step) {
            return null;
        }

        @Override
        public String words(Row row, int step) {
            return "exactly";
        }

        @Override
        public float[] weights(Row row, int head, int step) {
            return null;
        }
    }

    private static BufferedImage paint(Figure figure, Look look) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(look.card());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        figure.paint(g, WIDTH, HEIGHT, look);
        return image;
    }

    private static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) x, (int) y));
    }

    private static WiringLayout layout(WiringRun run, double zoom) {
        return new WiringLayout(PLAN, run, WIDTH, HEIGHT, zoom, Fonts.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void statesThatAreKnownShowTheirValuesAndOthersDoNot(boolean dark) {
        Look look = dark ? Look.dark() : Look.light();
        Run run = new Run(6, 2, false);
        WiringFigure figure = new WiringFigure(PLAN, run, 1, null, Map.of());
        assertEquals(java.util.List.of("part", "side", "at step", "unit", "value"), figure.numbers().names());
        BufferedImage image = paint(figure, look);
        Rectangle2D known = layout(run, 1).box(CELL, 1);
        assertEquals(look.diverging().colour(-1, -1, 1), at(image, known.getCenterX(), known.getY() + 6));
        assertEquals(look.diverging().colour(1, -1, 1), at(image, known.getCenterX(), known.getMaxY() - 6));
        Rectangle2D unknown = layout(run, 1).box(CELL, 4);
        assertEquals(look.card(), at(image, unknown.getCenterX(), unknown.getCenterY()));
    }

    @Test
    void theBeamIsWhereItIsComputed() {
        Look look = Look.light();
        Run run = new Run(6, 2, false);
        BufferedImage image = paint(new WiringFigure(PLAN, run, 1, null, Map.of()), look);
        WiringLayout layout = layout(run, 1);
        int edge = (int) Math.rint(layout.columnCentre(Side.READ, 2) - layout.column(Side.READ) / 2);
        assertEquals(look.beam(), at(image, edge, 5));
        assertEquals(look.card(), at(image, layout.columnCentre(Side.READ, 3), 5));
        Rectangle2D box = layout.box(CELL, 2);
        assertEquals(look.beam(), at(image, box.getX() - 2, box.getCenterY()));
    }

    /** All copies of the weight that stands out are in its full colour, and the others are dimmed. */
    @Test
    void allCopiesOfAWeightStandOutTogether() {
        Look look = Look.light();
        Run run = new Run(6, 5, false);
        WiringLayout layout = layout(run, 1);
        BufferedImage image = paint(new WiringFigure(PLAN, run, 1, "hh", Map.of()), look);
        Color hue = look.lineColour("h");
        for (int t = 1; t < 6; t++) {
            double between = (layout.box(CELL, t - 1).getMaxX() + layout.box(CELL, t).getX()) / 2 - 4;
            assertEquals(hue, at(image, between, layout.y(CELL)));
        }
        double x = layout.x(CELL, 1);
        double y = (layout.box(INPUT, 1).getY() + layout.box(CELL, 1).getMaxY()) / 2;
        assertNotEquals(look.lineColour("f"), at(image, x, y));
    }

    @Test
    void nodesLinksAndColumnsAnswerThePointer() {
        Run run = new Run(6, 2, false);
        WiringFigure figure = new WiringFigure(PLAN, run, 1, null, Map.of("hh", "Gradients"));
        WiringLayout layout = layout(run, 1);
        Rectangle2D box = layout.box(CELL, 4);
        Hit value = figure.at(layout.box(CELL, 1).getCenterX(), layout.box(CELL, 1).getY() + 3, WIDTH, HEIGHT);
        assertEquals(0, value.unit());
        assertTrue(value.words().startsWith("RNN, h 2, step 2\nh of unit 0 = −1\n"), value.words());
        Hit node = figure.at(box.getCenterX(), box.getCenterY(), WIDTH, HEIGHT);
        assertEquals(-1, node.unit());
        assertEquals("read/cell/0/0", node.channel());
        assertEquals(4, node.step());
        assertTrue(node.words().startsWith(
                "RNN, h 2, step 5\nexactly\nih weights: 2 × 2, 4 numbers, the same at all 6 steps"));
        Hit link = figure.at((layout.box(CELL, 1).getMaxX() + layout.box(CELL, 2).getX()) / 2, layout.y(CELL), WIDTH,
                HEIGHT);
        assertEquals("hh", link.channel());
        assertEquals(2, link.step());
        assertTrue(link.words().endsWith("the same at all 6 steps\nClick: Gradients"), link.words());
        Hit column = figure.at(layout.columnCentre(Side.READ, 3), 3, WIDTH, HEIGHT);
        assertNull(column.channel());
        assertEquals(3, column.step());
        assertNull(figure.at(20, 3, WIDTH, HEIGHT));
    }

    @Test
    void aLongTextShowsTheStepsAroundTheBeamAndZoomMakesThemFewer() {
        Run run = new Run(10_000, 5_000, true);
        WiringLayout.Span span = layout(run, 1).span(Side.READ);
        assertTrue(span.contains(5_000));
        assertTrue(span.to() - span.from() > 10 && span.to() - span.from() < 40);
        WiringLayout.Span closer = layout(run, 2).span(Side.READ);
        assertTrue(closer.contains(5_000));
        assertTrue(closer.to() - closer.from() < (span.to() - span.from()) * 0.7);
        assertEquals(6, layout(new Run(6, 0, true), 1).span(Side.READ).to());
    }

    @Test
    void theFoldedNetworkHasOneLoopForAllSteps() {
        FoldedFigure figure = new FoldedFigure(PLAN, null);
        Look look = Look.light();
        BufferedImage image = paint(figure, look);
        Hit loop = null;
        for (int x = WIDTH / 2 + 38; x < WIDTH / 2 + 60 && loop == null; x++) {
            Hit found = figure.at(x, HEIGHT / 2.0, WIDTH, HEIGHT);
            loop = found != null && "hh".equals(found.channel()) ? found : null;
        }
        assertEquals("hh weights, 2 × 2", loop.words());
        assertEquals("read/cell/0/0", figure.at(WIDTH / 2.0, HEIGHT / 2.0, WIDTH, HEIGHT).channel());
        assertEquals(look.hover(), at(image, WIDTH / 2.0 - 34, HEIGHT / 2.0));
    }

    @Test
    void everyWeightIsListedOnceWithItsUses() {
        ParameterListFigure figure = new ParameterListFigure(PLAN, 6, 0, null);
        Hit first = figure.at(50, 5, WIDTH, HEIGHT);
        assertEquals("ih", first.channel());
        assertEquals("ih weights\nih\n4 numbers, used at 6 steps", first.words());
        assertNull(figure.at(50, 3 * 22 + 5, WIDTH, HEIGHT));
        assertEquals("head", figure.at(50, 2 * 22 + 5, WIDTH, HEIGHT).channel());
        assertEquals(12, PLAN.parameters());
    }
}
