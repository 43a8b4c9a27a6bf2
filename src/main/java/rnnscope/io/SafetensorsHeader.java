package rnnscope.io;

import static rnnscope.io.ModelFileException.quoted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import rnnscope.language.Words;

/**
 * Header of a safetensors file, believed only as far as it was checked:
 *
 * <pre>
 *   {"__metadata__": {key: text, …}, name: {"dtype": "F32", "shape": [4, 3], "data_offsets": [0, 48]}, …}
 * </pre>
 *
 * The JSON is read as a stream that knows the one form it may have, so deep nesting or a wrong type ends the reading
 * where it begins. Once an instance exists, its tensors lie one after another in the data, without gap or overlap, from
 * its first byte to its last, and each has the bytes that its shape and type ask for.
 *
 * @param metadata in the file's order
 * @param entries  by their place in the data
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {
    static final String METADATA = "__metadata__";
    /** The format's own limit, bytes. */
    static final long MAX_LENGTH = 100_000_000;
    /** More dimensions than any tensor has; keeps a shape from taking more memory than the text that spells it. */
    private static final int MAX_DIMENSIONS = 8;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength((int) MAX_LENGTH)
                    .maxStringLength((int) MAX_LENGTH)
                    .build())
            .build();

    /** One tensor: bytes {@code begin} … {@code end} − 1 of the data. */
    record Entry(String name, DataType type, List<Integer> shape, long begin, long end) {
        /** Numbers in it. */
        long count() {
            return (end - begin) / type.bytes();
        }
    }

    /**
     * @param file       name for messages
     * @param json       the header's bytes, up to its end
     * @param dataLength bytes that follow the header
     */
    static SafetensorsHeader parse(String file, InputStream json, long dataLength) throws IOException {
        try (JsonParser parser = JSON.createParser(new InputStreamReader(json, StandardCharsets.UTF_8.newDecoder()))) {
            return new Parsing(file, parser, dataLength).header();
        } catch (CharacterCodingException e) {
            throw new ModelFileException(file, Words.of("io.header.utf8"), e);
        } catch (JsonProcessingException e) {
            throw new ModelFileException(file, e.getLocation() == null ? Words.of("io.header.json")
                    : Words.of("io.header.json-at", e.getLocation().getCharOffset()), e);
        }
    }

    private static final class Parsing {
        private final String file;
        private final JsonParser parser;
        private final long dataLength;

        Parsing(String file, JsonParser parser, long dataLength) {
            this.file = file;
            this.parser = parser;
            this.dataLength = dataLength;
        }

        SafetensorsHeader header() throws IOException {
            Map<String, String> metadata = null;
            Map<String, Entry> entries = new LinkedHashMap<>();
            require(parser.nextToken() == JsonToken.START_OBJECT && parser.currentTokenLocation().getCharOffset() == 0,
                    () -> Words.of("io.header.brace"));
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (name.equals(METADATA)) {
                    require(metadata == null, () -> Words.of("io.header.key-twice", quoted(METADATA)));
                    metadata = metadata();
                } else {
                    require(entries.put(name, entry(name)) == null,
                            () -> Words.of("io.header.tensor-twice", quoted(name)));
                }
            }
            require(parser.nextToken() == null, () -> Words.of("io.header.more"));
            return new SafetensorsHeader(metadata == null ? Map.of() : metadata, inPlace(entries.values()));
        }

        private Map<String, String> metadata() throws IOException {
            Map<String, String> metadata = new LinkedHashMap<>();
            begin(JsonToken.START_OBJECT, METADATA, "io.header.not-object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                begin(JsonToken.VALUE_STRING, METADATA + "." + key, "io.header.not-text");
                require(metadata.put(key, parser.getText()) == null,
                        () -> Words.of("io.header.metadata-twice", quoted(key)));
            }
            return metadata;
        }

        private Entry entry(String name) throws IOException {
            DataType type = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            begin(JsonToken.START_OBJECT, name, "io.header.not-object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                String of = name + "." + key;
                boolean first;
                switch (key) {
                    case "dtype" -> {
                        first = type == null;
                        begin(JsonToken.VALUE_STRING, of, "io.header.not-text");
                        type = type(name, parser.getText());
                    }
                    case "shape" -> {
                        first = shape == null;
                        shape = integers(of, MAX_DIMENSIONS);
                    }
                    case "data_offsets" -> {
                        first = offsets == null;
                        offsets = integers(of, 2);
                        require(offsets.size() == 2, () -> Words.of("io.header.two-offsets", quoted(name)));
                    }
                    default -> throw fault(Words.of("io.header.unknown-key", quoted(name), quoted(key)));
                }
                require(first, () -> Words.of("io.header.tensor-key-twice", quoted(name), quoted(key)));
            }
            require(type != null, () -> Words.of("io.header.no-type", quoted(name)));
            require(shape != null, () -> Words.of("io.header.no-shape", quoted(name)));
            require(offsets != null, () -> Words.of("io.header.no-offsets", quoted(name)));
            return checked(name, type, shape, offsets.get(0), offsets.get(1));
        }

        private DataType type(String name, String id) throws ModelFileException {
            return Arrays.stream(DataType.values()).filter(t -> t.name().equals(id)).findFirst()
                    .orElseThrow(() -> fault(Words.of("io.header.unknown-type", quoted(name), quoted(id))));
        }

        private Entry checked(String name, DataType type, List<Long> shape, long begin, long end)
                throws ModelFileException {
            require(begin <= end, () -> Words.of("io.header.backwards", quoted(name)));
            require(end <= dataLength, () -> Words.of("io.header.ends", quoted(name), end, dataLength));
            long bytes = type.bytes();
            List<Integer> extents = new ArrayList<>(shape.size());
            try {
                for (long extent : shape) {
                    bytes = Math.multiplyExact(bytes, extent);
                    extents.add(Math.toIntExact(extent));
                }
            } catch (ArithmeticException e) {
                throw fault(Words.of("io.header.large", shape, quoted(name)));
            }
            long needed = bytes;
            require(needed == end - begin, () -> Words.of("io.header.size", quoted(name), shape, needed, end - begin));
            return new Entry(name, type, extents, begin, end);
        }

        /** The entries in the order of their places, which follow one another from the first byte to the last. */
        private List<Entry> inPlace(Iterable<Entry> entries) throws ModelFileException {
            List<Entry> sorted = new ArrayList<>();
            entries.forEach(sorted::add);
            sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
            long end = 0;
            for (Entry entry : sorted) {
                require(entry.begin() >= end, () -> Words.of("io.header.overlap", quoted(entry.name())));
                require(entry.begin() == end, () -> Words.of("io.header.gap", quoted(entry.name())));
                end = entry.end();
            }
            long trailing = dataLength - end;
            require(trailing == 0, () -> Words.of("io.header.trailing", trailing));
            return List.copyOf(sorted);
        }

        private void begin(JsonToken expected, String what, String fault) throws IOException {
            require(parser.nextToken() == expected, () -> Words.of(fault, quoted(what)));
        }

        private List<Long> integers(String what, int most) throws IOException {
            List<Long> integers = new ArrayList<>(2);
            begin(JsonToken.START_ARRAY, what, "io.header.not-list");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(integers.size() < most,
                        () -> Words.of("io.header.entries", quoted(what), most));
                require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER && parser.getLongValue() >= 0,
                        () -> Words.of("io.header.integers", quoted(what)));
                integers.add(parser.getLongValue());
            }
            return List.copyOf(integers);
        }

        private void require(boolean condition, Supplier<String> fault) throws ModelFileException {
            if (!condition) {
                throw fault(fault.get());
            }
        }

        private ModelFileException fault(String fault) {
            return new ModelFileException(file, fault);
        }
    }
}
