package rnnscope.view.chooser;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.reading.SourceText;
import rnnscope.text.TextChanges;
import rnnscope.view.help.HelpPage;

/**
 * Text editor, where a text is typed or pasted: every change is read by the model at once, and the beam follows the
 * caret.
 */
public final class TextEditor extends VBox {
    /** A longer text is replaced by what is typed, not changed in place. */
    private static final int LONGEST = 10_000;
    private static final String READS = "view.chooser.editor.reads";
    private static final String DROPS = "view.chooser.editor.drops";

    private final Session session;
    private final TextArea area = new TextArea();
    private final Label explanation = new Label(Words.of(READS));
    private boolean filling;
    private boolean first;
    private boolean asked;
    private SourceText source;

    public TextEditor(Session session, Runnable close) {
        HelpPage.set(this, "files");
        this.session = session;
        getStyleClass().add("text-editor");
        area.setId("text-area");
        area.setWrapText(true);
        area.setPromptText(Words.of("view.chooser.editor.prompt"));
        area.setAccessibleText(Words.of("view.chooser.editor.text"));
        explanation.getStyleClass().add("explanation");
        Button done = new Button(Words.of("view.chooser.editor.done"));
        done.setId("text-done");
        done.getStyleClass().setAll("button", "quiet-button");
        done.setOnAction(event -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(area, new HBox(8, explanation, gap, done));
        area.textProperty().addListener((property, was, is) -> typed());
        area.caretPositionProperty().addListener((property, was, is) -> caretMoved(is.intValue()));
        new KeyMap().on(Shortcut.LEAVE, close).filter(area);
    }

    /** Begins with the text that is open, where it is short enough to be changed in place. */
    public void begin() {
        Excerpt open = session.excerpt();
        boolean inPlace = open != null && open.source().text().length() <= LONGEST;
        filling = true;
        source = inPlace ? open.source() : new SourceText(Words.of("view.chooser.editor.name"), "");
        area.setText(source.text());
        explanation.setText(Words.of(area.getText().equals(source.text()) ? READS : DROPS));
        area.positionCaret(inPlace ? open.tokens().end(session.cursor().step()) : 0);
        filling = false;
        first = true;
        area.requestFocus();
    }

    /** The caret moves only after the text has changed, so both are read a moment later. */
    private void typed() {
        if (!filling && !asked) {
            asked = true;
            Platform.runLater(this::read);
        }
    }

    private void read() {
        asked = false;
        if (area.getText().isEmpty()) {
            return;
        }
        session.player().pause();
        String text = TextChanges.of(area.getText(), c -> true).text();
        SourceText next = source.text().isEmpty() ? new SourceText(source.name(), text) : source.edited(text);
        session.edit(next, stepBefore(text, area.getCaretPosition()), !first);
        first = false;
    }

    private void caretMoved(int caret) {
        Excerpt open = session.excerpt();
        if (!filling && open != null && open.source().text().equals(area.getText())) {
            session.cursor().moveTo(open.tokens().stepAt(Math.max(0, caret - 1)));
        }
    }

    /** A guess for the step that the caret follows, by characters; put right once the text has been cut. */
    private static int stepBefore(String text, int caret) {
        int end = Math.min(Math.max(0, caret), text.length());
        return Math.max(0, text.codePointCount(0, end) - 1);
    }
}
