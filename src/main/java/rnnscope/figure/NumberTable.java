package rnnscope.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Table of the numbers that a picture shows: columns with names, each of numbers or of words, all equally long. Steps are
 * counted from 1, as the window does. Immutable.
 */
public record NumberTable(List<Column> columns) {
    /** Name of a column that says which step a row is of. */
    public static final String STEP = "step";

    /** A column; null in it where there is no value. */
    public record Column(String name, List<?> values) {
        /** Whether it has no words. */
        public boolean isOfNumbers() {
            return values.stream().allMatch(value -> value == null || value instanceof Number);
        }
    }

    public NumberTable {
        columns = List.copyOf(columns);
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).values().size();
    }

    /** A table of no columns yet, of so many rows. */
    public static Builder of(int rows) {
        return new Builder(rows);
    }

    /** Makes a table column by column. */
    public static final class Builder {
        private final int rows;
        private final List<Column> columns = new ArrayList<>();

        private Builder(int rows) {
            this.rows = rows;
        }

        /** A column whose value of each row is asked for. */
        public Builder with(String name, IntFunction<?> value) {
            List<Object> values = new ArrayList<>(rows);
            for (int row = 0; row < rows; row++) {
                values.add(value.apply(row));
            }
            columns.add(new Column(name, values));
            return this;
        }

        /** A column of steps, the first of which is {@code from}, counted from 0. */
        public Builder withSteps(int from) {
            return with(STEP, row -> from + row + 1);
        }

        /** A name that no column has yet. */
        private String free(String name) {
            String free = name;
            for (int i = 2; isTaken(free); i++) {
                free = name + " " + i;
            }
            return free;
        }

        private boolean isTaken(String name) {
            return columns.stream().anyMatch(column -> column.name().equals(name));
        }

        public NumberTable build() {
            return new NumberTable(columns);
        }
    }

    /** Tables side by side, those of steps step by step; null where there is none. */
    public static NumberTable beside(List<NumberTable> tables) {
        List<NumberTable> some = tables.stream().filter(table -> table != null && !table.columns.isEmpty()).toList();
        if (some.size() < 2) {
            return some.isEmpty() ? null : some.get(0);
        }
        boolean ofSteps = some.stream().allMatch(table -> table.columns.get(0).name().equals(STEP));
        return ofSteps ? byStep(some) : byRow(some);
    }

    private static NumberTable byRow(List<NumberTable> tables) {
        int rows = tables.stream().mapToInt(NumberTable::rows).max().orElse(0);
        Builder all = of(rows);
        for (NumberTable table : tables) {
            for (Column column : table.columns) {
                all.with(all.free(column.name()), row -> row < column.values().size() ? column.values().get(row) : null);
            }
        }
        return all.build();
    }

    private static NumberTable byStep(List<NumberTable> tables) {
        TreeSet<Integer> steps = new TreeSet<>();
        tables.forEach(table -> table.columns.get(0).values().forEach(step -> steps.add((Integer) step)));
        List<Integer> all = List.copyOf(steps);
        Builder joined = of(all.size()).with(STEP, all::get);
        for (NumberTable table : tables) {
            Map<Integer, Integer> rows = new LinkedHashMap<>();
            for (int row = 0; row < table.rows(); row++) {
                rows.put((Integer) table.columns.get(0).values().get(row), row);
            }
            for (Column column : table.columns.subList(1, table.columns.size())) {
                List<Object> values = new ArrayList<>();
                for (int step : all) {
                    Integer row = rows.get(step);
                    values.add(row == null ? null : column.values().get(row));
                }
                if (joined.columns.stream().noneMatch(one -> one.name().equals(column.name())
                        && one.values().equals(values))) {
                    joined.with(joined.free(column.name()), values::get);
                }
            }
        }
        return joined.build();
    }

    /** Names of the columns. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** A row from the left. */
    public List<Object> row(int row) {
        return Arrays.asList(columns.stream().map(column -> column.values().get(row)).toArray());
    }
}
