package rnnscope.view.chooser;

import org.kordamp.ikonli.feather.Feather;
import rnnscope.model.Model;
import rnnscope.session.Library;
import rnnscope.session.Library.Entry;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;

/** The models that come with the program, or one from a file. */
public final class ModelChooser extends Chooser {
    private final Session session;
    private final String open;

    /** @param openFile asks for a file */
    public ModelChooser(Session session, ExampleLab examples, Runnable openFile) {
        this.session = session;
        this.open = examples.inFrontProperty().get() ? examples.answer().model().card().name()
                : session.excerpt() == null ? "" : session.excerpt().model().card().name();
        addColumns(() -> {
            addHeading("Models");
            Library.shippedModels().forEach(this::addModel);
            if (Library.shippedModels().isEmpty()) {
                addModel(Library.first());
            }
        }, () -> {
            addHeading("Examples");
            Library.examples().forEach(this::addModel);
        });
        addSeparator();
        addCommand("open-model-file", Feather.FOLDER, "Open model file…", openFile);
    }

    private void addModel(Entry<Model> model) {
        addChoice("model-" + model.name(), model.name(), model.description(), model.name().equals(open),
                () -> session.openModel(model.name(), model.load()));
    }
}
