package rnnscope.io;

import java.nio.ByteBuffer;

/** Number formats of safetensors that are read, each to float. */
enum DataType {
    F32(4) {
        @Override
        float read(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    /** IEEE 754 binary16: 5 bits of exponent (bias 15), 10 of fraction. */
    F16(2) {
        @Override
        float read(ByteBuffer bytes) {
            return half(bytes.getShort());
        }
    },
    /** The upper half of a binary32. */
    BF16(2) {
        @Override
        float read(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    },
    /** Rounded to the nearest float. */
    F64(8) {
        @Override
        float read(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }
    };

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** The next number of a little-endian buffer. */
    abstract float read(ByteBuffer bytes);

    private static float half(int bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float subnormal = fraction * 0x1p-24f;
            return sign == 0 ? subnormal : -subnormal;
        }
        int rebiased = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | rebiased << 23 | fraction << 13);
    }
}
