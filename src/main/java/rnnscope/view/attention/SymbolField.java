package rnnscope.view.attention;

import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;

/**
 * Text field where another symbol is typed that is to be written at the current step; the first that begins so is
 * completed.
 */
final class SymbolField extends TextField {
    private List<String> symbols = List.of();

    /** @param write called with what was typed */
    SymbolField(Consumer<String> write) {
        setId("write-instead");
        setPromptText(Words.of("view.attention.symbol.prompt"));
        setAccessibleText(Words.of("view.attention.symbol.access"));
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
        new KeyMap().on(Shortcut.LEAVE, () -> {
            clear();
            getParent().requestFocus();
        }).filter(this);
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
