package rnnscope.io.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Message of protobuf that is being written: its fields in the order in which they are put. */
final class ProtobufMessage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Writes one field. */
    @FunctionalInterface
    private interface Field {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private ProtobufMessage put(Field field) {
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            field.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    ProtobufMessage integer(int number, long value) {
        return put(out -> out.writeInt64(number, value));
    }

    ProtobufMessage text(int number, String value) {
        return put(out -> out.writeString(number, value));
    }

    ProtobufMessage data(int number, byte[] value) {
        return put(out -> out.writeByteArray(number, value));
    }

    ProtobufMessage message(int number, ProtobufMessage value) {
        return data(number, value.bytes());
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
