package rnnscope.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rnnscope.language.Words;

/**
 * Byte tokenizer, one symbol for each byte of a text's UTF-8: "é" is two. A byte of ASCII is spelled as its character,
 * any other in hexadecimal, {@code <0xC3>}; a vocabulary may also spell it as the character with the byte's number.
 */
public record ByteTokenizer(Vocabulary vocabulary) implements Tokenizer {
    public static final String ID = "byte";
    private static final int ASCII = 0x80;
    private static final int BYTES = 0x100;
    private static final String[] SPELLED = IntStream.range(0, BYTES).mapToObj(b -> b < ASCII ? Character.toString(b)
            : String.format(Locale.ROOT, "<0x%02X>", b)).toArray(String[]::new);

    /** @throws IllegalArgumentException when a symbol is no byte */
    public ByteTokenizer {
        vocabulary = new Vocabulary(vocabulary.symbols().stream().map(symbol -> SPELLED[number(symbol)]).toList());
    }

    /** The tokenizer of all bytes that occur in {@code text}, in their order. */
    public static ByteTokenizer of(String text) {
        BitSet found = new BitSet(BYTES);
        text.codePoints().forEach(c -> {
            for (byte b : bytes(c)) {
                found.set(b & 0xFF);
            }
        });
        return new ByteTokenizer(new Vocabulary(found.stream().mapToObj(b -> SPELLED[b]).toList()));
    }

    /** All 256 bytes as characters of the same numbers. */
    static List<String> allAsCharacters() {
        return IntStream.range(0, BYTES).mapToObj(Character::toString).toList();
    }

    /** "C3" for {@code <0xC3>}, null for what is no such byte. */
    static String hexadecimal(String symbol) {
        return symbol.length() == 6 && symbol.startsWith("<0x") && symbol.endsWith(">") ? symbol.substring(3, 5) : null;
    }

    /** Spelling of one byte of the character at {@code at}. */
    static String part(String text, int at, int number) {
        byte[] bytes = bytes(text.codePointAt(at));
        return SPELLED[bytes[Math.min(number, bytes.length - 1)] & 0xFF];
    }

    private static int number(String symbol) {
        String hexadecimal = hexadecimal(symbol);
        try {
            int number = hexadecimal != null ? Integer.parseInt(hexadecimal, 16) : symbol.codePointAt(0);
            if (number < BYTES && (hexadecimal != null || symbol.length() == 1)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(Words.of("text.no-byte", symbol));
    }

    private static byte[] bytes(int codePoint) {
        return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean knows(int codePoint) {
        for (byte b : bytes(codePoint)) {
            if (vocabulary.id(SPELLED[b & 0xFF]) == Vocabulary.UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void cut(String text, Symbols to) {
        for (int at = 0; at < text.length();) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (c < ASCII) {
                to.take(SPELLED[c], end);
            } else {
                byte[] bytes = bytes(c);
                for (int i = 0; i < bytes.length; i++) {
                    to.take(SPELLED[bytes[i] & 0xFF], i + 1 < bytes.length ? at : end);
                }
            }
            at = end;
        }
    }

    @Override
    public Writer writer() {
        return new Writer() {
            private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

            @Override
            public String next(int id) {
                int b = number(vocabulary.symbol(id));
                boolean goesOn = (b & 0xC0) == 0x80;
                String before = goesOn ? "" : end();
                begun.write(b);
                return begun.size() == length() ? before + end() : before;
            }

            /** Bytes of the character that has begun; 1 for what begins none. */
            private int length() {
                int first = begun.toByteArray()[0] & 0xFF;
                return first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC0 && first < 0xE0 ? 2
                        : 1;
            }

            @Override
            public String end() {
                String text = begun.toString(StandardCharsets.UTF_8);
                begun.reset();
                return text;
            }
        };
    }
}
