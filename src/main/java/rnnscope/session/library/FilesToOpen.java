package rnnscope.session.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.io.opening.ModelOpening;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.io.opening.RememberedAnswers;
import rnnscope.model.Model;
import rnnscope.storage.UserFolder;

/** Files to be opened, those being opened, of which someone hears once they are, and where open models came from. */
public final class FilesToOpen {
    private ModelOpening opening = new ModelOpening(new RememberedAnswers(UserFolder.none()));
    private final ModelOrigins origins = new ModelOrigins();
    private List<Path> named = List.of();
    private List<Path> underWay = List.of();
    private ForeignModel.Reading read;
    private ForeignModel.Reading beingRead;
    private final ReadOnlyObjectWrapper<ForeignModel> foreign = new ReadOnlyObjectWrapper<>(this, "foreign");
    private Consumer<List<Path>> onOpened = files -> {};

    /** What is answered of other programs' files is remembered in a folder from now on. */
    public void rememberAnswers(UserFolder folder) {
        opening = new ModelOpening(new RememberedAnswers(folder));
    }

    /** Where the models that are open come from. */
    public ModelOrigins origins() {
        return origins;
    }

    /** Reads a model's file, with what was answered of it before. Works in the background. */
    public Model read(Path model, Request request) throws IOException {
        return origins.note(opening.open(model, request).model(), model);
    }

    /** Called with the files that have been opened, and those that were saved. */
    public void setOnOpened(Consumer<List<Path>> action) {
        onOpened = action;
    }

    /** The model of another program's file that was opened last; null where none was. */
    public ReadOnlyObjectProperty<ForeignModel> foreignProperty() {
        return foreign.getReadOnlyProperty();
    }

    /**
     * What is asked for next is in these files; either may be null.
     *
     * @param request what is said of a model of another program
     * @return reads the model, in the background
     */
    public Callable<Model> name(Path model, Path text, Request request) {
        named = Stream.of(model, text).filter(Objects::nonNull).toList();
        ForeignModel.Reading reading = model == null ? null : new ForeignModel.Reading(opening, model, text,
                new Request(request.answers(), request.vocabulary(), request.labels(), text, request.anew()));
        read = reading;
        return () -> origins.note(reading.call(), model);
    }

    /** Something is asked for. */
    public void asked() {
        underWay = named;
        named = List.of();
        beingRead = read;
        read = null;
    }

    /** What was asked for last has been opened. */
    public void opened() {
        onOpened.accept(underWay);
        underWay = List.of();
        if (beingRead != null) {
            foreign.set(beingRead.foreign());
            beingRead = null;
        }
    }

    /** A file has been saved. */
    public void saved(Path file) {
        onOpened.accept(List.of(file));
    }

    /** Whether a file's name is that of a model. */
    public static boolean isModel(Path file) {
        return ModelOpening.isModel(file);
    }

    public static String nameOf(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }
}
