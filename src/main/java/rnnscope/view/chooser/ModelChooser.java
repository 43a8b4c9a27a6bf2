package rnnscope.view.chooser;

import javafx.application.Platform;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.library.ForeignModel;
import rnnscope.session.library.Library;
import rnnscope.session.library.Library.Entry;
import rnnscope.session.library.Recents.Kind;
import rnnscope.session.subject.Subjects;
import rnnscope.view.help.HelpPage;

/** Chooser of a model: those that come with the program, or one from a file. */
public final class ModelChooser extends Chooser {
    private final Subjects subjects;
    private final String open;

    /**
     * @param openFile    asks for a file
     * @param saveSession asks where to save how things stand
     * @param compare     asks what to compare the model in front with
     * @param foreign     the model in front, where it is of another program's file; else null
     * @param showRead    shows what was read of it
     */
    public ModelChooser(Subjects subjects, RecentFiles recent, Runnable openFile, Runnable saveSession, Runnable compare, ForeignModel foreign,
            Runnable showRead) {
        HelpPage.set(this, "files");
        this.subjects = subjects;
        this.open = subjects.front() == null ? "" : subjects.front().name();
        // before the models, which may be more than a window has room for
        addLine(() -> {
            addCommand("open-model-file", Feather.FOLDER, Words.of("view.chooser.open-model"), openFile);
            if (subjects.front() != null && !subjects.showsExample()) {
                addCommand("compare", Feather.COLUMNS, Words.of("view.chooser.compare", Shortcut.COMPARE.key()),
                        () -> Platform.runLater(compare));
            }
            if (foreign != null) {
                addCommand("show-import", Feather.FILE_TEXT, Words.of("view.chooser.what-was-read", foreign.file().getFileName()),
                        showRead);
            }
            addCommand("save-session", Feather.SAVE, Words.of("view.chooser.save-session"), saveSession);
        });
        addSeparator();
        addColumns(() -> {
            addHeading(Words.of("view.chooser.models"));
            Library.shippedModels().forEach(this::addModel);
            if (Library.shippedModels().isEmpty()) {
                addModel(Library.first());
            }
        }, () -> {
            addHeading(Words.of("view.chooser.examples"));
            Library.examples().forEach(this::addModel);
        }, () -> {
            recent.addTo(this, Kind.MODELS);
            recent.addTo(this, Kind.SESSIONS);
        });
    }

    private void addModel(Entry<Model> model) {
        addChoice("model-" + model.name(), model.name(), model.description(), model.name().equals(open),
                () -> subjects.openModel(model.name(), model.load()));
    }
}
