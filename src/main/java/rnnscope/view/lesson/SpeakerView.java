package rnnscope.view.lesson;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.WeakListeners;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.lesson.LessonStep;
import rnnscope.session.lesson.OpenLesson.At;
import rnnscope.session.lesson.OpenLesson;

/** View for the speaker alone: clock, caption, notes, the answer before it is revealed, and the next step. */
public final class SpeakerView extends VBox {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final OpenLesson lesson;
    private final Label clock = label("speaker-clock", "speaker-clock");
    private final Label elapsed = label("speaker-elapsed", "speaker-elapsed");
    private final Label step = label("speaker-step", "speaker-step");
    private final Label caption = label("speaker-caption", "speaker-caption");
    private final Label answer = label("speaker-answer", "speaker-answer");
    private final Label notes = label("speaker-notes", "speaker-notes");
    private final Label next = label("speaker-next", "speaker-next");
    private final Timeline ticking = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), event -> tick()));
    private long begun = System.nanoTime();

    public SpeakerView(OpenLesson lesson) {
        this.lesson = lesson;
        getStyleClass().add("speaker");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button reset = new Button("0:00");
        reset.setId("speaker-reset");
        reset.getStyleClass().setAll("button", "quiet-button");
        reset.setAccessibleText(Words.of("view.lesson.speaker.reset"));
        reset.setOnAction(event -> {
            begun = System.nanoTime();
            tick();
        });
        Button back = new Button("◀");
        back.setId("speaker-back");
        back.getStyleClass().setAll("button", "quiet-button");
        back.setAccessibleText(Words.of("view.lesson.back"));
        back.setOnAction(event -> lesson.back());
        Button on = new Button("▶");
        on.setId("speaker-on");
        on.getStyleClass().setAll("button", "quiet-button", "primary-button");
        on.setAccessibleText(Words.of("view.lesson.next"));
        on.setOnAction(event -> lesson.next());
        HBox head = new HBox(clock, elapsed, reset, gap, step, back, on);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("speaker-head");
        ScrollPane scrolled = new ScrollPane(notes);
        scrolled.setFitToWidth(true);
        scrolled.getStyleClass().add("speaker-scroll");
        VBox.setVgrow(scrolled, Priority.ALWAYS);
        getChildren().addAll(head, caption, answer, scrolled, next);
        ticking.setCycleCount(Animation.INDEFINITE);
        WeakListeners.listen(this, lesson.atProperty(), (property, was, is) -> show());
        WeakListeners.listen(this, lesson.languageProperty(), (property, was, is) -> show());
        show();
        tick();
    }

    private static Label label(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** The clock goes while the window is open. */
    public void run(boolean runs) {
        if (runs) {
            tick();
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    private void tick() {
        clock.setText(CLOCK.format(LocalTime.now()));
        Duration passed = Duration.ofNanos(System.nanoTime() - begun);
        long seconds = passed.toSecondsPart();
        elapsed.setText(passed.toMinutes() + ":" + (seconds < 10 ? "0" : "") + seconds);
    }

    private void show() {
        At at = lesson.at();
        if (at == null) {
            return;
        }
        Language language = lesson.languageProperty().get();
        setStyle("-fx-font-family: \"" + (language == Language.KOREAN ? "Pretendard" : "Inter") + "\";");
        LessonStep now = at.step();
        step.setText((at.index() + 1) + " / " + at.lesson().steps().size() + "  " + now.title().in(language));
        caption.setText(at.said(language));
        boolean asks = !at.revealed();
        answer.setText(asks ? Words.in(language, "view.lesson.speaker.answer", now.say(now.question().answer(), language)) : "");
        rnnscope.control.Visibility.show(answer, asks);
        notes.setText(now.say(now.notes(), language));
        LessonStep after = at.next();
        next.setText(after == null ? Words.in(language, "view.lesson.speaker.end")
                : Words.in(language, "view.lesson.speaker.next", after.title().in(language),
                        after.say(after.question() == null ? after.caption() : after.question().ask(), language)));
    }
}
