package rnnscope.io.onnx;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import rnnscope.io.DataType;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.language.Words;

/**
 * Tensor of an ONNX file (TensorProto).
 *
 * @param dims  extents, the first varies slowest
 * @param type  number of its type in ONNX: 1 for floats, 7 for long integers, …
 * @param data  its elements, little-endian; null where they lie in another file
 * @param longs its elements where these are integers that are written as such, else null
 * @param place where they lie in another file: "location", "offset", "length"
 */
record OnnxTensor(String name, List<Integer> dims, int type, ByteBuffer data, long[] longs, Map<String, String> place) {
    static final int FLOAT = 1;
    static final int INT32 = 6;
    static final int INT64 = 7;
    private static final Map<Integer, DataType> TYPES = Map.ofEntries(Map.entry(FLOAT, DataType.F32),
            Map.entry(2, DataType.U8), Map.entry(3, DataType.I8), Map.entry(4, DataType.U16), Map.entry(5, DataType.I16),
            Map.entry(INT32, DataType.I32), Map.entry(INT64, DataType.I64), Map.entry(9, DataType.BOOL),
            Map.entry(10, DataType.F16), Map.entry(11, DataType.F64), Map.entry(12, DataType.U32),
            Map.entry(13, DataType.U64), Map.entry(16, DataType.BF16));
    private static final int MOST_INTEGERS = 1 << 16;

    private DataType dataType() {
        DataType known = TYPES.get(type);
        if (known == null) {
            throw new IllegalArgumentException(Words.of("io.onnx.type", name, type));
        }
        return known;
    }

    /**
     * The tensor with its numbers, checked against what is there of them.
     *
     * @param folder where other files lie that belong to it
     */
    ForeignTensor numbers(Path folder) {
        DataType known = dataType();
        long bytes;
        try {
            bytes = Math.multiplyExact(ForeignTensor.count(dims), known.bytes());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(Words.of("io.onnx.large", name), e);
        }
        if (longs != null && known.isWeight() && known.bytes() == Short.BYTES) {
            // Halves may be written as integers.
            ByteBuffer halves = ByteBuffer.allocate(Short.BYTES * longs.length).order(ByteOrder.LITTLE_ENDIAN);
            for (long half : longs) {
                halves.putShort((short) half);
            }
            return checked(known, bytes, halves.flip());
        }
        return checked(known, bytes, !place.isEmpty() ? outside(folder, bytes) : data == null ? ByteBuffer.allocate(0) : data);
    }

    private ForeignTensor checked(DataType known, long bytes, ByteBuffer there) {
        if (known.isWeight() && there.remaining() != bytes) {
            throw new IllegalArgumentException(Words.of("io.onnx.bytes", name, dims, bytes,
                    there.remaining()));
        }
        return ForeignTensor.of(name, dims, known, there, ByteOrder.LITTLE_ENDIAN);
    }

    /** Elements in a file beside the model's, never in one elsewhere. */
    private ByteBuffer outside(Path folder, long bytes) {
        String location = place.getOrDefault("location", "");
        if (location.isEmpty() || location.startsWith("/") || location.contains("..") || location.indexOf(':') >= 0
                || location.startsWith("\\")) {
            throw new IllegalArgumentException(Words.of("io.onnx.outside", name, location));
        }
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(location).toFile(), "r")) {
            long offset = Long.parseLong(place.getOrDefault("offset", "0"));
            if (offset < 0 || bytes > Integer.MAX_VALUE - 16 || offset > file.length() - bytes) {
                throw new IllegalArgumentException(Words.of("io.onnx.not-there", name, location));
            }
            byte[] read = new byte[(int) bytes];
            file.seek(offset);
            file.readFully(read);
            return ByteBuffer.wrap(read);
        } catch (IOException e) {
            throw new IllegalArgumentException(Words.of("io.onnx.unread", name, location, e.getMessage()), e);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Words.of("io.onnx.place", name, location), e);
        }
    }

    /** Its elements as whole numbers. */
    long[] integers() {
        if (longs != null) {
            return longs.clone();
        }
        DataType known = dataType();
        ByteBuffer bytes = data == null ? ByteBuffer.allocate(0) : data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.remaining() / known.bytes();
        if (known != DataType.I32 && known != DataType.I64 || count > MOST_INTEGERS) {
            throw new IllegalArgumentException(Words.of("io.onnx.no-integers", name));
        }
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = known == DataType.I32 ? bytes.getInt() : bytes.getLong();
        }
        return numbers;
    }
}
