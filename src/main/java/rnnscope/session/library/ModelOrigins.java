package rnnscope.session.library;

import java.nio.file.Path;
import java.util.Map;
import java.util.WeakHashMap;
import rnnscope.model.Model;
import rnnscope.model.Parameters;

/** Origins of models: the files that those that are open were read from. May be used by several threads. */
public final class ModelOrigins {
    /** By the numbers of a model, which nothing else shares with it. */
    private final Map<Parameters, Path> files = new WeakHashMap<>();

    /** A model was read from a file, or written to one. */
    public synchronized Model note(Model model, Path file) {
        files.put(model.parameters(), file.toAbsolutePath().normalize());
        return model;
    }

    /** The file of a model as it was opened; null where it has none that is known. */
    public synchronized Path of(Model model) {
        return files.get(model.parameters());
    }
}
