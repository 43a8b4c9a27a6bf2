package rnnscope.app;

import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import rnnscope.model.Model;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.file.SessionFile;
import rnnscope.session.reading.SourceText;
import rnnscope.session.training.TrainingRun;

/**
 * Handover of all that a window shows to another in its place: the text and its model, what is in front and how it stands,
 * the lesson, and the run in training, which goes on. Nothing of it is written to a file.
 */
final class Handover {
    private final MainWindow window;
    private final Session session;
    private final TrainingRun run;
    private final SessionFile stands;
    private final Model model;

    /** Takes down how things stand. */
    Handover(MainWindow window, Session session, TrainingRun run) {
        this.window = window;
        this.session = session;
        this.run = run;
        boolean isOfRun = window.subjects().front() != null && window.subjects().front().isOfRun();
        // What is of the run comes with the run.
        stands = isOfRun ? SessionFile.EMPTY.withPerspective(window.shown().id()) : window.sessions().now().withRun(null);
        model = isOfRun ? null : window.sessions().model();
    }

    /** Lets things stand so in another window, in whose session nothing is open yet. */
    void give(MainWindow next, Session nextSession, ExampleLab examples, TrainingRun heir) {
        run.handTo(heir);
        next.lesson().desk().takeOver(window.lesson().lesson());
        boolean isBehind = window.subjects().showsExample() && window.subjects().text() == session.subject()
                && session.excerpt() != null && !session.subject().isOfRun();
        if (!isBehind) {
            stand(next, nextSession);
            return;
        }
        // The text first, which then stays behind what has learned from examples.
        nextSession.openCountProperty().addListener(new ChangeListener<Number>() {
            @Override
            public void changed(ObservableValue<? extends Number> opened, Number was, Number is) {
                opened.removeListener(this);
                stand(next, nextSession);
            }
        });
        Model text = session.openedModel();
        SourceText source = session.excerpt().source();
        keepOrigin(text, nextSession);
        nextSession.openModel(text.card().name(), () -> text, examples::open, () -> source, session.cursor().step());
    }

    private void stand(MainWindow next, Session nextSession) {
        if (model != null) {
            keepOrigin(model, nextSession);
        }
        try {
            next.sessions().show(stands, null, model);
        } catch (IOException e) {
            nextSession.warn(e.getMessage());
        }
    }

    private void keepOrigin(Model open, Session nextSession) {
        Path file = session.files().origins().of(open);
        if (file != null) {
            nextSession.files().origins().note(open, file);
        }
    }
}
