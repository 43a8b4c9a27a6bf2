package rnnscope.figure.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rnnscope.figure.paint.Fonts;

class MessagesTest {
    private static final Fonts FONTS = Fonts.get();
    private static final String SENTENCE = "RNN: 7·10⁻⁹ of it arrives at “John” (p 33%)";

    @Test
    void standsBesideItsMarkWhereNothingIsInTheWay() {
        Messages.Placed placed = place(new Messages(600, 200), 300, 100);

        assertEquals(List.of(SENTENCE), placed.lines());
        assertFalse(placed.box().contains(300, 100));
        assertTrue(placed.box().intersects(270, 70, 60, 60), placed.box().toString());
        assertEquals(300, placed.leader().getX2(), 1e-9);
        assertEquals(100, placed.leader().getY2(), 1e-9);
    }

    /** Never on a line, a label or another message, never beyond the picture, whatever stands in it. */
    @Test
    void touchesNothing() {
        Random random = new Random(7);
        int spoken = 0;
        for (int picture = 0; picture < 200; picture++) {
            Rectangle2D bounds = new Rectangle2D.Double(10, 20, 300 + random.nextInt(400), 80 + random.nextInt(200));
            Messages messages = new Messages(bounds);
            List<Line2D> lines = new ArrayList<>();
            List<Rectangle2D> taken = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                Line2D line = new Line2D.Double(random.nextInt(900) - 100, random.nextInt(500) - 100,
                        random.nextInt(900) - 100, random.nextInt(500) - 100);
                lines.add(line);
                messages.avoidLine(line);
            }
            for (int i = random.nextInt(5); i > 0; i--) {
                Rectangle2D label = new Rectangle2D.Double(random.nextInt(600), random.nextInt(200), 60, 15);
                taken.add(label);
                messages.avoid(label);
            }
            List<Message> said = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                said.add(new Message(SENTENCE, bounds.getX() + random.nextInt(300), bounds.getY() + random.nextInt(80)));
            }
            for (Messages.Placed placed : messages.place(said, FONTS)) {
                spoken++;
                assertEquals(SENTENCE, String.join(" ", placed.lines()));
                assertTrue(bounds.contains(placed.box()));
                assertTrue(lines.stream().noneMatch(line -> line.intersects(placed.box())));
                assertTrue(taken.stream().noneMatch(label -> label.intersects(placed.box())));
                Line2D leader = placed.leader();
                assertTrue(leader == null || taken.stream().noneMatch(label -> crosses(leader, label)
                        && label.outcode(leader.getP2()) != 0 && !label.intersects(leader.getX2() - 7,
                        leader.getY2() - 7, 14, 14)));
                taken.add(placed.box());
            }
        }
        assertTrue(spoken > 200, spoken + " of 600 messages");
    }

    @Test
    void breaksIntoLinesWhereThePictureIsNarrow() {
        Messages.Placed placed = place(new Messages(190, 120), 95, 100);

        assertTrue(placed.lines().size() > 1);
        assertEquals(SENTENCE, String.join(" ", placed.lines()));
    }

    @Test
    void isSilentWhereThereIsNoRoomAtReadingSize() {
        assertNull(place(new Messages(80, 120), 40, 60));
        assertNull(place(new Messages(400, 16), 40, 8));
        Messages full = new Messages(400, 100).avoid(new Rectangle2D.Double(0, 40, 400, 20));
        for (double y = 0; y < 100; y += 12) {
            full.avoidLine(new Line2D.Double(0, y, 400, y));
        }
        assertNull(place(full, 200, 50));
    }

    @Test
    void aLeaderGoesAroundALabelRatherThanThroughIt() {
        Messages messages = new Messages(600, 200).avoid(new Rectangle2D.Double(200, 60, 200, 20));

        Messages.Placed placed = place(messages, 300, 95);

        assertNotNull(placed);
        assertFalse(placed.leader() != null && crosses(placed.leader(), new Rectangle2D.Double(200, 60, 200, 20)));
    }

    private static boolean crosses(Line2D leader, Rectangle2D label) {
        // A label shares the edge of its cells with what stands beside it.
        return leader.intersects(label.getX() + 3, label.getY() + 3, label.getWidth() - 6, label.getHeight() - 6);
    }

    private static Messages.Placed place(Messages messages, double x, double y) {
        return messages.place(List.of(new Message(SENTENCE, x, y)), FONTS).stream().findFirst().orElse(null);
    }
}
