package rnnscope.storage;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Key-value store kept from one start to the next: texts by key, in a file of the user's folder. Changes are written
 * in the background, each by itself: under a lock the file is read, only what was changed here is changed, and the
 * file is replaced in one step; so several windows lose nothing of each other's. May be used by several threads.
 */
public final class KeptValues {
    private static final String FILE = "settings.properties";
    private static final String LOCK = "settings.lock";

    private final UserFolder folder;
    private final Executor background;
    /** As it was read last, with all changes since. */
    private final Properties values = new Properties();
    /** Not yet written, by key. */
    private final Map<String, UnaryOperator<String>> changes = new LinkedHashMap<>();
    private boolean writing;

    /** @param background where files are written */
    public KeptValues(UserFolder folder, Executor background) {
        this.folder = folder;
        this.background = background;
        if (!folder.isNone()) {
            try {
                values.putAll(read(folder.file(FILE)));
            } catch (IOException e) {
                folder.failed(e);
            }
        }
    }

    /** What is kept here is forgotten at the end. */
    public static KeptValues forgetful() {
        return new KeptValues(UserFolder.none(), Runnable::run);
    }

    /** What is kept under {@code key}, or {@code otherwise}. */
    public synchronized String get(String key, String otherwise) {
        return values.getProperty(key, otherwise);
    }

    /** @param value null for none */
    public void put(String key, String value) {
        change(key, was -> value);
    }

    /**
     * Changes a value by what it was, as for a list that another window may have added to.
     *
     * @param change from the value, or null, to another, or null for none; called again on what the file has, by any thread
     */
    public synchronized void change(String key, UnaryOperator<String> change) {
        apply(values, key, change);
        if (!folder.isNone()) {
            changes.merge(key, change, (first, second) -> was -> second.apply(first.apply(was)));
            if (!writing) {
                writing = true;
                background.execute(this::write);
            }
        }
    }

    /** Writes what has not been written, on the calling thread; at the program's end. */
    public void close() {
        write();
    }

    private void write() {
        Map<String, UnaryOperator<String>> mine;
        synchronized (this) {
            writing = false;
            mine = new LinkedHashMap<>(changes);
            changes.clear();
        }
        if (mine.isEmpty()) {
            return;
        }
        try {
            merge(mine);
        } catch (IOException e) {
            folder.failed(e);
        }
    }

    private void merge(Map<String, UnaryOperator<String>> mine) throws IOException {
        folder.made();
        try (FileClaim lock = claim()) {
            Properties merged = read(folder.file(FILE));
            mine.forEach((key, change) -> apply(merged, key, change));
            AtomicFile.write(folder.file(FILE), out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                merged.store(writer, null);
                writer.flush();
            });
        }
    }

    /** Null where files cannot be locked: then the last writer wins. */
    private FileClaim claim() throws IOException {
        try {
            return FileClaim.take(folder.file(LOCK));
        } catch (NoLocksException e) {
            return null;
        }
    }

    private static void apply(Properties to, String key, UnaryOperator<String> change) {
        String value = change.apply(to.getProperty(key));
        if (value == null) {
            to.remove(key);
        } else {
            to.setProperty(key, value);
        }
    }

    /** Empty where there is no such file, or where it is damaged: it is made anew then. */
    private static Properties read(Path file) throws IOException {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        } catch (NoSuchFileException e) {
            return read;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            System.getLogger(KeptValues.class.getName()).log(Level.DEBUG, "damaged: " + file, e);
            read.clear();
        }
        return read;
    }
}
