package rnnscope.session.background;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SingleMessageTest {
    private final Queue<Runnable> foreground = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final SingleMessage message = new SingleMessage(foreground::add);

    @Test
    void whatIsToldWhileOneIsUnderWayIsLeftOut() {
        message.tell(() -> heard.add("first"));
        message.tell(() -> heard.add("second"));
        assertEquals(1, foreground.size());
        foreground.remove().run();
        message.tell(() -> heard.add("third"));
        foreground.remove().run();
        assertEquals(List.of("first", "third"), heard);
        assertEquals(0, foreground.size());
    }

    @Test
    void oneThatFailsDoesNotBlockTheNext() {
        message.tell(() -> {
            throw new IllegalStateException();
        });
        try {
            foreground.remove().run();
        } catch (IllegalStateException e) {
            message.tell(() -> heard.add("next"));
        }
        foreground.remove().run();
        assertEquals(List.of("next"), heard);
    }
}
