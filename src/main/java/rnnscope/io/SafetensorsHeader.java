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
            throw new ModelFileException(file, "its header is not valid UTF-8", e);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null ? "" : " (at character " + e.getLocation().getCharOffset() + ")";
            throw new ModelFileException(file, "its header is not valid JSON" + place, e);
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
                    () -> "its header does not begin with a brace");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (name.equals(METADATA)) {
                    require(metadata == null, () -> "its header has the key " + quoted(METADATA) + " twice");
                    metadata = metadata();
                } else {
                    require(entries.put(name, entry(name)) == null,
                            () -> "its header has the tensor " + quoted(name) + " twice");
                }
            }
            require(parser.nextToken() == null, () -> "something follows the object in its header");
            return new SafetensorsHeader(metadata == null ? Map.of() : metadata, inPlace(entries.values()));
        }

        private Map<String, String> metadata() throws IOException {
            Map<String, String> metadata = new LinkedHashMap<>();
            begin(JsonToken.START_OBJECT, METADATA, "an object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                begin(JsonToken.VALUE_STRING, METADATA + "." + key, "a text");
                require(metadata.put(key, parser.getText()) == null,
                        () -> "its metadata has the key " + quoted(key) + " twice");
            }
            return metadata;
        }

        private Entry entry(String name) throws IOException {
            DataType type = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            begin(JsonToken.START_OBJECT, name, "an object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                String of = name + "." + key;
                boolean first;
                switch (key) {
                    case "dtype" -> {
                        first = type == null;
                        begin(JsonToken.VALUE_STRING, of, "a text");
                        type = type(name, parser.getText());
                    }
                    case "shape" -> {
                        first = shape == null;
                        shape = integers(of, MAX_DIMENSIONS);
                    }
                    case "data_offsets" -> {
                        first = offsets == null;
                        offsets = integers(of, 2);
                        require(offsets.size() == 2, () -> "the tensor " + quoted(name) + " has not two offsets");
                    }
                    default -> throw fault("the tensor " + quoted(name) + " has the unknown key " + quoted(key));
                }
                require(first, () -> "the tensor " + quoted(name) + " has the key " + quoted(key) + " twice");
            }
            require(type != null, () -> "the tensor " + quoted(name) + " has no dtype");
            require(shape != null, () -> "the tensor " + quoted(name) + " has no shape");
            require(offsets != null, () -> "the tensor " + quoted(name) + " has no data_offsets");
            return checked(name, type, shape, offsets.get(0), offsets.get(1));
        }

        private DataType type(String name, String id) throws ModelFileException {
            return Arrays.stream(DataType.values()).filter(t -> t.name().equals(id)).findFirst()
                    .orElseThrow(() -> fault("the tensor " + quoted(name) + " is of the unknown type " + quoted(id)));
        }

        private Entry checked(String name, DataType type, List<Long> shape, long begin, long end)
                throws ModelFileException {
            String tensor = "the tensor " + quoted(name);
            require(begin <= end, () -> "the offsets of " + tensor + " run backwards");
            require(end <= dataLength, () -> tensor + " ends at byte " + end + " of the data, which has only "
                    + dataLength + " bytes");
            long bytes = type.bytes();
            List<Integer> extents = new ArrayList<>(shape.size());
            try {
                for (long extent : shape) {
                    bytes = Math.multiplyExact(bytes, extent);
                    extents.add(Math.toIntExact(extent));
                }
            } catch (ArithmeticException e) {
                throw fault("the shape " + shape + " of " + tensor + " is too large");
            }
            long needed = bytes;
            require(needed == end - begin, () -> tensor + " of the shape " + shape + " needs " + needed
                    + " bytes, but its offsets enclose " + (end - begin));
            return new Entry(name, type, extents, begin, end);
        }

        /** The entries in the order of their places, which follow one another from the first byte to the last. */
        private List<Entry> inPlace(Iterable<Entry> entries) throws ModelFileException {
            List<Entry> sorted = new ArrayList<>();
            entries.forEach(sorted::add);
            sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
            long end = 0;
            for (Entry entry : sorted) {
                require(entry.begin() >= end, () -> "the tensor " + quoted(entry.name()) + " overlaps another");
                require(entry.begin() == end, () -> "there is a gap before the tensor " + quoted(entry.name()));
                end = entry.end();
            }
            long trailing = dataLength - end;
            require(trailing == 0, () -> "bytes follow the last tensor: " + trailing);
            return List.copyOf(sorted);
        }

        private void begin(JsonToken expected, String what, String words) throws IOException {
            require(parser.nextToken() == expected, () -> quoted(what) + " in its header is not " + words);
        }

        private List<Long> integers(String what, int most) throws IOException {
            List<Long> integers = new ArrayList<>(2);
            begin(JsonToken.START_ARRAY, what, "a list");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(integers.size() < most,
                        () -> quoted(what) + " in its header has more than " + most + " entries");
                require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER && parser.getLongValue() >= 0,
                        () -> quoted(what) + " in its header is not a list of whole numbers from 0 to 2⁶³ − 1");
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
