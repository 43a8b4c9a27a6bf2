package rnnscope.view.chooser;

import org.kordamp.ikonli.feather.Feather;
import rnnscope.session.Library;
import rnnscope.session.Session;

/** The models that come with the program, or one from a file. */
public final class ModelChooser extends Chooser {

    /** @param openFile asks for a file */
    public ModelChooser(Session session, Runnable openFile) {
        addHeading("Models");
        String open = session.excerpt() == null ? "" : session.excerpt().model().card().name();
        Library.shippedModels().forEach(model -> addChoice("model-" + model.name(), model.name(), model.description(),
                model.name().equals(open), () -> session.openModel(model.name(), model.load())));
        if (Library.shippedModels().isEmpty()) {
            addChoice("model-untrained", Library.first().name(), Library.first().description(), true,
                    () -> session.openModel(Library.first().name(), Library.first().load()));
        }
        addSeparator();
        addCommand("open-model-file", Feather.FOLDER, "Open model file…", openFile);
    }
}
