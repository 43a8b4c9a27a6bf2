package rnnscope.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rnnscope.figure.NumberTable;
import rnnscope.figure.NumberTable.Column;
import rnnscope.io.CsvFile;
import rnnscope.io.NumpyArchive;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;

/**
 * Format of a file of numbers. Of each column NPZ has an array of its own, JSON a list; what is no number is empty in CSV,
 * NaN in NPZ and null in JSON.
 */
public enum TableFormat {
    CSV {
        @Override
        public void write(Path file, NumberTable table) throws IOException {
            CsvFile.write(file, table.names(), IntStream.range(0, table.rows()).mapToObj(table::row).toList());
        }
    },
    NPZ {
        @Override
        public void write(Path file, NumberTable table) throws IOException {
            try (NumpyArchive archive = NumpyArchive.begin(file)) {
                for (Column column : table.columns()) {
                    add(archive, column);
                }
                archive.commit();
            }
        }
    },
    JSON {
        @Override
        public void write(Path file, NumberTable table) throws IOException {
            ObjectMapper json = new ObjectMapper();
            AtomicFile.write(file, out -> out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(table))));
        }
    };

    /** Ending of its files, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes a whole file; when that fails, what was there remains. */
    public abstract void write(Path file, NumberTable table) throws IOException;

    /**
     * The format that a file's ending says.
     *
     * @throws IllegalArgumentException in words for the user when it says none
     */
    public static TableFormat of(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith("." + format.ending())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Words.of("export.table.format", file,
                        Arrays.stream(values()).map(format -> "." + format.ending()).collect(Collectors.joining(", ")))));
    }

    /** A table as a spreadsheet takes it from the clipboard: tabs between columns. */
    public static String tabbed(NumberTable table) {
        StringBuilder lines = new StringBuilder(String.join("\t", table.names()));
        for (int row = 0; row < table.rows(); row++) {
            lines.append('\n').append(table.row(row).stream().map(TableFormat::field).collect(Collectors.joining("\t")));
        }
        return lines.append('\n').toString();
    }

    private static String field(Object value) {
        return isMissing(value) ? "" : value.toString().replaceAll("[\t\n\r]", " ");
    }

    private static boolean isMissing(Object value) {
        return value == null || value instanceof Number number && Double.isNaN(number.doubleValue());
    }

    private static void add(NumpyArchive archive, Column column) throws IOException {
        List<?> values = column.values();
        if (!column.isOfNumbers()) {
            archive.texts(column.name(), values.stream().map(value -> value == null ? "" : value.toString()).toList());
        } else if (values.stream().allMatch(value -> value instanceof Integer || value instanceof Long)) {
            archive.longs(column.name()).append(values.stream().mapToLong(value -> ((Number) value).longValue()).toArray());
        } else {
            float[] numbers = new float[values.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = values.get(i) == null ? Float.NaN : ((Number) values.get(i)).floatValue();
            }
            archive.floats(column.name()).append(numbers);
        }
    }

    private static ObjectNode tree(NumberTable table) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode all = json.createObjectNode();
        for (Column column : table.columns()) {
            ArrayNode values = all.putArray(column.name());
            for (Object value : column.values()) {
                // JSON has no number that is not finite
                boolean has = !isMissing(value) && !(value instanceof Number number && Double.isInfinite(number.doubleValue()));
                values.add(has ? json.valueToTree(value) : json.nullNode());
            }
        }
        return all;
    }
}
