package rnnscope.view;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import rnnscope.analysis.gradient.input.InputCheck;
import rnnscope.figure.gradient.MagnitudeFormat;
import rnnscope.language.Words;
import rnnscope.session.Notice;
import rnnscope.session.background.LatestTask;

/** Button that checks the gradient in view against finite differences, and says how that went. */
public final class CheckButton extends Button {

    /**
     * What is checked.
     *
     * @param what "‖∂L/∂h‖ at “dog”, forward"
     */
    public record Question(String what, Callable<InputCheck> check) {}

    private record Outcome(Question question, InputCheck check) {}

    /** @param question of the moment; null where there is nothing to check */
    public CheckButton(ViewContext context, String id, Supplier<Question> question) {
        super(Words.of("view.check"));
        LatestTask<Outcome> checks = new LatestTask<>(context.background(), Platform::runLater, outcome -> {
            setDisable(false);
            context.session().noticeProperty().set(notice(outcome));
        }, failure -> {
            setDisable(false);
            context.session().failed(failure);
        });
        setId(id);
        getStyleClass().setAll("button", "quiet-button");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip(Words.of("view.check.tip")));
        setOnAction(event -> {
            Question asked = question.get();
            if (asked != null) {
                setDisable(true);
                checks.ask(wanted -> new Outcome(asked, asked.check.call()));
            }
        });
    }

    private static Notice notice(Outcome outcome) {
        InputCheck check = outcome.check;
        String what = outcome.question.what;
        String analytical = MagnitudeFormat.norm(check.analytical(), 4);
        if (!check.isResolved()) {
            return Notice.information(Words.of("view.check.unseen", what, analytical));
        }
        String numerical = MagnitudeFormat.norm(Math.abs(check.numerical()), 4);
        return check.agrees() ? Notice.information(Words.of("view.check.agree", what, analytical, numerical))
                : Notice.warning(Words.of("view.check.disagree", what, analytical, numerical,
                        MagnitudeFormat.number(check.expectedError(), 1)));
    }
}
