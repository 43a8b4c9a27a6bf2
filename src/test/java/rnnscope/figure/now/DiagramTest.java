package rnnscope.figure.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.figure.now.Diagram.Name;
import rnnscope.figure.now.Diagram.Node;
import rnnscope.figure.now.Diagram.Tag;
import rnnscope.figure.now.Diagram.Wire;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;

class DiagramTest {
    static Stream<Arguments> cellsAndSizes() {
        double[][] sizes = {{372, 196}, {396, 234}, {420, 300}, {560, 380}, {700, 300}};
        return Samples.CELLS.stream().flatMap(cell -> Stream.of(sizes).map(s -> Arguments.of(cell, s[0], s[1])));
    }

    static Stream<String> cells() {
        return Samples.CELLS.stream();
    }

    @Test
    void everyCellHasADrawing() {
        Set<String> ids = Cells.offered().stream().map(Cell::id).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(ids, new TreeSet<>(Diagrams.all().keySet()));
    }

    @ParameterizedTest
    @MethodSource("cellsAndSizes")
    void noTwoPartsOverlapAndAllAreInside(String cell, double width, double height) {
        Map<String, Rectangle2D> boxes = boxes(cell, Sheet.on(width, height, null));
        Rectangle2D card = new Rectangle2D.Double(0, 0, width, height);

        boxes.forEach((name, box) -> assertTrue(card.contains(box), name + " leaves the card"));
        boxes.forEach((a, boxA) -> boxes.forEach((b, boxB) ->
                assertFalse(!a.equals(b) && boxA.intersects(boxB), a + " overlaps " + b)));
    }

    @ParameterizedTest
    @MethodSource("cellsAndSizes")
    void noLetterTouchesAWireAndNumbersOnlyTheirOwn(String cell, double width, double height) {
        Sheet sheet = Sheet.on(width, height, null);
        Diagram diagram = Diagrams.of(cell);
        CellValues values = Samples.values(cell, "a", 0, 1);

        for (Name name : diagram.names()) {
            Rectangle2D box = sheet.box(name);
            diagram.wires().forEach(w -> assertFalse(crosses(sheet.points(w.points()), box),
                    name.markup() + " is crossed by a wire"));
        }
        for (Tag tag : diagram.tags()) {
            Rectangle2D box = CellFigure.area(sheet, tag, values);
            List<Wire> crossing = diagram.wires().stream().filter(w -> crosses(sheet.points(w.points()), box)).toList();
            assertFalse(crossing.isEmpty(), tag.place() + " is on no wire");
            crossing.forEach(w -> assertEquals(0, WirePath.distance(w.points(), tag.x(), tag.y()), 1e-9,
                    tag.place() + " is crossed by a wire of another"));
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void namesAreAsWideAsTheySay(String cell) {
        for (Name name : Diagrams.of(cell).names()) {
            double size = name.width() > 40 ? 13 : 14;
            MathText text = new MathText(Formula.parse(name.markup()), Fonts.get().mathItalic(1),
                    Fonts.get().mathRoman(1), size, Double.POSITIVE_INFINITY);

            assertTrue(text.width() <= name.width(), name.markup() + " is " + text.width() + " wide");
        }
    }

    /** Every part leads to an equation of the cell, and every equation can be reached. */
    @ParameterizedTest
    @MethodSource("cells")
    void partsAndEquationsBelongTogether(String cell) {
        Diagram diagram = Diagrams.of(cell);
        Set<String> equations = Cells.of(cell).equations().stream().map(e -> e.channel())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> parts = Stream.of(diagram.tags().stream().map(Tag::channel),
                        diagram.nodes().stream().map(Node::channel), diagram.wires().stream().map(Wire::channel))
                .flatMap(s -> s).collect(Collectors.toCollection(TreeSet::new));
        Set<String> numbers = diagram.tags().stream().map(Tag::channel).collect(Collectors.toSet());

        assertEquals(equations, parts);
        assertTrue(numbers.containsAll(equations));
        CellValues values = Samples.values(cell, "a", 0, 1);
        diagram.tags().forEach(t -> assertNotNull(values.channelAt(t.place()), t.place()));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void flowLeavesAPartOnlyWhenAllHasArrived(String cell) {
        Diagram diagram = Diagrams.of(cell);

        for (Node node : diagram.nodes()) {
            for (Wire out : diagram.wires()) {
                for (Wire in : diagram.wires()) {
                    if (at(node, out.points(), 0) && at(node, in.points(), in.points().length - 2)) {
                        assertTrue(in.to() <= out.from(), node.text() + " of " + node.channel()
                                + " sends at " + out.from() + " what arrives at " + in.to());
                    }
                }
            }
        }
        diagram.wires().forEach(w -> assertTrue(0 <= w.from() && w.from() < w.to() && w.to() <= 1));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void flowLeavesABranchOnlyWhenItHasCome(String cell) {
        Diagram diagram = Diagrams.of(cell);

        for (Wire branch : diagram.wires()) {
            for (Wire stem : diagram.wires()) {
                double share = shareUpTo(stem.points(), branch.points()[0], branch.points()[1]);
                if (diagram.startsOnWire(branch) && share > 0 && share < 1) {
                    double passes = stem.from() + share * (stem.to() - stem.from());
                    assertTrue(passes <= branch.from() + 0.01, "a wire of " + branch.channel() + " starts at "
                            + branch.from() + ", but that of " + stem.channel() + " passes at " + passes);
                }
            }
        }
    }

    /** Share of a wire's length up to a place on it, −1 when it is not on it. */
    private static double shareUpTo(double[] points, double x, double y) {
        double length = 0;
        double upTo = -1;
        for (int i = 0; i + 3 < points.length; i += 2) {
            if (upTo < 0 && Line2D.ptSegDist(points[i], points[i + 1], points[i + 2], points[i + 3], x, y) < 1e-6) {
                upTo = length + Math.hypot(x - points[i], y - points[i + 1]);
            }
            length += Math.hypot(points[i + 2] - points[i], points[i + 3] - points[i + 1]);
        }
        return upTo / length;
    }

    private static boolean at(Node node, double[] points, int i) {
        return Math.abs(points[i] - node.x()) <= node.width() / 2
                && Math.abs(points[i + 1] - node.y()) <= node.height() / 2;
    }

    private static boolean crosses(double[] points, Rectangle2D box) {
        for (int i = 0; i + 3 < points.length; i += 2) {
            if (box.intersectsLine(new Line2D.Double(points[i], points[i + 1], points[i + 2], points[i + 3]))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Rectangle2D> boxes(String cell, Sheet sheet) {
        Diagram diagram = Diagrams.of(cell);
        CellValues values = Samples.values(cell, "a", 0, 1);
        Map<String, Rectangle2D> boxes = new LinkedHashMap<>();
        diagram.tags().forEach(t -> boxes.put("number " + t.place(), CellFigure.area(sheet, t, values)));
        diagram.names().forEach(n -> boxes.put("letter " + n.markup(), sheet.box(n)));
        diagram.nodes().forEach(n -> boxes.put(n.text() + " at " + n.x() + ", " + n.y(),
                sheet.box(n.x(), n.y(), n.width(), n.height())));
        boxes.put("input", sheet.box(diagram.input().x(), diagram.input().y(), Diagram.SYMBOL, Diagram.SYMBOL));
        double words = GlyphRuns.width("to softmax", Fonts.get().ui(11), Fonts.get());
        boxes.put("output", sheet.box(diagram.output().x() - 6 - words / 2, diagram.output().y(), words, 12));
        return boxes;
    }
}
