package rnnscope.control.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class ShortcutTest {
    /** The toolkit itself moves the focus. */
    private static final Set<Shortcut> OF_THE_TOOLKIT = EnumSet.of(Shortcut.NEXT_CONTROL);

    private static KeyEvent press(KeyCode code, boolean control, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    @Test
    void noTwoShortcutsOfOnePlaceShareAKey() {
        for (Shortcut.Group group : Shortcut.Group.values()) {
            Map<String, Shortcut> taken = new HashMap<>();
            List<Shortcut> all = new ArrayList<>(group.shortcuts());
            if (group == Shortcut.Group.PRESENTING) {
                all.addAll(Shortcut.Group.WINDOW.shortcuts());
            }
            for (Shortcut shortcut : all) {
                for (Stroke stroke : shortcut.strokes()) {
                    Shortcut other = taken.put(stroke.code() + " " + stroke.control() + stroke.shift() + stroke.alt(), shortcut);
                    assertTrue(other == null, shortcut + " and " + other + ": " + stroke.words());
                }
            }
        }
    }

    @Test
    void everyKeyOfTheSheetIsListenedTo() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("Shortcut.java")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        for (Shortcut shortcut : EnumSet.complementOf(EnumSet.copyOf(OF_THE_TOOLKIT))) {
            assertTrue(sources.indexOf("(Shortcut." + shortcut.name() + ",") >= 0
                    || sources.indexOf("Shortcut." + shortcut.name() + ".isOf(") >= 0, shortcut + " means nothing anywhere");
        }
    }

    @Test
    void aKeyWithMoreHeldIsAnotherKey() {
        assertTrue(Shortcut.BACK.isOf(press(KeyCode.LEFT, false, false)));
        assertFalse(Shortcut.BACK.isOf(press(KeyCode.LEFT, false, true)));
        assertTrue(Shortcut.DAY_BACK.isOf(press(KeyCode.LEFT, false, true)));
        assertTrue(Shortcut.LARGER.isOf(press(KeyCode.EQUALS, true, true)), "where plus is the shifted equals sign");
        assertTrue(Shortcut.EXACT.isOf(press(KeyCode.CONTROL, true, false)));
        assertEquals(2, Shortcut.PERSPECTIVE.indexOf(press(KeyCode.DIGIT3, true, false)));
        assertEquals(-1, Shortcut.PERSPECTIVE.indexOf(press(KeyCode.DIGIT3, false, false)));
    }

    @Test
    void keysHaveNamesThatAreOnTheKeyboard() {
        assertEquals("Left or Page Up", Shortcut.BACK.keys());
        assertEquals("Ctrl 1 to Ctrl 9", Shortcut.PERSPECTIVE.keys());
        assertEquals("+", Shortcut.FASTER.keys());
        assertEquals("P, held", Shortcut.POINTER.keys());
        assertEquals("B or .", Shortcut.BLANK.keys());
        assertEquals("Ctrl Shift E", Shortcut.TAKE_OUT.key());
    }

    @Test
    void aKeyMapDoesTheFirstThatMeansSomething() {
        List<String> done = new ArrayList<>();
        KeyMap keys = new KeyMap().onIf(Shortcut.UNIT_ABOVE, () -> false).on(Shortcut.LISTED_ABOVE, () -> done.add("listed"))
                .on(Shortcut.PLAY, () -> done.add("play"));
        assertTrue(keys.handle(press(KeyCode.UP, false, false)));
        assertFalse(keys.handle(press(KeyCode.DOWN, false, false)));
        assertTrue(keys.handle(press(KeyCode.SPACE, false, false)));
        assertEquals(List.of("listed", "play"), done);
        assertTrue(Shortcut.PLAY.isOf(Shortcut.PLAY.strokes().get(0).press()), "a press of it is one of its own");
    }
}
