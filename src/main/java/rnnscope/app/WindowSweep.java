package rnnscope.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import rnnscope.control.Overlay;
import rnnscope.session.Failures;
import rnnscope.session.Notice;
import rnnscope.session.subject.Subjects;
import rnnscope.session.sweep.SweepFiles;
import rnnscope.session.sweep.SweepResults;
import rnnscope.view.ViewContext;
import rnnscope.view.export.TakeOut;
import rnnscope.view.sweep.SweepCard;

/** Sweep whose results lie over a window. They are read in the background; of two asked for the later one shows. */
final class WindowSweep {
    private final Subjects subjects;
    private final ViewContext context;
    private final Overlay overlay;
    private final TakeOut takeOut;
    private final Node messages;
    private int asked;

    /** @param messages what says that a picture was saved */
    WindowSweep(Subjects subjects, ViewContext context, Overlay overlay, TakeOut takeOut, Node messages) {
        this.subjects = subjects;
        this.context = context;
        this.overlay = overlay;
        this.takeOut = takeOut;
        this.messages = messages;
    }

    /** Opens the results in a file or its folder. */
    void open(Path from) {
        int ticket = ++asked;
        context.background().execute(() -> {
            try {
                SweepResults results = SweepFiles.read(from);
                Platform.runLater(() -> {
                    if (ticket == asked) {
                        show(results);
                    }
                });
            } catch (IOException | IllegalArgumentException e) {
                Platform.runLater(() -> context.session().noticeProperty().set(Notice.error(Failures.sentence(e))));
            } catch (RuntimeException | OutOfMemoryError e) {
                Platform.runLater(() -> context.session().failed(e));
            }
        });
    }

    private void show(SweepResults results) {
        SweepCard card = new SweepCard(results, context.figures(), overlay, context.background(), this::openModel,
                () -> takeOut.form(false));
        takeOut.install(card);
        overlay.show(card, card.focus());
        // What happens and the line at the pointer read over the card.
        messages.toFront();
        context.figures().tip().toFront();
    }

    private void openModel(Path model) {
        overlay.close();
        subjects.openFiles(List.of(model));
    }
}
