package rnnscope.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import rnnscope.control.FigureContext;
import rnnscope.control.Overlay;
import rnnscope.session.Failures;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.subject.Subjects;
import rnnscope.session.sweep.SweepFiles;
import rnnscope.session.sweep.SweepResults;
import rnnscope.view.sweep.SweepCard;

/** Sweep whose results lie over a window. They are read in the background; of two asked for the later one shows. */
final class WindowSweep {
    private final Session session;
    private final Subjects subjects;
    private final FigureContext figures;
    private final Overlay overlay;
    private final Executor background;
    private int asked;

    WindowSweep(Session session, Subjects subjects, FigureContext figures, Overlay overlay, Executor background) {
        this.session = session;
        this.subjects = subjects;
        this.figures = figures;
        this.overlay = overlay;
        this.background = background;
    }

    /** Opens the results in a file or its folder. */
    void open(Path from) {
        int ticket = ++asked;
        background.execute(() -> {
            try {
                SweepResults results = SweepFiles.read(from);
                Platform.runLater(() -> {
                    if (ticket == asked) {
                        show(results);
                    }
                });
            } catch (IOException | IllegalArgumentException e) {
                Platform.runLater(() -> session.noticeProperty().set(Notice.error(Failures.sentence(e))));
            } catch (RuntimeException | OutOfMemoryError e) {
                Platform.runLater(() -> session.failed(e));
            }
        });
    }

    private void show(SweepResults results) {
        SweepCard card = new SweepCard(results, figures, overlay, background, this::openModel);
        overlay.show(card, card.focus());
        // The line at the pointer reads over the card.
        figures.tip().toFront();
    }

    private void openModel(Path model) {
        overlay.close();
        subjects.openFiles(List.of(model));
    }
}
