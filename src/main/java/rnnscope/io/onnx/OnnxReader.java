package rnnscope.io.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.io.onnx.OnnxGraph.Attribute;
import rnnscope.io.onnx.OnnxGraph.Node;
import rnnscope.language.Words;

/**
 * ONNX message reader: takes from a ModelProto what recurrent networks have, by the numbers of the fields in the public
 * schema (onnx.proto3), and passes over all other fields. Numbers stay where they lie in the file's bytes.
 */
final class OnnxReader {
    private static final int BYTES_PER_MESSAGE = 16;
    private static final int ALWAYS = 4096;

    private final byte[] bytes;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private long opset;
    private int messages;

    private OnnxReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws InvalidProtocolBufferException when these are not messages of protobuf
     * @throws IllegalArgumentException       in words for the user when they hold something that no model has
     */
    static OnnxGraph read(byte[] bytes) throws IOException {
        OnnxReader reader = new OnnxReader(bytes);
        reader.model(CodedInputStream.newInstance(bytes));
        return new OnnxGraph(List.copyOf(reader.nodes), reader.initializers, reader.inputs, reader.outputs, reader.metadata,
                reader.opset);
    }

    /** Takes the value of one field. */
    @FunctionalInterface
    private interface Field {
        /** @return whether the field is one that is read */
        boolean take(int number, int wire, CodedInputStream in) throws IOException;
    }

