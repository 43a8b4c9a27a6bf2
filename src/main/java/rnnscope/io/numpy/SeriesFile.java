package rnnscope.io.numpy;

import static rnnscope.io.ModelFileException.quoted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Archive;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.language.Words;
import rnnscope.text.TextFile;

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

    /**
     * The numbers, a step after the other.
     *
     * @param width numbers that enter at a step
     */
    public static float[] read(Path file, int width) throws IOException {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".npz") ? array(file, width)
                : table(file, width);
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
        List<String> lines = TextFile.read(file).lines().filter(line -> !line.isBlank()).toList();
        String separator = List.of("\t", ";", ",").stream().filter(lines.get(0)::contains).findFirst().orElse(",");
        List<String[]> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(Arrays.stream(line.split(separator, -1)).map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                    .toArray(String[]::new));
        }
        boolean named = rows.size() > 1 && Arrays.stream(rows.get(0)).noneMatch(SeriesFile::isNumber);
        int first = named ? 1 : 0;
        List<Integer> columns = new ArrayList<>();
        for (int k = 0; k < rows.get(first).length; k++) {
            if (isNumber(rows.get(first)[k])) {
                columns.add(k);
            }
        }
        if (columns.size() != width) {
            throw new ModelFileException(file.toString(), Words.count("io.series.columns", columns.size(), width));
        }
        float[] series = new float[width * (rows.size() - first)];
        for (int t = first; t < rows.size(); t++) {
            for (int k = 0; k < width; k++) {
                int column = columns.get(k);
                String cell = column < rows.get(t).length ? rows.get(t)[column] : "";
                if (!isNumber(cell)) {
                    throw new ModelFileException(file.toString(), Words.of("io.series.cell", t + 1, quoted(cell)));
                }
                series[(t - first) * width + k] = Float.parseFloat(cell);
            }
        }
        return series;
    }

    private static boolean isNumber(String cell) {
        try {
            return Float.isFinite(Float.parseFloat(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
