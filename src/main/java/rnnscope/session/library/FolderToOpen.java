package rnnscope.session.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import rnnscope.language.Words;
import rnnscope.session.sweep.SweepFiles;

/** Folder to be opened: the results of a sweep, or the one model that is in it. */
public final class FolderToOpen {
    private FolderToOpen() {}

    /**
     * What is opened where this is asked for: itself, a sweep's folder too; the model of any other folder.
     *
     * @throws IOException              when a folder cannot be read
     * @throws IllegalArgumentException in words for the user, beginning with the folder, when it has no model or several
     */
    public static Path of(Path path) throws IOException {
        if (!Files.isDirectory(path) || SweepFiles.isSweep(path)) {
            return path;
        }
        List<Path> models;
        try (Stream<Path> all = Files.list(path)) {
            models = all.filter(FilesToOpen::isModel).filter(Files::isRegularFile).sorted().toList();
        }
        if (models.size() != 1) {
            throw new IllegalArgumentException(path + ": " + (models.isEmpty() ? Words.of("session.folder.none")
                    : Words.of("session.folder.several", models.size(), FilesToOpen.nameOf(models.get(0)))));
        }
        return models.get(0);
    }
}
