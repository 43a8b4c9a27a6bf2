package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.control.key.Shortcut;
import rnnscope.session.library.Library;
import rnnscope.text.property.TextProperties;
import rnnscope.view.palette.Palette;
import rnnscope.view.palette.PaletteEntry;

/** The palette: everything is in it, and is done from it. */
class PaletteWindowTest extends WindowTest {
    private Palette palette() {
        return window.cards().palette();
    }

    private boolean isOpen() {
        return window.cards().overlay().shows(palette());
    }

    private void openPalette() {
        push(KeyCode.CONTROL, KeyCode.K);
        until(() -> isOpen() && palette().lookup("#palette-field").isFocused());
    }

    /** Types into the palette and does what is found first. */
    private void find(String query, String expected) {
        openPalette();
        interact(() -> ((TextField) palette().lookup("#palette-field")).setText(query));
        ListView<?> list = (ListView<?>) palette().lookup("#palette-list");
        until(() -> list.getSelectionModel().getSelectedItem() instanceof PaletteEntry entry && entry.name().equals(expected));
        type(KeyCode.ENTER);
        until(() -> !isOpen());
    }

    @Test
    void everythingIsInIt() {
        openPalette();
        List<PaletteEntry> all = palette().entries();
        Set<String> names = all.stream().map(PaletteEntry::name).collect(Collectors.toSet());
        for (Shortcut shortcut : Shortcut.Group.PRESENTING.shortcuts()) {
            assertTrue(shortcut == Shortcut.POINTER || all.stream().anyMatch(one -> one.keys().equals(shortcut.keys())), shortcut.keys());
        }
        Library.shippedModels().forEach(model -> assertTrue(names.contains(model.name()), model.name()));
        Library.examples().forEach(model -> assertTrue(names.contains(model.name()), model.name()));
        Library.shippedTexts().forEach(text -> assertTrue(names.contains(text.name()), text.name()));
        TextProperties.meantFor(session.excerpt().tokens()).forEach(property -> assertTrue(names.contains(property.title()), property.title()));
        for (int unit = 0; unit < session.selection().units(); unit++) {
            assertTrue(names.contains("Unit " + unit));
        }
        assertTrue(names.contains("Keys") && names.contains("About RnnScope") && names.contains("High contrast"), "and the rest");
        type(KeyCode.ESCAPE);
        until(() -> !isOpen());
        type(KeyCode.RIGHT);
        until(() -> session.cursor().step() == 1);
    }

    @Test
    void whatIsFoundIsDone() {
        find("unit 17", "Unit 17");
        until(() -> session.selection().unit() == 17);
        find("gradients", "Gradients");
        until(() -> window.shown().title().equals("Gradients"));
        find("high contr", "High contrast");
        until(() -> settings.theme() == Theme.CONTRAST);
        find("light th", "Light theme");
        until(() -> settings.theme() == Theme.LIGHT);
        find("inside a quotation", "Inside a quotation");
        until(() -> window.shown().title().equals("Units"));
        find("hello.txt", "hello.txt");
        until(() -> session.excerpt().source().name().equals("hello.txt"));
        find("one step on", "One step on; a clicker does the same");
        until(() -> session.cursor().step() == 1);
    }

    @Test
    void anotherKindOfEntriesCanBeAdded() {
        List<String> done = new ArrayList<>();
        interact(() -> palette().add(() -> List.of(new PaletteEntry("lesson", "How tides turn", "12 steps", () -> done.add("opened")))));
        find("lesson tides", "How tides turn");
        until(() -> done.equals(List.of("opened")));
    }

    /** The palette, the sheet of keys and what is said about the program lie within the window, whatever its size and letters. */
    @Test
    void cardsAreNeverCut() {
        for (double letters : new double[] {0.8, 1, 2}) {
            for (int[] size : new int[][] {{1024, 640}, {1280, 720}, {1920, 1080}}) {
                interact(() -> {
                    settings.magnificationProperty().set(letters);
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                });
                for (Runnable card : List.<Runnable>of(window::palette, window::sheet, window::about)) {
                    interact(card);
                    until(() -> window.cards().overlay().isOpen() && !window.cards().overlay().isNeedsLayout());
                    interact(() -> {
                        List<String> faults = WholeWindow.faults(stage.getScene()).stream().filter(fault -> fault.contains("overlay")).toList();
                        assertEquals(List.of(), faults, size[0] + "×" + size[1] + " × " + letters);
                        Node shown = window.cards().overlay().getChildren().get(0);
                        assertTrue(shown.getBoundsInParent().getMaxY() < stage.getScene().getHeight()
                                && shown.getBoundsInParent().getMinY() > 0);
                        window.cards().overlay().close();
                    });
                }
            }
        }
    }
}
