package rnnscope.session.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.io.opening.ModelOpening;

/** Files to be opened, and those being opened, of which someone hears once they are. */
final class FilesToOpen {
    private List<Path> named = List.of();
    private List<Path> underWay = List.of();
    private ForeignModel.Reading read;
    private ForeignModel.Reading beingRead;
    private final ReadOnlyObjectWrapper<ForeignModel> foreign = new ReadOnlyObjectWrapper<>(this, "foreign");
    private Consumer<List<Path>> onOpened = files -> {};

    void setOnOpened(Consumer<List<Path>> action) {
        onOpened = action;
    }

    /** The model of another program's file that was opened last; null where none was. */
    ReadOnlyObjectProperty<ForeignModel> foreignProperty() {
        return foreign.getReadOnlyProperty();
    }

    /** What is asked for next is in these files; any may be null. */
    void name(ForeignModel.Reading model, Path... files) {
        named = Stream.of(files).filter(Objects::nonNull).toList();
        read = model;
    }

    /** Something is asked for. */
    void asked() {
        underWay = named;
        named = List.of();
        beingRead = read;
        read = null;
    }

    /** What was asked for last has been opened. */
    void opened() {
        onOpened.accept(underWay);
        underWay = List.of();
        if (beingRead != null) {
            foreign.set(beingRead.foreign());
            beingRead = null;
        }
    }

    /** A file has been saved. */
    void saved(Path file) {
        onOpened.accept(List.of(file));
    }

    /** Whether a file's name is that of a session. */
    static boolean isSession(Path file) {
        return nameOf(file).endsWith(".rnnscope");
    }

    static boolean isModel(Path file) {
        return ModelOpening.isModel(file);
    }

    static String nameOf(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }
}
