package rnnscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.Failures;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.file.ComparisonStanding;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.SessionFiles;
import rnnscope.session.file.RunStanding;
import rnnscope.session.file.Standing;
import rnnscope.session.training.RunFile;

/**
 * Session document of a window: how things stand in it, saved to a file and opened from one as a document is. Files are read
 * and written in the background.
 */
final class SessionDocument {
    private final Session session;
    private final Standing standing;
    private final RunStanding runs;
    private final UnaryOperator<SessionFile> keep;
    private final Consumer<SessionFile> prepare;
    private final Consumer<SessionFile> take;
    private final Executor background;
    /** The file that was saved to or opened last; null before. */
    private Path file;

    /**
     * @param keep    adds to a session what of it is the window's own
     * @param prepare shows the perspective and the theme that a session says
     * @param take    brings back what is the perspective's own, once the model is open
     */
    SessionDocument(Session session, Standing standing, RunStanding runs, UnaryOperator<SessionFile> keep, Consumer<SessionFile> prepare,
            Consumer<SessionFile> take, Executor background) {
        this.session = session;
        this.standing = standing;
        this.runs = runs;
        this.keep = keep;
        this.prepare = prepare;
        this.take = take;
        this.background = background;
    }

    /** Where it was saved or opened last; null for nowhere. */
    Path file() {
        return file;
    }

    /**
     * How things stand, but for where the model is.
     *
     * @throws IllegalArgumentException in words for the user when it cannot be kept
     */
    SessionFile now() {
        return keep.apply(standing.now());
    }

    /** The model of how things stand; null for none. */
    Model model() {
        return standing.model();
    }

    /** Saves how things stand. */
    void save(Path to) {
        SessionFile now;
        try {
            now = now();
        } catch (IllegalArgumentException e) {
            session.warn(Words.of("app.session.not-saved", e.getMessage()));
            return;
        }
        Model model = standing.model();
        RunFile run = now.run() == null ? null : runs.file();
        background.execute(() -> {
            try {
                SessionFile whole = now;
                if (run != null) {
                    run.write(SessionFiles.runBeside(to));
                    whole = SessionFiles.withRunBeside(now, to);
                }
                SessionFiles.write(to, located(whole, model, to));
                Platform.runLater(() -> {
                    file = to;
                    session.files().saved(to);
                    session.noticeProperty().set(Notice.information(Words.of("common.saved", to.getFileName())));
                });
            } catch (Exception e) {
                Platform.runLater(() -> failed(e));
            }
        });
    }

    private SessionFile located(SessionFile now, Model model, Path to) throws Exception {
        SessionFile near = now.withCompared(ComparisonStanding.beside(now.compared(), to));
        return model == null ? near : near.withModel(standing.place(model, to));
    }

    /** Keeps how things stand at the window's end, before the program goes. Nothing is said: nobody would see it. */
    void keepFor(Path to) {
        try {
            SessionFile now = now();
            Files.createDirectories(to.getParent());
            SessionFiles.write(to, located(now, standing.model(), to));
        } catch (Exception e) {
            System.getLogger(SessionDocument.class.getName()).log(System.Logger.Level.DEBUG, "the session is not kept", e);
        }
    }

    /** Opens a session, which is saved to the same file from then on. */
    void open(Path from) {
        open(from, true);
    }

    /** Brings back what {@link #keepFor} kept. */
    void bringBack(Path from) {
        open(from, false);
    }

    private void open(Path from, boolean isDocument) {
        background.execute(() -> {
            try {
                SessionFile read = SessionFiles.read(from);
                Platform.runLater(() -> {
                    try {
                        show(read, from, null);
                        if (isDocument) {
                            file = from;
                            session.files().saved(from);
                        }
                    } catch (IOException e) {
                        failed(e);
                    }
                });
            } catch (IOException e) {
                Platform.runLater(() -> failed(e));
            }
        });
    }

    /**
     * Shows what a session says.
     *
     * @param from  the session's file, beside which models are looked for
     * @param model in place of the session's; null for that
     * @throws IOException in words for the user when it names something that is not there
     */
    void show(SessionFile asked, Path from, Model model) throws IOException {
        SessionFile read = SessionFiles.withRunFound(asked, from).withCompared(ComparisonStanding.found(asked.compared(), from));
        prepare.accept(read);
        if (!read.opens() && model == null && read.run() != null) {
            take.accept(read);
            return;
        }
        standing.open(read, from, model, () -> Platform.runLater(() -> take.accept(read)));
    }

    private void failed(Exception e) {
        if (e instanceof IOException || e instanceof IllegalArgumentException) {
            session.noticeProperty().set(Notice.error(Failures.sentence(e)));
        } else {
            session.failed(e);
        }
    }
}
