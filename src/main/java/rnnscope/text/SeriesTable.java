package rnnscope.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rnnscope.language.Words;

/**
 * Table of series of numbers, a row for each step: CSV with the separator comma, semicolon or tab. Columns without numbers,
 * such as dates, are passed over; a first line without numbers names the columns; after an empty line another series begins.
 *
 * @param file   that it is from
 * @param names  of the columns, "1", "2" … where nothing names them
 * @param series each (steps, columns), one step after the other; NaN in an empty cell; not modified
 * @param lines  of each step of each series, counted from 1, for messages
 */
public record SeriesTable(Path file, List<String> names, List<float[]> series, List<int[]> lines) {

    /** @throws TextFileException when there is no such file, or it is no table of numbers */
    public static SeriesTable read(Path file) throws TextFileException {
        String text = TextFile.read(file);
        return new Reader(file).read((text.charAt(0) == TextChanges.BYTE_ORDER_MARK ? text.substring(1) : text).lines().toList());
    }

    /** Columns. */
    public int width() {
        return names.size();
    }

    /** Steps of all series. */
    public int steps() {
        return series.stream().mapToInt(one -> one.length / width()).sum();
    }

    /**
     * Places of columns by their names.
     *
     * @throws TextFileException when there is none of a name
     */
    public List<Integer> columns(List<String> wanted) throws TextFileException {
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new TextFileException(file, Words.of("text.series.no-column", name, String.join(", ", names)));
            }
        }
        return wanted.stream().map(names::indexOf).toList();
    }

    /** @throws TextFileException where one of the columns has an empty cell */
    public void requireWhole(List<Integer> columns) throws TextFileException {
        for (int s = 0; s < series.size(); s++) {
            for (int t = 0; t < lines.get(s).length; t++) {
                for (int column : columns) {
                    if (Float.isNaN(series.get(s)[t * width() + column])) {
                        throw new TextFileException(file, Words.of("text.series.empty", lines.get(s)[t], names.get(column)));
                    }
                }
            }
        }
    }

    /** Some columns of a series, one step after the other. */
    public float[] values(int one, List<Integer> columns) {
        float[] all = series.get(one);
        float[] values = new float[all.length / width() * columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all[i / columns.size() * width() + columns.get(i % columns.size())];
        }
        return values;
    }

    private static final class Reader {
        private static final int LONGEST = 24;

        private final Path file;
        private String separator = ",";

        Reader(Path file) {
            this.file = file;
        }

        SeriesTable read(List<String> lines) throws TextFileException {
            separator = List.of("\t", ";", ",").stream()
                    .filter(one -> lines.stream().filter(line -> !line.isBlank()).limit(1).anyMatch(line -> line.contains(one)))
                    .findFirst().orElse(",");
            List<String[]> rows = lines.stream().map(this::cells).toList();
            int first = (int) lines.stream().takeWhile(String::isBlank).count();
            boolean named = first < rows.size() && Arrays.stream(rows.get(first)).noneMatch(Reader::isNumber)
                    && rows.stream().flatMap(Arrays::stream).anyMatch(Reader::isNumber);
            String[] header = named ? rows.get(first) : null;
            int from = first + (named ? 1 : 0);
            List<Integer> columns = columns(rows.subList(Math.min(from, rows.size()), rows.size()));
            if (columns.isEmpty()) {
                throw new TextFileException(file, Words.of("text.series.no-numbers"));
            }
            List<String> names = columns.stream().map(k -> header != null && k < header.length && !header[k].isBlank()
                    ? header[k].replaceAll("[,;:()→]+", " ").strip() : Integer.toString(k + 1)).collect(Collectors.toList());
            List<float[]> series = new ArrayList<>();
            List<int[]> numbers = new ArrayList<>();
            int begin = from;
            for (int line = from; line <= rows.size(); line++) {
                if (line == rows.size() || lines.get(line).isBlank()) {
                    if (line > begin) {
                        series.add(values(rows, begin, line, columns));
                        numbers.add(IntStream.rangeClosed(begin + 1, line).toArray());
                    }
                    begin = line + 1;
                }
            }
            return new SeriesTable(file, names, List.copyOf(series), List.copyOf(numbers));
        }

        private String[] cells(String line) {
            return Arrays.stream(line.split(separator, -1)).map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                    .toArray(String[]::new);
        }

        /** Those whose first cell that is not empty is a number. */
        private static List<Integer> columns(List<String[]> rows) {
            int width = rows.stream().mapToInt(row -> row.length).max().orElse(0);
            return IntStream.range(0, width).filter(k -> rows.stream().filter(row -> k < row.length && !row[k].isEmpty())
                    .limit(1).anyMatch(row -> isNumber(row[k]))).boxed().toList();
        }

        private float[] values(List<String[]> rows, int from, int to, List<Integer> columns) throws TextFileException {
            float[] values = new float[(to - from) * columns.size()];
            for (int i = 0; i < values.length; i++) {
                String[] row = rows.get(from + i / columns.size());
                int column = columns.get(i % columns.size());
                String cell = column < row.length ? row[column] : "";
                if (!cell.isEmpty() && !isNumber(cell)) {
                    throw new TextFileException(file, Words.of("text.series.cell", from + i / columns.size() + 1,
                            cell.length() > LONGEST ? cell.substring(0, LONGEST) + "…" : cell));
                }
                values[i] = cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
            }
            return values;
        }

        private static boolean isNumber(String cell) {
            try {
                return Float.isFinite(Float.parseFloat(cell));
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }
}
