package rnnscope.view;

import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import rnnscope.control.FigureContext;
import rnnscope.session.Session;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.session.unit.NamedUnits;
import rnnscope.session.unit.UnitLab;

/**
 * Context that every perspective is given.
 *
 * @param examples     models that learned from examples, beside the session's language model
 * @param subjects     what is in front
 * @param units        what is known of the units of the session's language model
 * @param names        what they are called by what they know
 * @param comparison   another model beside the session's language model
 * @param perspectives shows the perspective of a place
 * @param background   where what a view shows is worked out
 * @param motion       whether pictures may move by themselves
 */
public record ViewContext(Session session, TrainingRun training, ExampleLab examples, Subjects subjects,
        UnitLab units, NamedUnits names, ComparisonLab comparison, FigureContext figures, Perspectives perspectives,
        Executor background, ObservableBooleanValue motion) {

    /** The same window, with what goes through a corpus of examples in place of what goes through a text. */
    public ViewContext ofCorpora() {
        Session corpus = subjects.corpora().session();
        UnitLab its = new UnitLab(corpus, background, Platform::runLater);
        return new ViewContext(corpus, training, examples, subjects, its, new NamedUnits(corpus, its), comparison, figures,
                perspectives, background, motion);
    }

    /** Whether it goes through a corpus. */
    public boolean readsExamples() {
        return session == subjects.corpora().session();
    }
}
