package rnnscope.view.lesson;

import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.GridPane;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.lesson.LessonStep.Question;
import rnnscope.session.lesson.LessonStep;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.session.lesson.Bilingual;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.help.HelpPage;

/** Form of the step of a lesson that is written: titles, notes, question and answer, and what is done with the step. */
final class LessonForm extends Chooser {
    private static final int COLUMNS = 44;

    private final OpenLesson lesson;
    private final Language language;
    private final GridPane form = new GridPane();
    private final Label fault = new Label();

    LessonForm(OpenLesson lesson, LessonActions actions) {
        HelpPage.set(this, "lessons");
        this.lesson = lesson;
        this.language = lesson.languageProperty().get();
        addHeading(Words.of("view.lesson.step." + language.code(), lesson.at().index() + 1));
        form.getStyleClass().add("form");
        getChildren().add(form);
        TextField title = new TextField(text(lesson.at().lesson().title()));
        row(Words.of("view.lesson.lesson"), "lesson-title", title,
                () -> lesson.changeTitle(lesson.at().lesson().title().with(language, title.getText())));
        field(Words.of("view.lesson.title"), "step-title", new TextField(), LessonStep::title, LessonStep::withTitle);
        TextArea notes = new TextArea();
        notes.setPrefRowCount(4);
        notes.setWrapText(true);
        field(Words.of("view.lesson.notes"), "step-notes", notes, LessonStep::notes, LessonStep::withNotes);
        field(Words.of("view.lesson.question"), "step-ask", new TextField(), step -> step.question() == null ? null : step.question().ask(),
                (step, words) -> step.withQuestion(question(words, step.question() == null ? Bilingual.NONE : step.question().answer())));
        field(Words.of("view.lesson.answer"), "step-answer", new TextField(), step -> step.question() == null ? null : step.question().answer(),
                (step, words) -> step.withQuestion(question(step.question() == null ? Bilingual.NONE : step.question().ask(), words)));
        fault.setId("lesson-fault");
        fault.getStyleClass().add("field-problem");
        fault.setWrapText(true);
        getChildren().add(fault);
        addSeparator();
        addCommand("step-replace", Feather.CAMERA, Words.of("view.lesson.replace"), actions::replace);
        addCommand("step-up", Feather.ARROW_UP, Words.of("view.lesson.up"), () -> lesson.move(-1));
        addCommand("step-down", Feather.ARROW_DOWN, Words.of("view.lesson.down"), () -> lesson.move(1));
        addCommand("step-remove", Feather.TRASH_2, Words.of("view.lesson.remove"), lesson::remove);
        addCommand("lesson-save", Feather.SAVE, Words.of("view.lesson.save"), () -> actions.save(false));
        addCommand("lesson-save-as", Feather.SAVE, Words.of("view.lesson.save-as"), () -> actions.save(true));
    }

    /** None without a question. */
    private static Question question(Bilingual ask, Bilingual answer) {
        return ask.equals(Bilingual.NONE) && answer.equals(Bilingual.NONE) ? null : new Question(ask, answer);
    }

    private String text(Bilingual words) {
        String text = words == null ? null : language == Language.KOREAN ? words.ko() : words.en();
        return text == null ? "" : text;
    }

    private void field(String name, String id, TextInputControl input, Function<LessonStep, Bilingual> of,
            BiFunction<LessonStep, Bilingual, LessonStep> with) {
        input.setText(text(of.apply(lesson.at().step())));
        row(name, id, input, () -> lesson.change(step -> {
            Bilingual now = of.apply(step);
            return with.apply(step, (now == null ? Bilingual.NONE : now).with(language, input.getText()));
        }));
    }

    private void row(String name, String id, TextInputControl input, Runnable keep) {
        input.setId(id);
        if (input instanceof TextField field) {
            field.setPrefColumnCount(COLUMNS);
        } else if (input instanceof TextArea area) {
            area.setPrefColumnCount(COLUMNS);
        }
        input.textProperty().addListener((property, was, is) -> {
            try {
                keep.run();
                fault.setText("");
            } catch (IllegalArgumentException e) {
                fault.setText(e.getMessage());
            }
        });
        Label label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setLabelFor(input);
        form.addRow(form.getRowCount(), label, input);
    }
}
