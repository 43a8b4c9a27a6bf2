package rnnscope.io.numpy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Archive;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.text.SeriesTable;
import rnnscope.train.example.SeriesNames;

/**
 * Series of numbers in a file, a row for each step: CSV with the separator comma, semicolon or tab, whose columns of numbers
 * are what enters (others, such as dates, are passed over), or an array (steps, numbers) in a NumPy archive.
 */
public final class SeriesFile {
    private static final Set<String> ENDINGS = Set.of("csv", "tsv", "npz");

    private SeriesFile() {}

    /** Whether a file is called as one of these. */
    public static boolean isSeries(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Whether a file is called as a table of numbers is. */
    public static boolean isTable(Path file) {
        return isSeries(file) && !isArchive(file);
    }

    /**
     * The numbers, a step after the other.
     *
     * @param width numbers that enter at a step
     */
    public static float[] read(Path file, int width) throws IOException {
        return isArchive(file) ? array(file, width) : table(file, width);
    }

    /**
     * What a model reads of a file; of a table whose columns the model's card names, the columns that enter, with those that
     * should come out.
     */
    public static Batch read(Path file, Model model) throws IOException {
        if (SeriesNames.hasColumns(model) && !isArchive(file)) {
            SeriesTable table = SeriesTable.read(file);
            List<String> inputs = SeriesNames.inputs(model);
            List<String> outputs = SeriesNames.outputs(model);
            if (table.names().containsAll(inputs)) {
                return new Batch(new int[0], values(table, table.columns(inputs)), new int[0], table.names().containsAll(outputs)
                        ? joined(table, table.columns(outputs)) : new float[0]);
            }
        }
        return new Batch(new int[0], read(file, model.spec().inputs()), new int[0], new float[0]);
    }

    private static boolean isArchive(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    private static float[] array(Path file, int width) throws IOException {
        List<ForeignTensor> arrays = NumpyArrays.read(file.toString(), Archive.read(file)).tensors();
        for (ForeignTensor array : arrays) {
            List<Integer> shape = array.shape();
            boolean fits = shape.size() == 2 && shape.get(1) == width || shape.size() == 1 && width == 1;
            if (array.isWeight() && fits && shape.get(0) > 0) {
                return array.values().read();
            }
        }
        throw new ModelFileException(file.toString(), Words.of("io.series.none", width,
                String.join(", ", arrays.stream().map(ForeignTensor::words).limit(6).toList())));
    }

    private static float[] table(Path file, int width) throws IOException {
        SeriesTable table = SeriesTable.read(file);
        if (table.width() != width) {
            throw new ModelFileException(file.toString(), Words.count("io.series.columns", table.width(), width));
        }
        return values(table, IntStream.range(0, width).boxed().toList());
    }

    private static float[] values(SeriesTable table, List<Integer> columns) throws IOException {
        table.requireWhole(columns);
        return joined(table, columns);
    }

    /** All series of a table, one after the other. */
    private static float[] joined(SeriesTable table, List<Integer> columns) {
        float[] all = new float[table.steps() * columns.size()];
        int at = 0;
        for (int one = 0; one < table.series().size(); one++) {
            float[] values = table.values(one, columns);
            System.arraycopy(values, 0, all, at, values.length);
            at += values.length;
        }
        return all;
    }
}
