package rnnscope.io;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Content of a safetensors file as it lies there, tensors of any type.
 *
 * @param metadata texts by their keys
 * @param tensors  in the order of their places
 */
public record RawTensors(Map<String, String> metadata, List<Raw> tensors) {
    /**
     * @param shape extents, the first varies slowest
     * @param data  little-endian, row after row
     */
    public record Raw(String name, DataType type, List<Integer> shape, ByteBuffer data) {}

    /** @param file name for messages */
    public static RawTensors of(String file, byte[] bytes) throws ModelFileException {
        try (SafetensorsReader reader = SafetensorsReader.open(file, bytes)) {
            SafetensorsHeader header = reader.header();
            long data = bytes.length - header.entries().stream().mapToLong(e -> e.end() - e.begin()).sum();
            List<Raw> raw = new ArrayList<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                raw.add(new Raw(entry.name(), entry.type(), entry.shape(), ByteBuffer.wrap(bytes,
                        (int) (data + entry.begin()), (int) (entry.end() - entry.begin())).slice().asReadOnlyBuffer()));
            }
            return new RawTensors(header.metadata(), raw);
        }
    }
}
