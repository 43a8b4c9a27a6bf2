package rnnscope.session.training;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import rnnscope.storage.FileClaim;
import rnnscope.storage.NoLocksException;
import rnnscope.storage.ScratchFolder;
import rnnscope.storage.UserFolder;

/**
 * Autosave files of all windows' runs: a file each in the user's folder, and beside it a lock that the window holds
 * whose run it is. A window that ends, by itself or not, loses its lock, and its run may be taken up by another.
 */
final class AutosavePlaces {
    /** How many runs without a window are kept, the newest. */
    private static final int KEPT = 8;
    private static final String NAME = "unfinished-run";
    private static final String SUFFIX = ".safetensors";
    private static final String LOCK = ".lock";

    private final UserFolder folder;

    AutosavePlaces(UserFolder folder) {
        this.folder = folder;
    }

    /** A place for a run of this window. */
    Autosave own() throws IOException {
        folder.made();
        for (Autosave tooMany : orphans(KEPT - 1)) {
            tooMany.discard();
        }
        Path file = folder.file(NAME + "-" + UUID.randomUUID() + SUFFIX);
        try {
            return new Autosave(file, FileClaim.take(lock(file)));
        } catch (NoLocksException e) {
            return new Autosave(file, null);
        }
    }

    /** The newest run that can be read and belongs to no window, which is now this window's; null where there is none. */
    Autosave orphan() throws IOException {
        ScratchFolder.sweep(folder.file(""));
        Autosave found = null;
        for (Autosave orphan : orphans(0)) {
            if (found == null && orphan.find() != null) {
                found = orphan;
            } else {
                orphan.release();
            }
        }
        return found;
    }

    /** All runs without a window but the newest ones, newest first; they are this window's now. */
    private List<Autosave> orphans(int skipped) throws IOException {
        List<Autosave> orphans = new ArrayList<>();
        int passed = 0;
        for (Path file : newestFirst()) {
            FileClaim claim = claim(file);
            if (claim == null) {
                continue;
            }
            if (passed++ < skipped || !Files.exists(file)) {
                new Autosave(file, claim).release();
            } else {
                orphans.add(new Autosave(file, claim));
            }
        }
        return orphans;
    }

    /** Null when it is another's, or cannot be locked. */
    private static FileClaim claim(Path file) {
        try {
            return FileClaim.tryTake(lock(file));
        } catch (IOException e) {
            System.getLogger(AutosavePlaces.class.getName()).log(Level.DEBUG, "not claimed: " + file, e);
            return null;
        }
    }

    /** Autosaves, and where those would be of which there is a lock alone. */
    private List<Path> newestFirst() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder.file(""))) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.file(""), NAME + "*")) {
                for (Path path : all) {
                    String name = path.getFileName().toString();
                    Path file = name.endsWith(LOCK)
                            ? path.resolveSibling(name.substring(0, name.length() - LOCK.length()) + SUFFIX) : path;
                    if (file.toString().endsWith(SUFFIX) && !files.contains(file)) {
                        files.add(file);
                    }
                }
            }
        }
        files.sort(Comparator.comparing(AutosavePlaces::age).reversed());
        return files;
    }

    private static long age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path lock(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + LOCK);
    }
}
