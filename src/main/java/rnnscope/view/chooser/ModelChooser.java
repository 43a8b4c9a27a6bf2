package rnnscope.view.chooser;

import org.kordamp.ikonli.feather.Feather;
import rnnscope.model.Model;
import rnnscope.session.Library;
import rnnscope.session.Library.Entry;
import rnnscope.session.Recents.Kind;
import rnnscope.session.subject.Subjects;

/** Chooser of a model: those that come with the program, or one from a file. */
public final class ModelChooser extends Chooser {
    private final Subjects subjects;
    private final String open;

    /** @param openFile asks for a file */
    public ModelChooser(Subjects subjects, RecentFiles recent, Runnable openFile) {
        this.subjects = subjects;
        this.open = subjects.front() == null ? "" : subjects.front().name();
        addColumns(() -> {
            addHeading("Models");
            Library.shippedModels().forEach(this::addModel);
            if (Library.shippedModels().isEmpty()) {
                addModel(Library.first());
            }
        }, () -> {
            addHeading("Examples");
            Library.examples().forEach(this::addModel);
        }, () -> recent.addTo(this, Kind.MODELS));
        addSeparator();
        addCommand("open-model-file", Feather.FOLDER, "Open model file…", openFile);
    }

    private void addModel(Entry<Model> model) {
        addChoice("model-" + model.name(), model.name(), model.description(), model.name().equals(open),
                () -> subjects.openModel(model.name(), model.load()));
    }
}
