package rnnscope.session.example;

import rnnscope.session.Subject;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.material.TrainingMaterial;

/**
 * Watched run that learns from examples or numbers, as a subject: its source is answered by the chosen lane, where in its history
 * we are, or the examples of its task are gone through by it, while it is in front and someone looks.
 */
public final class ExampleWatch {
    private final ExampleLab lab;
    private final CorpusLab corpora;
    private final TrainingRun run;
    private Subject subject;
    /** What the run of the subject learns. */
    private TrainingMaterial material;

    public ExampleWatch(ExampleLab lab, CorpusLab corpora, TrainingRun run) {
        this.lab = lab;
        this.corpora = corpora;
        this.run = run;
        run.frameProperty().addListener((property, was, is) -> look());
        run.pastProperty().addListener((property, was, is) -> look());
        run.laneProperty().addListener((property, was, is) -> look());
        run.textShowsProperty().addListener((property, was, is) -> look());
        lab.subjectProperty().addListener((property, was, is) -> look());
        corpora.session().subjectProperty().addListener((property, was, is) -> look());
    }

    /** The same as long as it is the same run; null where that reads a text from a state that it carries on. */
    public Subject subject() {
        if (run.frame() == null || run.material().readsText() && !run.readsSequences()) {
            return null;
        }
        if (material != run.material()) {
            material = run.material();
            subject = lab.ofRun(run.model());
        }
        return subject;
    }

    private void look() {
        if (run.frame() == null || !run.watchedProperty().get() || !run.textShowsProperty().get() || subject == null
                || subject != subject()) {
            return;
        }
        if (corpora.shows(subject)) {
            corpora.renew(subject, run.model(), run.pastProperty().get() != null || run.frame().phase() != Phase.RUNNING);
        } else if (subject.isShown()) {
            lab.renew(run.model());
        }
    }
}
