package rnnscope.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;
import rnnscope.storage.ScratchFolder;

/**
 * NumPy archive writer ({@code .npz}): a zip of arrays, each a {@code .npy} of format 1.0, little-endian, row after
 * row, read by {@code numpy.load}. Arrays grow side by side, row by row, and are not held in memory: a zip takes its
 * entries one after another, so each array waits in a file of its own beside the target until {@link #commit()} puts
 * them together. (While it does, the disk holds up to one array more than the archive has.)
 *
 * <pre>
 *   try (NumpyArchive archive = NumpyArchive.begin(path)) {
 *       Rows&lt;float[]&gt; hidden = archive.floats("h", units);       // float32 (rows, units)
 *       for (…) hidden.append(h);
 *       archive.longs("tokens").append(tokens);                  // int64 (tokens.length,)
 *       archive.commit();
 *   }
 * </pre>
 *
 * The same content gives the same bytes. Closed without a commit, it leaves the old file as it was.
 */
public final class NumpyArchive implements Closeable {
    /** The zero of zip's clock; the archive does not tell when it was made. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int CHUNK = 1 << 16;

    private final AtomicFile target;
    private final List<Rows<?>> arrays = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private NumpyArchive(AtomicFile target) {
        this.target = target;
    }

    /** Begins a new content for {@code path}, which is replaced as {@link AtomicFile} does. */
    public static NumpyArchive begin(Path path) throws IOException {
        return new NumpyArchive(AtomicFile.begin(path));
    }

    /**
     * A new array of float32.
     *
     * @param name     its name in the archive, not yet taken
     * @param rowShape extents of one row; none for an array of one dimension
     */
    public Rows<float[]> floats(String name, int... rowShape) throws IOException {
        return add(name, rowShape, "<f4", Float.BYTES, values -> values.length,
                (out, values, i) -> out.putFloat(values[i]));
    }

    /** A new array of int32. */
    public Rows<int[]> ints(String name, int... rowShape) throws IOException {
        return add(name, rowShape, "<i4", Integer.BYTES, values -> values.length,
                (out, values, i) -> out.putInt(values[i]));
    }

    /** A new array of int64. */
    public Rows<long[]> longs(String name, int... rowShape) throws IOException {
        return add(name, rowShape, "<i8", Long.BYTES, values -> values.length,
                (out, values, i) -> out.putLong(values[i]));
    }

    /**
     * A whole array of texts (n,), each as wide as the longest. NumPy takes U+0000 at the end of a text for padding.
     */
    public void texts(String name, List<String> texts) throws IOException {
        int width = Math.max(1, texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(1));
        Rows<int[]> rows = add(name, new int[0], "<U" + width, width * Integer.BYTES, codePoints -> 1,
                (out, codePoints, i) -> {
                    for (int at = 0; at < width; at++) {
                        out.putInt(at < codePoints.length ? codePoints[at] : 0);
                    }
                });
        for (String text : texts) {
            rows.append(text.codePoints().toArray());
        }
    }

    /** Puts the archive together and in the old file's place. Nothing can be appended afterwards. */
    public void commit() throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target.stream());
        // Numbers of a network hardly compress; numpy.savez stores them as they are, too.
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (Rows<?> array : arrays) {
            ZipEntry entry = new ZipEntry(array.name + ".npy");
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            array.moveTo(zip);
            zip.closeEntry();
        }
        zip.finish();
        target.commit();
    }

    @Override
    public void close() throws IOException {
        try (target) {
            for (Rows<?> array : arrays) {
                array.out.close();
            }
        }
    }

    private <T> Rows<T> add(String name, int[] rowShape, String type, int bytes, ToIntFunction<T> length,
            Element<T> element) throws IOException {
        if (!names.add(name)) {
            throw new IllegalArgumentException(Words.of("io.numpy.twice", name));
        }
        Rows<T> rows = new Rows<>(name, rowShape.clone(), type, ByteBuffer.allocate(Math.max(CHUNK, bytes)), bytes,
                length, element, target, arrays.size() + ".rows");
        arrays.add(rows);
        return rows;
    }

    /** Puts element {@code i} of {@code values}. */
    @FunctionalInterface
    private interface Element<T> {
        void put(ByteBuffer out, T values, int i);
    }

    /**
     * An array that grows.
     *
     * @param <T> what holds the elements of rows
     */
    public static final class Rows<T> {
        private final String name;
        private final int[] rowShape;
        private final int rowCount;
        private final String type;
        private final ByteBuffer buffer;
        private final int bytes;
        private final ToIntFunction<T> length;
        private final Element<T> element;
        private final ScratchFolder scratch;
        private final Path spool;
        private final OutputStream out;
        private long count;

        private Rows(String name, int[] rowShape, String type, ByteBuffer buffer, int bytes, ToIntFunction<T> length,
                Element<T> element, AtomicFile target, String spool) throws IOException {
            int rowCount = 1;
            for (int extent : rowShape) {
                if (extent < 1) {
                    throw new IllegalArgumentException(Words.of("io.numpy.extent", name, extent));
                }
                rowCount = Math.multiplyExact(rowCount, extent);
            }
            this.name = name;
            this.rowShape = rowShape;
            this.rowCount = rowCount;
            this.type = type;
            this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
            this.bytes = bytes;
            this.length = length;
            this.element = element;
            this.scratch = target.scratch();
            this.spool = scratch.file(spool);
            this.out = target.naming(scratch.use(() -> Files.newOutputStream(this.spool, StandardOpenOption.CREATE_NEW)));
        }

        /**
         * Appends one row, or several that lie one after another. Not kept.
         *
         * @throws IllegalArgumentException when these are not whole rows
         */
        public void append(T values) throws IOException {
            int added = length.applyAsInt(values);
            if (added % rowCount != 0) {
                throw new IllegalArgumentException(Words.of("io.numpy.rows", added, name, rowCount));
            }
            for (int i = 0; i < added; i++) {
                if (buffer.remaining() < bytes) {
                    flush();
                }
                element.put(buffer, values, i);
            }
            count += added;
        }

        private void flush() throws IOException {
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }

        /** The array as a .npy; its spool is given back at once. */
        private void moveTo(OutputStream to) throws IOException {
            flush();
            out.close();
            to.write(header());
            try (InputStream in = scratch.use(() -> Files.newInputStream(spool))) {
                in.transferTo(to);
            }
            scratch.use(() -> Files.deleteIfExists(spool));
        }

        /** Magic, format 1.0, length, and a Python dictionary padded so that the data begins at a multiple of 64. */
        private byte[] header() {
            StringBuilder shape = new StringBuilder().append(count / rowCount);
            for (int extent : rowShape) {
                shape.append(", ").append(extent);
            }
            // A tuple of one is written (n,).
            shape.append(rowShape.length == 0 ? "," : "");
            String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
            int prefix = 10;
            int length = (prefix + text.length() + 1 + 63) / 64 * 64 - prefix;
            String padded = text + " ".repeat(length - text.length() - 1) + "\n";
            return ByteBuffer.allocate(prefix + length).order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0)
                    .putShort((short) length).put(padded.getBytes(StandardCharsets.US_ASCII)).array();
        }
    }
}
