package rnnscope.figure.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.now.Diagram.Tag;
import rnnscope.figure.paint.Look;
import rnnscope.figure.track.Passage;
import rnnscope.tape.Channel;

class CellFigureTest {
    private static final int WIDTH = 372;
    private static final int HEIGHT = 198;

    static Stream<String> cells() {
        return Samples.CELLS.stream();
    }

    private static CellFigure figure(String cell) {
        return new CellFigure(Samples.values(cell, "g", 0, 1), null, Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyNumberIsOnTheGroundOfItsValueAndAnswersThePointer(String cell) {
        CellValues values = Samples.values(cell, "g", 0, 1);
        Sheet sheet = Pictures.sheet(WIDTH, HEIGHT);
        for (Look look : List.of(Look.light(), Look.dark())) {
            BufferedImage image = Pictures.paint(figure(cell), WIDTH, HEIGHT, look);
            for (Tag tag : Diagrams.of(cell).tags()) {
                Rectangle2D box = CellFigure.area(sheet, tag, values);
                Channel channel = values.channelAt(tag.place());
                assertEquals(look.ground(channel, (float) values.at(tag.place())),
                        Pictures.at(image, box.getCenterX(), box.getY() + 2.5), tag.place());
                Hit hit = figure(cell).at(box.getCenterX(), box.getCenterY(), WIDTH, HEIGHT);
                assertEquals(tag.channel(), hit.channel());
                assertTrue(hit.words().endsWith(": " + Numbers.exact((float) values.at(tag.place()))), hit.words());
            }
        }
    }

    @Test
    void pointingSaysWhatItIsExactly() {
        CellFigure figure = figure("lstm");
        Sheet sheet = Pictures.sheet(WIDTH, HEIGHT);

        assertEquals(new Hit(9591, 119, "cell", "Cell state before, c: −2.17",
                figure.at(sheet.x(42), sheet.y(36), WIDTH, HEIGHT).area()),
                figure.at(sheet.x(42), sheet.y(36), WIDTH, HEIGHT));
        assertEquals("Forget gate, f: 0.999", figure.at(sheet.x(101), sheet.y(125), WIDTH, HEIGHT).words());
        assertEquals("Input: g", figure.at(sheet.x(82), sheet.y(184), WIDTH, HEIGHT).words());
        assertEquals("cell", figure.at(sheet.x(103), sheet.y(70), WIDTH, HEIGHT).channel());
        assertNull(figure.at(sheet.x(82), sheet.y(70), WIDTH, HEIGHT));
        assertEquals("From the input to a: 0.42",
                figure("rnn-tanh").at(sheet.x(154), sheet.y(131), WIDTH, HEIGHT).words());
    }

    @Test
    void theInputStandsOnTheBeamAndAnUnknownOneOnAmber() {
        CellValues known = Samples.values("lstm", "g", 0, 1);
        CellValues unknown = new CellValues("lstm", 0, 1, 119, 9591, known.channels(), known.now(), known.before(),
                known.parts(), "ñ", null, null, false);
        Sheet sheet = Pictures.sheet(WIDTH, HEIGHT);
        Look look = Look.dark();

        assertEquals(look.beam(), Pictures.at(Pictures.paint(new CellFigure(known, null, Double.NaN), WIDTH, HEIGHT,
                look), sheet.x(82) - 7, sheet.y(184)));
        CellFigure figure = new CellFigure(unknown, null, Double.NaN);
        assertEquals(look.amber(), Pictures.at(Pictures.paint(figure, WIDTH, HEIGHT, look), sheet.x(82) - 7,
                sheet.y(184)));
        assertEquals("Input: ñ, not in the vocabulary",
                figure.at(sheet.x(82), sheet.y(184), WIDTH, HEIGHT).words());
    }

    @Test
    void theMarkedPartHasARingOfInk() {
        Look look = Look.light();
        Sheet sheet = Pictures.sheet(WIDTH, HEIGHT);
        Rectangle2D box = sheet.box(101, 105.5, 35, Diagram.TAG_HEIGHT);
        BufferedImage marked = Pictures.paint(new CellFigure(Samples.values("lstm", "g", 0, 1), "forget", Double.NaN),
                WIDTH, HEIGHT, look);

        assertEquals(look.ink(), Pictures.at(marked, box.getX() - 1.5, box.getCenterY()));
        assertNotEquals(look.ink(), Pictures.at(Pictures.paint(figure("lstm"), WIDTH, HEIGHT, look),
                box.getX() - 1.5, box.getCenterY()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.4, 0.6, 0.9})
    void theFlowIsGreenAndAtRestNothingMoves(double phase) {
        Look look = Look.light();
        CellValues values = Samples.values("gru", "g", 0, 1);
        int rest = Pictures.count(Pictures.paint(figure("gru"), WIDTH, HEIGHT, look), look.beam());
        int flowing = Pictures.count(Pictures.paint(new CellFigure(values, null, phase), WIDTH, HEIGHT, look),
                look.beam());

        assertTrue(flowing > rest + 15, flowing + " green pixels, " + rest + " at rest");
    }

    @Test
    void aPartThatIsNotKnownIsNotShown() {
        CellValues whole = Samples.values("rnn-tanh", "g", 0, 1);
        CellValues bare = new CellValues("rnn-tanh", 0, 1, 119, 9591, whole.channels(), whole.now(), whole.before(),
                Map.of(), "g", null, null, true);
        CellFigure figure = new CellFigure(bare, null, Double.NaN);
        Sheet sheet = Pictures.sheet(WIDTH, HEIGHT);

        assertEquals("Weighted sum, a: −0.62", figure.at(sheet.x(154), sheet.y(131), WIDTH, HEIGHT).words());
        assertEquals(Look.light().paper(), Pictures.at(Pictures.paint(figure, WIDTH, HEIGHT, Look.light()),
                sheet.x(154) + 10, sheet.y(131)));
    }

    @Test
    void aCellWithoutADrawingIsAListOfItsChannels() {
        CellValues lstm = Samples.values("lstm", "g", 0, 1);
        CellValues other = new CellValues("clockwork", 0, 1, 119, 9591, lstm.channels(), lstm.now(), lstm.before(),
                lstm.parts(), "g", null, null, true);
        CellFigure figure = new CellFigure(other, null, Double.NaN);
        Channel forget = other.channel("forget");
        int row = other.channels().indexOf(forget);

        Hit hit = figure.at(50, 24 * row + 12, WIDTH, HEIGHT);
        assertEquals("forget", hit.channel());
        assertEquals("Forget gate, f: 0.999", hit.words());
        assertEquals(Look.light().ground(forget, 0.999f), Pictures.at(
                Pictures.paint(figure, WIDTH, HEIGHT, Look.light()), WIDTH - 24, 24 * row + 5.5));
        assertNull(figure.at(50, HEIGHT - 1, WIDTH, HEIGHT));
    }

    @Test
    void valuesComeFromTheTrace() {
        Passage passage = Samples.passage("gru", 20);
        CellValues values = CellValues.of(passage, 0, 7, 3, Map.of("r.x", 1.5));

        assertEquals(passage.trace().value(0, "update", 7, 3), values.at("z"));
        assertEquals(passage.trace().value(0, "hidden", 7, 2), values.at("h−"));
        assertEquals(1.5, values.at("r.x"));
        assertTrue(Double.isNaN(values.at("r.h")));
        assertEquals(List.of(" ", "h", "i"), List.of(values.symbolBefore(), values.symbol(), values.symbolAfter()));
        assertEquals(0, CellValues.of(passage, 0, 7, 0, Map.of()).at("h−"));
        assertNull(CellValues.of(passage, 0, 7, 0, Map.of()).symbolBefore());
        assertNull(CellValues.of(passage, 0, 7, passage.text().length() - 1, Map.of()).symbolAfter());
    }
}
