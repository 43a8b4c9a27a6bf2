package rnnscope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Files to be opened, and those being opened, of which someone hears once they are. */
final class FilesToOpen {
    private List<Path> named = List.of();
    private List<Path> underWay = List.of();
    private Consumer<List<Path>> onOpened = files -> {};

    void setOnOpened(Consumer<List<Path>> action) {
        onOpened = action;
    }

    /** What is asked for next is in these files; any may be null. */
    void name(Path... files) {
        named = Stream.of(files).filter(Objects::nonNull).toList();
    }

    /** Something is asked for. */
    void asked() {
        underWay = named;
        named = List.of();
    }

    /** What was asked for last has been opened. */
    void opened() {
        onOpened.accept(underWay);
        underWay = List.of();
    }

    /** A file has been saved. */
    void saved(Path file) {
        onOpened.accept(List.of(file));
    }

    static boolean isModel(Path file) {
        return nameOf(file).endsWith(".safetensors");
    }

    static String nameOf(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }
}
