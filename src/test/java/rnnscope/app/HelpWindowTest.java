package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rnnscope.language.Language;
import rnnscope.view.help.HelpPane;
import rnnscope.view.help.Manual;
import rnnscope.view.help.ManualPage;

/** The manual beside a perspective: F1, pages, links, search, keys. */
class HelpWindowTest extends WindowTest {
    private HelpPane help() {
        return lookup("#help").queryAs(HelpPane.class);
    }

    private ScrollPane scroll() {
        return (ScrollPane) help().lookup("#help-scroll");
    }

    private VBox content() {
        return (VBox) scroll().getContent();
    }

    private void open(KeyCode... perspective) {
        push(perspective);
        push(KeyCode.F1);
        until(() -> help().isVisible() && !content().getChildren().isEmpty());
    }

    @Test
    void opensOnThePageOfThePerspectiveInFront() {
        open(KeyCode.CONTROL, KeyCode.DIGIT3);
        assertEquals("gradients", help().page());
        push(KeyCode.F1);
        until(() -> !help().isVisible());
        open(KeyCode.CONTROL, KeyCode.DIGIT6);
        assertEquals("wiring", help().page());
    }

    @Test
    void opensOnThePageOfWhatHasTheFocus() {
        push(KeyCode.CONTROL, KeyCode.E);
        until(() -> lookup(".text-editor").query().lookup(".text-area").isFocused());
        push(KeyCode.F1);
        until(() -> help().isVisible() && help().page().equals("files"));
        push(KeyCode.ESCAPE);
        until(() -> !help().isVisible());
        for (String[] opened : new String[][] {{"#model-chip", "files"}, {"#unit-chip", "units"}, {"#keys", "keys"},
                {"#take-out", "export"}, {"#continue", "step"}}) {
            clickOn(opened[0]);
            until(() -> listWindows().size() > 1);
            push(KeyCode.F1);
            until(() -> help().isVisible() && help().page().equals(opened[1]));
            until(() -> listWindows().size() == 1);
            push(KeyCode.F1);
            until(() -> !help().isVisible());
        }
    }

    @Test
    void hasTheKeysUntilEscape() {
        open(KeyCode.CONTROL, KeyCode.DIGIT1);
        int before = session.cursor().step();
        push(KeyCode.DOWN);
        until(() -> scroll().getVvalue() > 0);
        double further = scroll().getVvalue();
        push(KeyCode.PAGE_DOWN);
        until(() -> scroll().getVvalue() > further);
        push(KeyCode.END);
        until(() -> scroll().getVvalue() == 1);
        push(KeyCode.HOME);
        until(() -> scroll().getVvalue() == 0);
        assertEquals(before, session.cursor().step(), "nothing steps behind it");
        push(KeyCode.ESCAPE);
        until(() -> !help().isVisible());
        push(KeyCode.RIGHT);
        until(() -> session.cursor().step() == before + 1);
    }

    @Test
    void followsLinksAndComesBack() {
        open(KeyCode.CONTROL, KeyCode.DIGIT4);
        Hyperlink link = help().lookupAll(".help-link").stream().map(Hyperlink.class::cast)
                .filter(one -> one.getText().equals("Change the model")).findFirst().orElseThrow();
        interact(link::fire);
        until(() -> help().page().equals("change"));
        push(KeyCode.ALT, KeyCode.LEFT);
        until(() -> help().page().equals("units"));
    }

    @Test
    void searchesPages() {
        open(KeyCode.CONTROL, KeyCode.DIGIT1);
        ListView<?> list = (ListView<?>) help().lookup("#help-pages");
        int all = list.getItems().size();
        push(KeyCode.CONTROL, KeyCode.F);
        until(() -> help().lookup("#help-search").isFocused());
        interact(() -> ((TextField) help().lookup("#help-search")).setText("safetensors pytorch"));
        until(() -> list.getItems().size() < all);
        assertFalse(list.getItems().isEmpty());
        until(() -> help().page().equals(((ManualPage) list.getItems().get(0)).name()));
        push(KeyCode.DOWN);
        until(list::isFocused);
        push(KeyCode.ESCAPE);
        until(() -> !help().isVisible());
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    /** Every page is drawn within the pane, at the least size of the window too, and in the language that is spoken. */
    @ParameterizedTest
    @EnumSource
    void everyPageFits(Language language) {
        language.speak();
        open(KeyCode.CONTROL, KeyCode.DIGIT1);
        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(640);
        });
        for (ManualPage page : Manual.load(Language.current()).pages()) {
            interact(() -> help().open(page.name()));
            until(() -> help().page().equals(page.name()) && content().getWidth() > 0 && !content().isNeedsLayout());
            assertEquals(page.title(), ((Text) ((TextFlow) content().getChildren().get(0)).getChildren().get(0)).getText());
            for (Node block : content().getChildren()) {
                assertTrue(block.getBoundsInParent().getMaxX() <= content().getWidth() + 0.5, page.name());
                assertTrue(((Region) block).getWidth() > 0 && ((Region) block).getHeight() > 0
                        || block.getStyleClass().contains("help-picture"), page.name());
            }
        }
    }
}
