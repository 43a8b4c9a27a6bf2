package rnnscope.export;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Charset of an OpenType font of PostScript outlines (CFF), the table that gives each glyph its character identifier. A PDF names
 * glyphs by these identifiers, and is written as if they were the glyphs' numbers, which in fonts of many scripts they are
 * not. (Adobe Technical Note 5176, The Compact Font Format Specification.)
 */
final class CffCharset {
    private static final int TABLES = 12;
    private static final int TABLE = 16;
    private static final int CFF = 0x43464620;
    private static final int MAXP = 0x6d617870;
    private static final int CHARSET = 15;
    private static final int ESCAPE = 12;
    private static final int REGISTRY = 30;
    private static final byte ONE_RANGE = 2;

    private CffCharset() {}

    /** Gives each glyph its own number as its identifier, in place; nothing where glyphs have names instead. */
    static void number(byte[] font) {
        ByteBuffer in = ByteBuffer.wrap(font);
        Optional<Integer> cff = table(in, CFF);
        Optional<Integer> maxp = table(in, MAXP);
        if (cff.isEmpty() || maxp.isEmpty()) {
            return;
        }
        int glyphs = in.getShort(maxp.get() + 4) & 0xFFFF;
        int start = cff.get();
        int dictionaries = end(in, start + in.get(start + 2));
        int charset = charset(in, first(in, dictionaries), end(in, dictionaries));
        if (charset > 0) {
            // one range from glyph 1 to the last: shorter than what is there
            in.put(start + charset, ONE_RANGE);
            in.putShort(start + charset + 1, (short) 1);
            in.putShort(start + charset + 3, (short) (glyphs - 2));
        }
    }

    private static Optional<Integer> table(ByteBuffer in, int tag) {
        int count = in.getShort(4);
        for (int i = 0; i < count; i++) {
            int at = TABLES + i * TABLE;
            if (in.getInt(at) == tag) {
                return Optional.of(in.getInt(at + 8));
            }
        }
        return Optional.empty();
    }

    /** Where the first object of an INDEX begins. */
    private static int first(ByteBuffer in, int index) {
        int count = in.getShort(index) & 0xFFFF;
        return index + 3 + (count + 1) * in.get(index + 2);
    }

    /** Where an INDEX ends. */
    private static int end(ByteBuffer in, int index) {
        int count = in.getShort(index) & 0xFFFF;
        if (count == 0) {
            return index + 2;
        }
        int size = in.get(index + 2);
        int last = 0;
        for (int i = 0; i < size; i++) {
            last = last << 8 | in.get(index + 3 + count * size + i) & 0xFF;
        }
        return first(in, index) - 1 + last;
    }

    /** Offset of the charset that a Top DICT says; 0 where its font is not one of character identifiers. */
    private static int charset(ByteBuffer in, int from, int to) {
        int charset = 0;
        boolean hasIdentifiers = false;
        int operand = 0;
        for (int at = from; at < to;) {
            int b = in.get(at++) & 0xFF;
            if (b == ESCAPE) {
                hasIdentifiers |= in.get(at++) == REGISTRY;
            } else if (b <= 21) {
                charset = b == CHARSET ? operand : charset;
            } else if (b == 28) {
                operand = in.getShort(at);
                at += 2;
            } else if (b == 29) {
                operand = in.getInt(at);
                at += 4;
            } else if (b == 30) {
                // a real number, to its end
                while ((in.get(at++) & 0xF) != 0xF) {
                    operand = 0;
                }
            } else if (b <= 246) {
                operand = b - 139;
            } else if (b <= 250) {
                operand = (b - 247) * 256 + (in.get(at++) & 0xFF) + 108;
            } else {
                operand = -(b - 251) * 256 - (in.get(at++) & 0xFF) - 108;
            }
        }
        return hasIdentifiers ? charset : 0;
    }
}
