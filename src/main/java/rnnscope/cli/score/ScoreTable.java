package rnnscope.cli.score;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rnnscope.io.CsvFile;
import rnnscope.storage.AtomicFile;
import rnnscope.text.stream.LongText;

/**
 * Table of scores that is written anew after each model. Until all are done a file beside it says by which call it is
 * written and whose rows are complete, so that the same call goes on where it was interrupted.
 */
public final class ScoreTable {
    private final Path out;
    private final List<String> columns;
    private final String call;
    private final List<String> digests = new ArrayList<>();
    /** Of each model; null where it is not read yet. */
    private final List<List<? extends List<?>>> rows;

    /**
     * The table that is there when it is an interrupted one of the same call, else an empty one.
     *
     * @param columns of which the first are model and iteration where there are many models
     * @param call    as {@link #call} describes it
     */
    public ScoreTable(Path out, List<String> columns, String call, List<ScoredModel> models) throws IOException {
        this.out = out;
        this.columns = columns;
        this.call = digest(List.of(call, columns.toString()));
        this.rows = new ArrayList<>(Collections.nCopies(models.size(), null));
        for (ScoredModel model : models) {
            digests.add(digest(model));
        }
        if (Files.isRegularFile(out) && Files.isRegularFile(note())) {
            resume(models, Files.readAllLines(note()));
        }
    }

    /** What decides about scores beside the models: the texts as they are now, the properties and the options. */
    public static String call(LongText text, List<String> properties, List<String> options) throws IOException {
        List<String> facts = new ArrayList<>(options);
        facts.add(text.toString());
        List<Path> files = new ArrayList<>(text.files());
        for (String property : properties) {
            facts.add(property);
            if (property.startsWith("file:")) {
                files.add(Path.of(property.substring("file:".length())));
            }
        }
        for (Path file : files) {
            facts.add(file.toAbsolutePath() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
        return digest(facts);
    }

    private Path note() {
        return out.resolveSibling(out.getFileName() + ".unfinished");
    }

    private void resume(List<ScoredModel> models, List<String> note) throws IOException {
        Map<String, String> complete = new HashMap<>();
        for (String line : note) {
            String[] parts = line.split(" ");
            complete.put(parts[0], parts[parts.length - 1]);
        }
        if (!complete.containsKey(call)) {
            return;
        }
        Map<List<String>, List<List<String>>> read = new HashMap<>();
        for (List<String> row : CsvFile.read(out)) {
            if (row.size() == columns.size()) {
                read.computeIfAbsent(row.subList(0, 2), name -> new ArrayList<>()).add(row);
            }
        }
        for (int i = 0; i < models.size(); i++) {
            List<List<String>> of = read.getOrDefault(List.of(models.get(i).name(), iteration(models.get(i))), List.of());
            if (String.valueOf(of.size()).equals(complete.get(digests.get(i)))) {
                rows.set(i, of);
            }
        }
    }

    /** What stands in the column of iterations. */
    public static String iteration(ScoredModel model) {
        return model.iteration() < 0 ? "" : Long.toString(model.iteration());
    }

    /** Whether an earlier call did some of it. */
    public boolean isResumed() {
        return rows.stream().anyMatch(Objects::nonNull);
    }

    /** Whether the rows of a model are complete. */
    public boolean has(int model) {
        return rows.get(model) != null;
    }

    /** Writes the rows of a model beside those there are. */
    public void add(int model, List<? extends List<?>> of) throws IOException {
        rows.set(model, of);
        CsvFile.write(out, columns, rows());
        // The note comes after the rows: whoever is interrupted in between reads one model again.
        StringBuilder note = new StringBuilder(call).append('\n');
        for (int i = 0; i < rows.size(); i++) {
            if (has(i)) {
                note.append(digests.get(i)).append(' ').append(rows.get(i).size()).append('\n');
            }
        }
        AtomicFile.write(note(), to -> to.write(note.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes the whole table, which is no longer unfinished. */
    public void end() throws IOException {
        CsvFile.write(out, columns, rows());
        Files.deleteIfExists(note());
    }

    /** All rows there are, in the order of the models. */
    public List<List<?>> rows() {
        List<List<?>> all = new ArrayList<>();
        rows.stream().filter(Objects::nonNull).forEach(all::addAll);
        return all;
    }

    private static String digest(ScoredModel scored) {
        float[] parameters = scored.model().parameters().values();
        ByteBuffer bytes = ByteBuffer.allocate(4 * parameters.length);
        bytes.asFloatBuffer().put(parameters);
        return digest(List.of(scored.name(), iteration(scored), scored.model().spec().toString(),
                scored.model().tokenizer().id(), scored.model().tokenizer().vocabulary().symbols().toString(),
                scored.model().interventions().toString(), hex(bytes.array())));
    }

    private static String digest(List<String> facts) {
        return hex(String.join("\0", facts).getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}
