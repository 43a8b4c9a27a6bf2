package rnnscope.train.example;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rnnscope.language.Words;

/**
 * Table of a source of numbers as text, to read and to type: CSV, a line for each step below a line of names. The names may be
 * left out, or stand in another order among other columns; the separator may be a comma, a semicolon or a tab.
 */
public final class SourceTable {
    private SourceTable() {}

    /** @param numbers those of a step after those of the one before */
    public static String text(float[] numbers, List<String> names) {
        StringBuilder text = new StringBuilder(names.stream().map(SourceTable::plain).collect(Collectors.joining(",")));
        for (int i = 0; i < numbers.length; i++) {
            text.append(i % names.size() == 0 ? '\n' : ',').append(number(numbers[i]));
        }
        return text.append('\n').toString();
    }

    /** A number as it is typed: "3", not "3.0". */
    public static String number(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6 ? String.format(Locale.ROOT, "%.0f", value)
                : Float.toString(value);
    }

    /**
     * The numbers of such a text.
     *
     * @throws IllegalArgumentException in words for the user, with the row and the column, where it is none
     */
    public static float[] read(String text, List<String> names) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(Words.of("train.table.empty"));
        }
        String separator = List.of("\t", ";").stream().filter(lines.get(0)::contains).findFirst().orElse(",");
        List<String> first = cells(lines.get(0), separator);
        boolean named = first.stream().noneMatch(SourceTable::isNumber);
        List<String> plain = names.stream().map(SourceTable::plain).toList();
        int[] columns = IntStream.range(0, names.size()).toArray();
        if (named && first.containsAll(plain)) {
            columns = plain.stream().mapToInt(first::indexOf).toArray();
        }
        int width = named ? first.size() : names.size();
        int from = named ? 1 : 0;
        if (lines.size() == from || width < names.size()) {
            throw new IllegalArgumentException(width < names.size() ? Words.of("train.table.columns", width, names.size(),
                    String.join(", ", plain)) : Words.of("train.table.empty"));
        }
        float[] numbers = new float[(lines.size() - from) * names.size()];
        for (int row = 0; row < lines.size() - from; row++) {
            List<String> cells = cells(lines.get(row + from), separator);
            if (cells.size() != width) {
                throw new IllegalArgumentException(Words.of("train.table.cells", row + 1, cells.size(), width));
            }
            for (int i = 0; i < columns.length; i++) {
                numbers[row * columns.length + i] = cell(cells.get(columns[i]), row, plain.get(i));
            }
        }
        return numbers;
    }

    /**
     * The number of a cell.
     *
     * @param row counted from 0
     * @throws IllegalArgumentException in words for the user, with the row and the column, where it is none
     */
    public static float cell(String typed, int row, String column) {
        if (!isNumber(typed)) {
            throw new IllegalArgumentException(Words.of(typed.isBlank() ? "train.table.no-cell" : "train.table.cell", row + 1,
                    column, typed.strip()));
        }
        return Float.parseFloat(typed.strip().replace('−', '-'));
    }

    private static List<String> cells(String line, String separator) {
        return Arrays.stream(line.split(separator, -1)).map(cell -> cell.strip().replaceAll("^\"|\"$", "")).toList();
    }

    /** A name without what parts columns. */
    private static String plain(String name) {
        return name.replaceAll("[,;\t\"]+", " ").strip();
    }

    private static boolean isNumber(String cell) {
        try {
            return Float.isFinite(Float.parseFloat(cell.strip().replace('−', '-')));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
