package rnnscope.view.attention;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.textfield.AutoCompletionBinding;
import org.controlsfx.control.textfield.TextFields;

/** Where another symbol is typed that is to be written at the current step. */
final class SymbolField extends TextField {
    private static final int OFFERED = 8;

    private List<String> symbols = List.of();

    /** @param write called with what was typed */
    SymbolField(Consumer<String> write) {
        setId("write-instead");
        setPromptText("write another symbol here");
        setAccessibleText("Another symbol to write at this step");
        getStyleClass().add("symbol-field");
        AutoCompletionBinding<String> offers = TextFields.bindAutoCompletion(this, request -> symbols.stream()
                .filter(symbol -> !request.getUserText().isEmpty() && symbol.startsWith(request.getUserText()))
                .limit(OFFERED).toList());
        offers.setDelay(0);
        offers.setOnAutoCompleted(event -> done(write, event.getCompletion()));
        setOnAction(event -> done(write, getText()));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                clear();
                getParent().requestFocus();
                event.consume();
            }
        });
    }

    private void done(Consumer<String> write, String text) {
        if (!text.isEmpty()) {
            clear();
            write.accept(text);
        }
    }

    /** What may be written. */
    void setSymbols(List<String> known) {
        symbols = known;
    }
}
