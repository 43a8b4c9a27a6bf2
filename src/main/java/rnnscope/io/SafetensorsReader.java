package rnnscope.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import rnnscope.io.SafetensorsHeader.Entry;
import rnnscope.language.Words;
import rnnscope.math.HeapRoom;
import rnnscope.text.FileKind;

/**
 * Reader of a safetensors file from front to back: first the header, all of it checked against the file's size, then
 * the tensors in the order in which they lie. Memory is taken for what is there, never for what the file says about
 * itself.
 */
final class SafetensorsReader implements Closeable {
    private static final int CHUNK = 1 << 16;
    /** What to do with files that hold weights in another form. */
    private static final Map<FileKind, String> SAVE = Map.of(FileKind.ZIP, "io.is.torch", FileKind.PICKLE, "io.is.torch",
            FileKind.HDF5, "io.is.weights", FileKind.UTF_16, "io.is.text", FileKind.UTF_32, "io.is.text",
            FileKind.GZIP, "io.is.packed");
    /** Bytes of memory for each of a header, at most: names, descriptions and vocabularies of very short texts. */
    private static final int HEADER_COST = 40;

    private final String file;
    private final InputStream in;
    private final SafetensorsHeader header;

    private SafetensorsReader(String file, InputStream in, long size) throws IOException {
        this.file = file;
        this.in = in;
        this.header = readHeader(size);
    }

    /** @throws ModelFileException also when the file is missing, no regular file, or not permitted */
    static SafetensorsReader open(Path path) throws ModelFileException {
        String file = path.toString();
        try {
            if (Files.isDirectory(path)) {
                throw new ModelFileException(file, Words.of("io.folder"));
            }
            // A pipe would be waited for, and a device has no end.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new ModelFileException(file, Words.of("io.device"));
            }
            InputStream in = new BufferedInputStream(Files.newInputStream(path), CHUNK);
            try {
                return new SafetensorsReader(file, in, Files.size(path));
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw asFault(file, e);
        }
    }

    static SafetensorsReader open(String name, byte[] bytes) throws ModelFileException {
        try {
            return new SafetensorsReader(name, new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException e) {
            throw asFault(name, e);
        }
    }

    SafetensorsHeader header() {
        return header;
    }

    /**
     * The numbers of the next entry of the header, row after row; to be called for each entry in the header's order.
     *
     * @throws ModelFileException when there are more numbers than an array can have, or the file cannot be read on
     */
    float[] next(Entry entry) throws ModelFileException {
        if (!entry.type().isWeight()) {
            throw new ModelFileException(file, Words.of("io.tensor.type",
                    ModelFileException.quoted(entry.name()), entry.type()));
        }
        if (entry.count() > Integer.MAX_VALUE - 8) {
            throw new ModelFileException(file, Words.of("io.tensor.count",
                    ModelFileException.quoted(entry.name()), entry.count()));
        }
        requireRoom(Float.BYTES * entry.count(), Words.of("io.tensor", ModelFileException.quoted(entry.name())));
        float[] values = new float[(int) entry.count()];
        int width = entry.type().bytes();
        try {
            for (int at = 0; at < values.length;) {
                int count = Math.min(values.length - at, CHUNK / width);
                ByteBuffer chunk = exactly(count * width);
                for (int i = 0; i < count; i++) {
                    values[at++] = entry.type().read(chunk);
                }
            }
        } catch (IOException e) {
            throw asFault(file, e);
        }
        return values;
    }

    @Override
    public void close() throws ModelFileException {
        try {
            in.close();
        } catch (IOException e) {
            throw asFault(file, e);
        }
    }

    private SafetensorsHeader readHeader(long size) throws IOException {
        if (size < Long.BYTES) {
            throw new ModelFileException(file, Words.of("io.short", size));
        }
        in.mark(FileKind.HEAD);
        long length = exactly(Long.BYTES).getLong();
        if (length < 0 || length > size - Long.BYTES) {
            // Only now: the length of a header may begin like any other file.
            in.reset();
            Optional<FileKind> other = FileKind.of(in.readNBytes(FileKind.HEAD));
            if (other.isPresent()) {
                throw new ModelFileException(file, Words.of(SAVE.getOrDefault(other.get(), "io.is"), other.get().words()));
            }
        }
        if (length < 0 || length > SafetensorsHeader.MAX_LENGTH) {
            throw new ModelFileException(file, Words.of("io.header.no-safetensors",
                    Long.toUnsignedString(length), SafetensorsHeader.MAX_LENGTH));
        }
        if (length > size - Long.BYTES) {
            throw new ModelFileException(file, Words.of("io.header.long", length, size - Long.BYTES));
        }
        requireRoom(HEADER_COST * length, Words.of("io.header.room", HeapRoom.inWords(length)));
        return SafetensorsHeader.parse(file, new Part(in, length), size - Long.BYTES - length);
    }

    /** @throws ModelFileException when the JVM has not that much memory for a part of the file */
    void requireRoom(long bytes, String part) throws ModelFileException {
        try {
            HeapRoom.require(bytes, part, Words.of("io.smaller"));
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file, e.getMessage(), e);
        }
    }

    private ByteBuffer exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw endsEarly();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private EOFException endsEarly() {
        return new EOFException(Words.of("io.shrunk"));
    }

    private static ModelFileException asFault(String file, IOException e) {
        if (e instanceof ModelFileException fault) {
            return fault;
        }
        String fault = e instanceof NoSuchFileException ? Words.of("io.missing")
                : e instanceof AccessDeniedException ? Words.of("io.denied")
                : e instanceof EOFException ? e.getMessage()
                : Words.of("io.unread", e.getMessage());
        return new ModelFileException(file, fault, e);
    }

    /** The next bytes of a stream, which are known to be there. */
    private final class Part extends FilterInputStream {
        private long left;

        Part(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(bytes, from, (int) Math.min(count, left));
            if (read < 0) {
                throw endsEarly();
            }
            left -= read;
            return read;
        }

        @Override
        public void close() {
            // The tensors are still to be read.
        }
    }
}
