package rnnscope.io;

import java.nio.ByteBuffer;

/**
 * Number formats of tensors. The first four are those of weights and are read to float; the others are known so that what
 * a file has beside weights, counters and masks, can be passed over.
 */
public enum DataType {
    F32(4) {
        @Override
        public float read(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    /** IEEE 754 binary16: 5 bits of exponent (bias 15), 10 of fraction. */
    F16(2) {
        @Override
        public float read(ByteBuffer bytes) {
            return half(bytes.getShort());
        }
    },
    /** The upper half of a binary32. */
    BF16(2) {
        @Override
        public float read(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    },
    /** Rounded to the nearest float. */
    F64(8) {
        @Override
        public float read(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }
    },
    BOOL(1),
    U8(1),
    I8(1),
    F8_E4M3(1),
    F8_E5M2(1),
    U16(2),
    I16(2),
    U32(4),
    I32(4),
    U64(8),
    I64(8),
    C64(8);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** Whether it is one of those that weights have. */
    public boolean isWeight() {
        return ordinal() <= F64.ordinal();
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /**
     * The next number of a little-endian buffer.
     *
     * @throws UnsupportedOperationException when it is not one of those that weights have
     */
    public float read(ByteBuffer bytes) {
        throw new UnsupportedOperationException(name());
    }

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
