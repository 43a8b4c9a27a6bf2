package rnnscope.math;

/**
 * Panel layout of a matrix in a flat {@code float[]}: in panels of {@value #LANES} columns, each panel holding all its
 * rows one after another.
 *
 * <pre>
 *   element (row, column) is at   offset + (column / 16) · stride + row · 16 + column % 16
 * </pre>
 *
 * Weights, activations and gradients are all stored so. A product then streams through memory, a row of sixteen
 * columns is one vector register (or two, or four), and the order of every sum is independent of the machine. Columns
 * that pad the last panel hold zero. {@code stride} is kept off multiples of 4 KiB, where rows would evict one another
 * from the cache.
 *
 * @param offset  index of element (0, 0)
 * @param columns columns in use
 * @param rows    rows
 * @param stride  distance between panels, in floats, at least {@code 16 · rows}
 */
public record Panels(int offset, int columns, int rows, int stride) {
    /** Columns in a panel, on every machine: the layout, and so every result, does not depend on the hardware. */
    public static final int LANES = 16;

    /** The densest layout of a matrix at {@code offset}. */
    public static Panels at(int offset, int columns, int rows) {
        int stride = rows * LANES;
        return new Panels(offset, columns, rows, stride % 1024 == 0 ? stride + LANES : stride);
    }

    /** {@code columns} rounded up to whole panels. */
    public static int padded(int columns) {
        return (columns + LANES - 1) / LANES * LANES;
    }

    public int panels() {
        return (columns + LANES - 1) / LANES;
    }

    /** Floats that the matrix occupies, padding included. */
    public int size() {
        return Math.multiplyExact(panels(), stride);
    }

    /** Whether a matrix of this size ends before {@code limit} when it begins at {@code offset}. */
    public static boolean fits(long offset, long columns, long rows, long limit) {
        return offset + (columns + LANES - 1) / LANES * (rows * LANES + LANES) <= limit;
    }

    /** Index of an element. */
    public int at(int row, int column) {
        return offset + column / LANES * stride + row * LANES + column % LANES;
    }

    /** Index of the first element of {@code row} in {@code panel}. */
    public int panel(int panel, int row) {
        return offset + panel * stride + row * LANES;
    }

    /** The same matrix seen {@code rows} further on (or back, when negative): row r of the result is row r + rows. */
    public Panels shifted(int rows) {
        return new Panels(offset + rows * LANES, columns, this.rows, stride);
    }

    /** The same matrix, {@code distance} floats further on in its array. */
    public Panels moved(int distance) {
        return new Panels(offset + distance, columns, rows, stride);
    }

    /** Panels {@code from} (included) to {@code to} (excluded) as a matrix of their own. */
    public Panels slice(int from, int to) {
        return new Panels(offset + from * stride, Math.min(columns, to * LANES) - from * LANES, rows, stride);
    }

    /** Rows {@code from} (included) to {@code to} (excluded) as a matrix of their own. */
    public Panels rowRange(int from, int to) {
        return new Panels(offset + from * LANES, columns, to - from, stride);
    }
}
