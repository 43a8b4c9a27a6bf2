package rnnscope.io.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.ForeignTensor.Values;
import rnnscope.language.Words;

/**
 * Matrix or vector of a network in PyTorch's form, taken from tensors of a file: the way from theirs to ours in steps,
 * each of which is exact.
 *
 * @param from    the tensors, as a report names them; none where nothing in the file says so
 * @param rows    first extent
 * @param columns second extent; 1 for a vector
 * @param values  row after row
 */
public record Part(List<String> from, int rows, int columns, Values values) {
    /** @throws IllegalArgumentException in words for the user where a tensor has no numbers that weights have */
    public Part {
        from = List.copyOf(from);
        if (values == null) {
            throw new IllegalArgumentException(Words.of("io.foreign.no-weights", String.join(", ", from)));
        }
    }

    /**
     * A whole tensor, a vector as a column; extents of 1 that come before others count for nothing.
     *
     * @throws IllegalArgumentException when it has more dimensions
     */
    public static Part of(ForeignTensor tensor) {
        List<Integer> shape = new ArrayList<>(tensor.shape());
        while (shape.size() > 2 && shape.get(0) == 1) {
            shape.remove(0);
        }
        if (shape.isEmpty() || shape.size() > 2) {
            throw new IllegalArgumentException(Words.of("io.foreign.no-matrix", tensor.words()));
        }
        return new Part(List.of(tensor.words()), shape.get(0), shape.size() == 1 ? 1 : shape.get(1), tensor.values());
    }

    /** What the file does not have, since it is 0 everywhere. */
    public static Part zeros(int rows, int columns) {
        return new Part(List.of(), rows, columns, () -> new float[rows * columns]);
    }

    /** The matrix that changes nothing. */
    public static Part identity(int rows) {
        return new Part(List.of(), rows, rows, () -> {
            float[] values = new float[rows * rows];
            for (int i = 0; i < rows; i++) {
                values[i * rows + i] = 1;
            }
            return values;
        });
    }

    public boolean isIn(int wantedRows, int wantedColumns) {
        return rows == wantedRows && columns == wantedColumns;
    }

    public Part transposed() {
        return new Part(from, columns, rows, () -> {
            float[] was = values.read();
            float[] values = new float[was.length];
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < columns; k++) {
                    values[k * rows + i] = was[i * columns + k];
                }
            }
            return values;
        });
    }

    /** Rows {@code begin} … {@code end} − 1. */
    public Part rows(int begin, int end) {
        return new Part(from, end - begin, columns, () -> Arrays.copyOfRange(values.read(), begin * columns, end * columns));
    }

    /** Equal blocks of rows in another order: the first is to be {@code order[0]} of the old, and so on. */
    public Part blocks(int... order) {
        return new Part(from, rows, columns, () -> {
            float[] was = values.read();
            int block = was.length / order.length;
            float[] values = new float[was.length];
            for (int i = 0; i < order.length; i++) {
                System.arraycopy(was, order[i] * block, values, i * block, block);
            }
            return values;
        });
    }

    /** Parts of the same width, one below the other. */
    public static Part stacked(List<Part> parts) {
        List<String> from = parts.stream().flatMap(part -> part.from.stream()).distinct().toList();
        int rows = parts.stream().mapToInt(Part::rows).sum();
        int columns = parts.get(0).columns;
        return new Part(from, rows, columns, () -> {
            float[] values = new float[rows * columns];
            int at = 0;
            for (Part part : parts) {
                float[] some = part.values.read();
                System.arraycopy(some, 0, values, at, some.length);
                at += some.length;
            }
            return values;
        });
    }

    /** The numbers, all of them finite. */
    float[] finite(String file) throws ModelFileException {
        float[] read = values.read();
        for (float value : read) {
            if (!Float.isFinite(value)) {
                throw new ModelFileException(file, Words.of("io.not-finite", String.join(", ", from)));
            }
        }
        return read;
    }
}
