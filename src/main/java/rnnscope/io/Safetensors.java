package rnnscope.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;

/**
 * Safetensors file in memory: texts and named tensors. The format (Hugging Face, 2022) is
 *
 * <pre>
 *   8 bytes    length n of the header, little-endian
 *   n bytes    JSON: of each tensor its type, its shape and its place in the data
 *   the rest   the tensors, little-endian, row after row
 * </pre>
 *
 * F32, F16, BF16 and F64 are read, each to float; F32 is written. A file is never trusted: whatever is wrong with one
 * is a {@link ModelFileException}, found before memory is taken for it. Memory is taken for bytes that are there, never
 * for a size that is only claimed: tensors of half precision take twice their bytes, names and texts a small multiple.
 *
 * @param metadata texts by their keys
 * @param tensors  in the order of their places
 */
public record Safetensors(Map<String, String> metadata, List<Tensor> tensors) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int CHUNK = 1 << 14;

    /**
     * @param name   its key in the file
     * @param shape  extents, the first varies slowest
     * @param values row after row
     */
    public record Tensor(String name, int[] shape, float[] values) {
        /** @throws IllegalArgumentException when the shape does not ask for as many values */
        public Tensor {
            long count = 1;
            for (int extent : shape) {
                count = Math.multiplyExact(count, extent);
            }
            if (count != values.length) {
                throw new IllegalArgumentException(Words.of("io.tensors.values", name, values.length, count));
            }
        }
    }

    /** @throws IllegalArgumentException when a name comes twice or is the key of the metadata */
    public Safetensors {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = List.copyOf(tensors);
        Set<String> names = new HashSet<>(Set.of(SafetensorsHeader.METADATA));
        for (Tensor tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new IllegalArgumentException(Words.of("io.tensors.twice", tensor.name()));
            }
        }
    }

    public static Safetensors read(Path path) throws ModelFileException {
        try (SafetensorsReader reader = SafetensorsReader.open(path)) {
            return read(reader);
        }
    }

    /** @param name what messages call it */
    public static Safetensors read(String name, byte[] bytes) throws ModelFileException {
        try (SafetensorsReader reader = SafetensorsReader.open(name, bytes)) {
            return read(reader);
        }
    }

    private static Safetensors read(SafetensorsReader reader) throws ModelFileException {
        List<Tensor> tensors = new ArrayList<>();
        long count = reader.header().entries().stream().mapToLong(SafetensorsHeader.Entry::count).sum();
        reader.requireRoom(Float.BYTES * count, Words.of("io.tensors.count", count));
        for (SafetensorsHeader.Entry entry : reader.header().entries()) {
            int[] shape = entry.shape().stream().mapToInt(Integer::intValue).toArray();
            tensors.add(new Tensor(entry.name(), shape, reader.next(entry)));
        }
        return new Safetensors(reader.header().metadata(), tensors);
    }

    /** Replaces the file at {@code path}, whole or not at all. */
    public void write(Path path) throws IOException {
        AtomicFile.write(path, this::write);
    }

    /** Writes to a stream, which stays open. */
    public void write(OutputStream out) throws IOException {
        byte[] header = header();
        out.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
        out.write(header);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : tensors) {
            for (float value : tensor.values()) {
                if (!chunk.hasRemaining()) {
                    out.write(chunk.array());
                    chunk.clear();
                }
                chunk.putFloat(value);
            }
        }
        out.write(chunk.array(), 0, chunk.position());
    }

    /** JSON, and spaces up to a multiple of 8 bytes, so that the data can be mapped into memory as it lies. */
    private byte[] header() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(header)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(SafetensorsHeader.METADATA);
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            long at = 0;
            for (Tensor tensor : tensors) {
                long end = at + (long) Float.BYTES * tensor.values().length;
                json.writeObjectFieldStart(tensor.name());
                json.writeStringField("dtype", DataType.F32.name());
                json.writeFieldName("shape");
                json.writeArray(tensor.shape(), 0, tensor.shape().length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {at, end}, 0, 2);
                json.writeEndObject();
                at = end;
            }
            json.writeEndObject();
        }
        while (header.size() % Long.BYTES != 0) {
            header.write(' ');
        }
        return header.toByteArray();
    }
}
