package rnnscope.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds safetensors files by hand, wrong ones too. */
final class Bytes {
    private Bytes() {}

    /** A file with this header and so many bytes of zeros as data. */
    static byte[] file(String header, int data) {
        return file(header.getBytes(StandardCharsets.UTF_8), data);
    }

    static byte[] file(byte[] header, int data) {
        return file(header.length, header, data);
    }

    /** A file that says its header is {@code length} bytes long. */
    static byte[] file(long length, byte[] header, int data) {
        return ByteBuffer.allocate(Long.BYTES + header.length + data).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length).put(header).array();
    }

    static String tensor(String name, String type, String shape, long begin, long end) {
        return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + ","
                + end + "]}";
    }
}
