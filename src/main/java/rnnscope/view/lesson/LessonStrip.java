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
import rnnscope.language.Words;
import rnnscope.session.lesson.OpenLesson.At;
import rnnscope.session.lesson.OpenLesson;
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
    /** Of the strip's width, so that what goes on and back always has room. */
    private static final double MOST_CAPTION = 0.7;

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
        contents.setAccessibleText(Words.of("view.lesson.contents"));
        contents.setTooltip(new Tooltip(Words.of("view.lesson.contents")));
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
        next.setText(Words.of("view.lesson.next"));
        next.getStyleClass().setAll("button", "quiet-button", "primary-button");
        next.setMinWidth(USE_PREF_SIZE);
        next.setTooltip(new Tooltip(Words.of("view.lesson.next.tip")));
        next.setOnAction(event -> lesson.next());
        Button back = icon("lesson-back", Feather.CHEVRON_LEFT, Words.of("view.lesson.back.tip"), lesson::back);
        Button restore = icon("lesson-restore", Feather.ROTATE_CCW, Words.of("view.lesson.restore"), actions::restore);
        Button notes = icon("lesson-notes", Feather.MESSAGE_SQUARE, Words.of("view.lesson.speaker"),
                actions::notes);
        Button write = icon("lesson-write", Feather.EDIT_2, Words.of("view.lesson.write"), () -> writing.set(!writing.get()));
        Button close = icon("lesson-close", Feather.X, Words.of("view.lesson.end"), actions::close);
        Segments<Language> languages = new Segments<>("lesson-language", List.of(Language.values()), Language::title, null,
                lesson.languageProperty());
        Button keep = icon("lesson-keep", Feather.PLUS, Words.of("view.lesson.keep"), actions::keep);
        Button form = icon("lesson-more", Feather.MORE_HORIZONTAL, Words.of("view.lesson.more"), () -> {});
        form.setOnAction(event -> PopOvers.toggle(form, () -> new LessonForm(lesson, actions)));
        writers = List.of(typed, keep, form);
        getChildren().addAll(contents, caption, typed, keep, form, restore, back, next, languages, notes, write, close);
        HBox.setHgrow(caption, Priority.ALWAYS);
        HBox.setHgrow(typed, Priority.ALWAYS);
        giveWay(notes, write, languages, restore);
        minHeightProperty().bind(figures.scaleProperty().multiply(HEIGHT));
        maxHeightProperty().bind(minHeightProperty());
        typed.minWidthProperty().bind(figures.scaleProperty().multiply(LEAST_CAPTION));
        widthProperty().addListener((property, was, is) -> makeRoom());
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

    /** Words are read from the last row: what is pressed gives way before their letters get smaller. */
    private void makeRoom() {
        caption.setMinWidth(Math.max(figures.scale() * LEAST_CAPTION, Math.min(MOST_CAPTION * getWidth(), caption.widthOfTwoLines())));
    }

    private void show() {
        At at = lesson.at();
        if (at == null) {
            return;
        }
        Language language = lesson.languageProperty().get();
        contents.setText((at.index() + 1) + " / " + at.lesson().steps().size());
        contents.setAccessibleText(Words.of("view.lesson.at", at.index() + 1, at.lesson().steps().size(),
                at.lesson().title().in(language)));
        next.setText(Words.in(language, at.revealed() ? "view.lesson.next" : "view.lesson.reveal"));
        next.setDisable(at.revealed() && at.next() == null);
        caption.say(at.said(language), language, figures.scale());
        makeRoom();
        caption.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("asks"), !at.revealed());
        String words = language == Language.KOREAN ? at.step().caption().ko() : at.step().caption().en();
        if (!typed.isFocused() || !typed.getText().strip().equals(words)) {
            typed.setText(words == null ? "" : words);
        }
        typed.setPromptText(Words.in(language, "view.lesson.type"));
        Visibility.show(caption, !writing.get());
        writers.forEach(node -> Visibility.show(node, writing.get()));
    }
}
