package rnnscope.app;

import java.io.File;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import rnnscope.control.FileDialogs;
import rnnscope.export.handout.Handout;
import rnnscope.language.Words;
import rnnscope.session.lesson.Lesson;

/** Dialogs that ask for a lesson's file. */
final class LessonDialogs implements LessonDesk.Asks {
    private final Stage stage;
    /** Where the last one was. */
    private File folder;

    LessonDialogs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Path open() {
        FileChooser chooser = chooser(Words.of("app.lesson.open"));
        return chosen(FileDialogs.show(stage, chooser::showOpenDialog));
    }

    @Override
    public Path save(String name) {
        FileChooser chooser = chooser(Words.of("app.lesson.save"));
        chooser.setInitialFileName(name);
        return chosen(FileDialogs.show(stage, chooser::showSaveDialog));
    }

    @Override
    public Path handout(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("view.lesson.handout.make"));
        chooser.setInitialDirectory(folder != null && folder.isDirectory() ? folder : null);
        chooser.setInitialFileName(name.replaceAll("[^\\p{L}\\p{N} -]", "").strip() + ".pdf");
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("PDF", "*.pdf"), new FileChooser.ExtensionFilter("HTML", "*.html"));
        Path chosen = chosen(FileDialogs.show(stage, chooser::showSaveDialog));
        FileChooser.ExtensionFilter filter = chooser.getSelectedExtensionFilter();
        return chosen == null || Handout.isHandout(chosen) ? chosen : chosen.resolveSibling(chosen.getFileName()
                + (filter == null ? ".pdf" : filter.getExtensions().get(0).substring(1)));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.of("app.lesson.files"), "*" + Lesson.ENDING));
        chooser.setInitialDirectory(folder != null && folder.isDirectory() ? folder : null);
        return chooser;
    }

    private Path chosen(File file) {
        if (file == null) {
            return null;
        }
        folder = file.getParentFile();
        return file.toPath();
    }
}