    private void message(CodedInputStream in, Field field) throws IOException {
        if (++messages > ALWAYS + bytes.length / BYTES_PER_MESSAGE) {
            throw new IllegalArgumentException(Words.of("io.onnx.parts"));
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!field.take(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag), in)) {
                in.skipField(tag);
            }
        }
    }

    /** A message inside of another. */
    private void inside(CodedInputStream in, Field field) throws IOException {
        int length = in.readRawVarint32();
        int limit = in.pushLimit(length);
        message(in, field);
        in.popLimit(limit);
    }

    private static boolean isBytes(int wire) {
        return wire == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    private void model(CodedInputStream in) throws IOException {
        message(in, (number, wire, from) -> {
            switch (number) {
                case 7 -> inside(from, this::graph);
                case 8 -> {
                    String[] domain = {""};
                    long[] version = {0};
                    inside(from, (n, w, i) -> {
                        if (n == 1 && isBytes(w)) {
                            domain[0] = text(i);
                        } else if (n == 2 && w == WireFormat.WIRETYPE_VARINT) {
                            version[0] = i.readInt64();
                        } else {
                            return false;
                        }
                        return true;
                    });
                    opset = domain[0].isEmpty() ? version[0] : opset;
                }
                case 14 -> entry(from, metadata);
                default -> {
                    return false;
                }
            }
            return true;
        });
    }

    private void entry(CodedInputStream in, Map<String, String> to) throws IOException {
        String[] entry = {"", ""};
        inside(in, (number, wire, from) -> {
            if (number != 1 && number != 2 || !isBytes(wire)) {
                return false;
            }
            entry[number - 1] = text(from);
            return true;
        });
        to.put(entry[0], entry[1]);
    }

    private boolean graph(int number, int wire, CodedInputStream in) throws IOException {
        if (!isBytes(wire)) {
            return false;
        }
        switch (number) {
            case 1 -> nodes.add(node(in));
            case 5 -> {
                OnnxTensor tensor = tensor(in);
                initializers.put(tensor.name(), tensor);
            }
            case 11, 12 -> {
                String[] name = {""};
                inside(in, (n, w, from) -> {
                    if (n != 1 || !isBytes(w)) {
                        return false;
                    }
                    name[0] = text(from);
                    return true;
                });
                (number == 11 ? inputs : outputs).add(name[0]);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Node node(CodedInputStream in) throws IOException {
        List<String> from = new ArrayList<>(4);
        List<String> to = new ArrayList<>(2);
        String[] names = {"", ""};
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        inside(in, (number, wire, field) -> {
            if (!isBytes(wire)) {
                return false;
            }
            switch (number) {
                case 1 -> from.add(text(field));
                case 2 -> to.add(text(field));
                case 4 -> names[0] = text(field);
                case 5 -> attribute(field, attributes);
                case 7 -> names[1] = text(field);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Node(names[0], names[1], from, to, attributes);
    }

    private void attribute(CodedInputStream in, Map<String, Attribute> to) throws IOException {
        String[] texts = {"", ""};
        float[] number = {0};
        long[] integer = {0};
        OnnxTensor[] tensor = {null};
        Longs integers = new Longs();
        List<String> list = new ArrayList<>(2);
        inside(in, (field, wire, from) -> {
            switch (field * 8 + wire) {
                case 1 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> texts[0] = text(from);
                case 2 * 8 + WireFormat.WIRETYPE_FIXED32 -> number[0] = from.readFloat();
                case 3 * 8 + WireFormat.WIRETYPE_VARINT -> integer[0] = from.readInt64();
                case 4 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> texts[1] = text(from);
                case 5 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> tensor[0] = tensor(from);
                case 8 * 8 + WireFormat.WIRETYPE_VARINT, 8 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> integers.read(from, wire);
                case 9 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> list.add(text(from));
                default -> {
                    return false;
                }
            }
            return true;
        });
        to.put(texts[0], new Attribute(number[0], integer[0], texts[1], tensor[0], integers.all(), list));
    }

    private OnnxTensor tensor(CodedInputStream in) throws IOException {
        Longs dims = new Longs();
        Longs integers = new Longs();
        int[] type = {0};
        String[] name = {""};
        ByteBuffer[] data = {null};
        ByteArrayOutputStream single = new ByteArrayOutputStream(0);
        Map<String, String> place = new LinkedHashMap<>();
        inside(in, (number, wire, from) -> {
            switch (number * 8 + wire) {
                case 1 * 8 + WireFormat.WIRETYPE_VARINT, 1 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> dims.read(from, wire);
                case 2 * 8 + WireFormat.WIRETYPE_VARINT -> type[0] = from.readInt32();
                case 4 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED, 9 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED,
                        10 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> data[0] = slice(from);
                case 4 * 8 + WireFormat.WIRETYPE_FIXED32 -> single.write(from.readRawBytes(Float.BYTES));
                case 10 * 8 + WireFormat.WIRETYPE_FIXED64 -> single.write(from.readRawBytes(Double.BYTES));
                case 5 * 8 + WireFormat.WIRETYPE_VARINT, 5 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED,
                        7 * 8 + WireFormat.WIRETYPE_VARINT, 7 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> integers.read(from, wire);
                case 8 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> name[0] = text(from);
                case 13 * 8 + WireFormat.WIRETYPE_LENGTH_DELIMITED -> entry(from, place);
                default -> {
                    return false;
                }
            }
            return true;
        });
        List<Integer> shape = new ArrayList<>();
        for (long extent : dims.all()) {
            if (extent < 0 || extent > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(Words.of("io.onnx.impossible", name[0]));
            }
            shape.add((int) extent);
        }
        return new OnnxTensor(name[0], shape, type[0], data[0] != null || single.size() == 0 ? data[0]
                : ByteBuffer.wrap(single.toByteArray()), integers.isEmpty() ? null : integers.all(), place);
    }

    /** The bytes of a field, where they lie. */
    private ByteBuffer slice(CodedInputStream in) throws IOException {
        int length = in.readRawVarint32();
        int begin = in.getTotalBytesRead();
        in.skipRawBytes(length);
        return ByteBuffer.wrap(bytes, begin, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private String text(CodedInputStream in) throws IOException {
        ByteBuffer bytes = slice(in);
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    /** Whole numbers of a repeated field, one by one or packed. */
    private static final class Longs {
        private static final int MOST = 1 << 17;
        private long[] values = new long[0];
        private int count;

        boolean isEmpty() {
            return count == 0;
        }

        long[] all() {
            return Arrays.copyOf(values, count);
        }

        void read(CodedInputStream in, int wire) throws IOException {
            if (!isBytes(wire)) {
                add(in.readInt64());
                return;
            }
            int limit = in.pushLimit(in.readRawVarint32());
            while (in.getBytesUntilLimit() > 0) {
                add(in.readInt64());
            }
            in.popLimit(limit);
        }

        private void add(long value) {
            if (count == MOST) {
                throw new IllegalArgumentException(Words.of("io.onnx.list", MOST));
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, Math.max(4, count + count / 2));
            }
            values[count++] = value;
        }
    }
}
