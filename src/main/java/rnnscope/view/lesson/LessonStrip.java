package rnnscope.view.lesson;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.control.FigureContext;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.WeakListeners;
import rnnscope.control.YieldingRow;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Language;
import rnnscope.session.lesson.OpenLesson.At;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.session.lesson.Words;
import rnnscope.view.chooser.Icon;
import rnnscope.view.chooser.PopOvers;
import rnnscope.view.help.HelpPage;

/**
 * Strip of a lesson: its caption, on a line or two, and what goes through it. While it is written the caption is typed in
 * place. Where it is narrow the speaker's notes give way first, then writing, the language, and what restores the step;
 * keys do all of it.
 */
public final class LessonStrip extends YieldingRow {
    /** Height in the units of a figure. */
    public static final double HEIGHT = 50;
    private static final double LEAST_CAPTION = 240;
    private static final Words NEXT = new Words("Next", "다음");
    private static final Words REVEAL = new Words("Reveal", "정답");
    private static final Words TYPE =
            new Words("Type a caption of one or two sentences", "한두 문장으로 설명을 쓰세요");

    private final OpenLesson lesson;
    private final FigureContext figures;
    private final BooleanProperty writing = new SimpleBooleanProperty(this, "writing");
    private final Button contents = new Button();
    private final CaptionText caption = new CaptionText();
    private final TextField typed = new TextField();
    private final Button next = new Button();
    private final List<Node> writers;

    public LessonStrip(OpenLesson lesson, FigureContext figures, LessonActions actions) {
        this.lesson = lesson;
        this.figures = figures;
        setId("lesson-strip");
        HelpPage.set(this, "lessons");
        getStyleClass().add("lesson-strip");
        setAlignment(Pos.CENTER_LEFT);
        contents.setId("lesson-contents");
        contents.getStyleClass().setAll("button", "quiet-button");
        contents.setMinWidth(USE_PREF_SIZE);
        contents.setAccessibleText("Table of contents");
        contents.setTooltip(new Tooltip("Table of contents"));
        contents.setOnAction(event -> PopOvers.toggle(contents, () -> new LessonContents(lesson, actions)));
        typed.setId("lesson-caption");
        typed.setOnAction(event -> keepWords());
        typed.focusedProperty().addListener((property, was, is) -> {
            if (!is) {
                keepWords();
            }
        });
        new KeyMap().onIf(Shortcut.CHOOSE, () -> {
            keepWords();
            return false;
        }).filter(typed);
        next.setId("lesson-next");
        next.setText(NEXT.en());
        next.getStyleClass().setAll("button", "quiet-button", "primary-button");
        next.setMinWidth(USE_PREF_SIZE);
        next.setTooltip(new Tooltip("Next (Page Down)"));
        next.setOnAction(event -> lesson.next());
        Button back = icon("lesson-back", Feather.CHEVRON_LEFT, "Back (Page Up)", lesson::back);
        Button restore = icon("lesson-restore", Feather.ROTATE_CCW, "Back to the lesson: as the step begins (L)", actions::restore);
        Button notes = icon("lesson-notes", Feather.MESSAGE_SQUARE, "The speaker's notes, in a window of their own (Ctrl+Shift+N)",
                actions::notes);
        Button write = icon("lesson-write", Feather.EDIT_2, "Write on this lesson", () -> writing.set(!writing.get()));
        Button close = icon("lesson-close", Feather.X, "End the lesson", actions::close);
        Segments<Language> languages = new Segments<>("lesson-language", List.of(Language.values()), Language::title, null,
                lesson.languageProperty());
        Button keep = icon("lesson-keep", Feather.PLUS, "Keep this moment as a step", actions::keep);
        Button form = icon("lesson-more", Feather.MORE_HORIZONTAL, "Title, notes, question; replace, move, remove, save", () -> {});
        form.setOnAction(event -> PopOvers.toggle(form, () -> new LessonForm(lesson, actions)));
        writers = List.of(typed, keep, form);
        getChildren().addAll(contents, caption, typed, keep, form, restore, back, next, languages, notes, write, close);
        HBox.setHgrow(caption, Priority.ALWAYS);
        HBox.setHgrow(typed, Priority.ALWAYS);
        giveWay(notes, write, languages, restore);
        minHeightProperty().bind(figures.scaleProperty().multiply(HEIGHT));
        maxHeightProperty().bind(minHeightProperty());
        caption.minWidthProperty().bind(figures.scaleProperty().multiply(LEAST_CAPTION));
        typed.minWidthProperty().bind(caption.minWidthProperty());
        caption.setMaxHeight(Double.MAX_VALUE);
        setFillHeight(true);
        for (Node node : getChildren()) {
            if (node != caption && node instanceof javafx.scene.layout.Region region) {
                region.setMaxHeight(USE_PREF_SIZE);
            }
        }
        WeakListeners.listen(this, lesson.atProperty(), (property, was, is) -> show());
        WeakListeners.listen(this, lesson.languageProperty(), (property, was, is) -> show());
        WeakListeners.listen(this, figures.scaleProperty(), (property, was, is) -> show());
        writing.addListener((property, was, is) -> show());
        show();
    }

    private static Button icon(String id, Feather sign, String words, Runnable action) {
        Button button = new Button(null, new Icon(sign));
        button.setId(id);
        button.getStyleClass().setAll("button", "icon-button");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Whether the lesson is written. */
    public BooleanProperty writingProperty() {
        return writing;
    }

    /** What is typed in place of the caption: of a question that is open, the question. */
    private void keepWords() {
        At at = lesson.at();
        if (at == null || !writing.get()) {
            return;
        }
        Language language = lesson.languageProperty().get();
        try {
            lesson.change(step -> step.withCaption(step.caption().with(language, typed.getText().strip())));
            typed.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("wrong"), false);
            typed.setTooltip(null);
        } catch (IllegalArgumentException e) {
            typed.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("wrong"), true);
            typed.setTooltip(new Tooltip(e.getMessage()));
        }
    }

    private void show() {
        At at = lesson.at();
        if (at == null) {
            return;
        }
        Language language = lesson.languageProperty().get();
        contents.setText((at.index() + 1) + " / " + at.lesson().steps().size());
        contents.setAccessibleText("Step " + (at.index() + 1) + " of " + at.lesson().steps().size() + " of "
                + at.lesson().title().in(language));
        next.setText((at.revealed() ? NEXT : REVEAL).in(language));
        next.setDisable(at.revealed() && at.next() == null);
        caption.say(at.said(language), language, figures.scale());
        caption.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("asks"), !at.revealed());
        String words = language == Language.KOREAN ? at.step().caption().ko() : at.step().caption().en();
        if (!typed.isFocused() || !typed.getText().strip().equals(words)) {
            typed.setText(words == null ? "" : words);
        }
        typed.setPromptText(TYPE.in(language));
        Visibility.show(caption, !writing.get());
        writers.forEach(node -> Visibility.show(node, writing.get()));
    }
}
