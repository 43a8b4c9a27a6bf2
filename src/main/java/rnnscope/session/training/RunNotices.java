package rnnscope.session.training;

import rnnscope.cell.Cells;
import rnnscope.language.Words;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.train.live.Failure;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/** Notices to the user about a run. */
final class RunNotices {
    private final Session session;

    RunNotices(Session session) {
        this.session = session;
    }

    void atItsEnd() {
        tell(Notice.information(Words.of("session.run.end")));
    }

    void kept() {
        tell(Notice.information(Words.of("session.run.kept")));
    }

    /** What was done to a text before it is learned, if anything was. */
    void read(TrainingMaterial material) {
        if (!material.remarks().isEmpty()) {
            tell(Notice.information(material.name() + ": " + String.join(", ", material.remarks()) + "."));
        }
    }

    /** What of the form makes no sense. */
    void refused(String problem) {
        tell(Notice.warning(problem));
    }

    /** What stopped a run. */
    void stopped(TrainingSettings settings, Failure failure) {
        tell(Notice.error(Words.of("session.run.stopped",
                Cells.of(settings.cells().get(failure.lane())).title(), failure.words())));
    }

    /** Why what was asked for did not work. */
    void failed(Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            tell(Notice.warning(failure.getMessage()));
        } else {
            session.failed(failure);
        }
    }

    private void tell(Notice notice) {
        session.noticeProperty().set(notice);
    }
}
