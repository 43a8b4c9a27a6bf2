package rnnscope.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/** A space that is typed into a box is a space, not a command to play. */
class TypingTest extends ApplicationTest {
    private ComboBox<String> typed;
    private ComboBox<String> chosen;
    private TextField field;
    private Button button;

    @Override
    public void start(Stage stage) {
        typed = new ComboBox<>();
        chosen = new ComboBox<>();
        field = new TextField();
        button = new Button("play");
        typed.setEditable(true);
        stage.setScene(new Scene(new VBox(field, typed, chosen, button)));
        stage.show();
    }

    @Test
    void isInAFieldOrABoxWithOne() {
        for (Node each : new Node[] {field, typed, chosen, button}) {
            interact(each::requestFocus);
            assertEquals(each == field || each == typed, Typing.isIn(field.getScene()), each.toString());
        }
    }
}
