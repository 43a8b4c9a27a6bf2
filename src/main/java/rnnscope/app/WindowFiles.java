package rnnscope.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import rnnscope.control.FileDialogs;
import rnnscope.io.opening.ModelOpening;
import rnnscope.language.Words;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.SessionFiles;
import rnnscope.session.subject.Subjects;

/** Files of a window: dialogs and drops by which models, texts and sessions are opened, and sessions are saved. */
final class WindowFiles {
    private final Stage stage;
    private final Session session;
    private final Subjects subjects;
    private final SessionDocument sessions;
    /** Where the last file was opened from. */
    private File folder;
    /** Shows a dialog that asks which file to open. */
    private Function<FileChooser, File> asks;

    WindowFiles(Stage stage, Session session, Subjects subjects, SessionDocument sessions) {
        this.stage = stage;
        this.session = session;
        this.subjects = subjects;
        this.sessions = sessions;
        asks = chooser -> FileDialogs.show(stage, chooser::showOpenDialog);
    }

    /** Asks in another way which file to open. */
    void setAsks(Function<FileChooser, File> how) {
        asks = how;
    }

    /** Opens what is dropped on a scene. */
    void acceptDrops(Scene scene) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            boolean has = event.getDragboard().hasFiles();
            if (has) {
                subjects.openFiles(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            }
            event.setDropCompleted(has);
            event.consume();
        });
    }

    void openModel() {
        open(Words.of("app.open.model"), models());
    }

    void openText() {
        open(Words.of("app.open.text"));
    }

    void openAny() {
        open(Words.of("app.open.any"));
    }

    /** Asks for the file of a model to compare with. */
    void compare(Consumer<Path> taken) {
        ask(Words.of("app.open.compare"), taken, models());
    }

    private static ExtensionFilter models() {
        return new ExtensionFilter(Words.of("app.open.models"),
                ModelOpening.endings().stream().map(ending -> "*." + ending).toList());
    }

    private void open(String title, ExtensionFilter... filters) {
        ask(title, file -> subjects.openFiles(List.of(file)), filters);
    }

    private void ask(String title, Consumer<Path> taken, ExtensionFilter... filters) {
        FileChooser chooser = chooser(title, filters);
        chooser.getExtensionFilters().add(new ExtensionFilter(Words.of("app.open.all"), "*"));
        File file = asks.apply(chooser);
        if (file != null) {
            folder = file.getParentFile();
            taken.accept(file.toPath());
        }
    }

    private FileChooser chooser(String title, ExtensionFilter... filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().addAll(filters);
        chooser.setInitialDirectory(folder != null && folder.isDirectory() ? folder : null);
        return chooser;
    }

    /** @param asks for a file even where the session has one */
    void saveSession(boolean asks) {
        Path to = sessions.file();
        if (asks || to == null) {
            FileChooser chooser = chooser(Words.of("app.session.save"), new ExtensionFilter(Words.of("app.session.files"), "*" + SessionFile.ENDING));
            chooser.setInitialFileName(to == null ? "session" + SessionFile.ENDING : to.getFileName().toString());
            File chosen = FileDialogs.show(stage, chooser::showSaveDialog);
            if (chosen == null) {
                return;
            }
            folder = chosen.getParentFile();
            to = SessionFiles.isSession(chosen.toPath()) ? chosen.toPath()
                    : chosen.toPath().resolveSibling(chosen.getName() + SessionFile.ENDING);
            if (!to.equals(chosen.toPath()) && Files.exists(to)) {
                // The dialog asked about the name without its ending.
                session.noticeProperty().set(Notice.error(Words.of("common.left-as-it-was", to)));
                return;
            }
        }
        sessions.save(to);
    }
}
