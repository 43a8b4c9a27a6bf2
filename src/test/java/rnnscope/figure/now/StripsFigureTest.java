package rnnscope.figure.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Look;
import rnnscope.figure.track.Channels;
import rnnscope.figure.track.Passage;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;

class StripsFigureTest {
    private static final int WIDTH = 372;
    private static final int HEIGHT = 84;

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 128})
    void everyUnitOfEveryChannelHasItsColour(int units) {
        Trace trace = Samples.passage("lstm", units).trace();
        StripsFigure figure = new StripsFigure(trace, 0, 5, -1);
        List<Channel> channels = Channels.inOrder(trace.layout().channels(0));
        for (Look look : List.of(Look.light(), Look.dark())) {
            BufferedImage image = Pictures.paint(figure, WIDTH, HEIGHT, look);
            for (int row = 0; row < channels.size(); row++) {
                Channel channel = channels.get(row);
                for (int unit = 0; unit < units; unit++) {
                    double y = (row + 0.5) * HEIGHT / channels.size();
                    double x = centre(figure, unit, y);
                    Color expected = look.ground(channel, trace.value(0, channel.id(), unit, 5));
                    assertEquals(expected, Pictures.at(image, x, y), channel.symbol() + " of unit " + unit);
                }
            }
        }
    }

    @Test
    void pointingNamesUnitAndExactValue() {
        Trace trace = Samples.passage("gru", 20).trace();
        StripsFigure figure = new StripsFigure(trace, 0, 5, 3);
        Hit hit = figure.at(centre(figure, 11, 30), 30, WIDTH, 100);

        assertEquals(11, hit.unit());
        assertEquals("update", hit.channel());
        assertEquals("Unit 11, update gate z: " + Numbers.exact(trace.value(0, "update", 11, 5)), hit.words());
        assertNull(figure.at(3, 30, WIDTH, 100));
        assertNull(figure.at(200, 101, WIDTH, 100));
    }

    @Test
    void theSelectedUnitIsFramedThroughAllStrips() {
        Trace trace = Samples.passage("lstm", 20).trace();
        StripsFigure figure = new StripsFigure(trace, 0, 5, 9);
        Look look = Look.light();
        BufferedImage image = Pictures.paint(figure, WIDTH, HEIGHT, look);
        double left = figure.at(centre(figure, 9, 5), 5, WIDTH, HEIGHT).area().getX();

        for (double y = 8; y < HEIGHT - 8; y++) {
            assertEquals(look.beam(), Pictures.at(image, Math.rint(left) - 2, y), "at " + y);
            assertEquals(look.card(), Pictures.at(image, Math.rint(left) - 1, y), "at " + y);
        }
        assertEquals(0, Pictures.count(Pictures.paint(new StripsFigure(trace, 0, 5, -1), WIDTH, HEIGHT, look),
                look.beam()));
    }

    @Test
    void whereUnitsAreFinerThanPixelsTheStrongestShows() {
        Passage passage = Samples.passage("rnn-tanh", 3000);
        Channel hidden = passage.trace().layout().channelWithId(0, "hidden");
        Look look = Look.light();
        BufferedImage image = Pictures.paint(new StripsFigure(passage.trace(), 0, 2, -1), WIDTH, 40, look);
        Color most = look.ground(hidden, 1);
        Color least = look.ground(hidden, -1);

        for (int x = 60; x < WIDTH; x++) {
            Color shown = Pictures.at(image, x, 30);
            assertTrue(Math.min(distance(shown, most), distance(shown, least)) < 60, "pale at " + x + ": " + shown);
        }
    }

    private static int distance(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed()) + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
    }

    /** Middle of a unit's cell, found as a user does: by pointing along the strip. */
    private static double centre(StripsFigure figure, int unit, double y) {
        for (double x = 0; x < WIDTH; x += 0.5) {
            Hit hit = figure.at(x, y, WIDTH, HEIGHT);
            if (hit != null && hit.unit() == unit) {
                return hit.area().getCenterX();
            }
        }
        throw new AssertionError("unit " + unit + " is nowhere");
    }
}
