package rnnscope.view.attention;

import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Text field where another symbol is typed that is to be written at the current step; the first that begins so is
 * completed.
 */
final class SymbolField extends TextField {
    private List<String> symbols = List.of();

    /** @param write called with what was typed */
    SymbolField(Consumer<String> write) {
        setId("write-instead");
        setPromptText("write another symbol here");
        setAccessibleText("Another symbol to write at this step");
        getStyleClass().add("symbol-field");
        textProperty().addListener((property, was, is) -> {
            if (is.length() > was.length() && isFocused()) {
                Platform.runLater(() -> complete(is));
            }
        });
        setOnAction(event -> {
            String typed = getText();
            if (!typed.isEmpty()) {
                clear();
                write.accept(typed);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                clear();
                getParent().requestFocus();
                event.consume();
            }
        });
    }

    /** What completes it is selected, so that typing on replaces it. */
    private void complete(String typed) {
        if (getText().equals(typed) && getCaretPosition() == typed.length() && !symbols.contains(typed)) {
            symbols.stream().filter(symbol -> symbol.startsWith(typed)).findFirst().ifPresent(symbol -> {
                setText(symbol);
                selectRange(symbol.length(), typed.length());
            });
        }
    }

    /** What may be written. */
    void setSymbols(List<String> known) {
        symbols = known;
    }
}
