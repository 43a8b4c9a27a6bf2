package rnnscope.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads text files that anybody may have chosen: UTF-8, strictly, checked while reading, so that a fault ends it. */
public final class TextFile {
    /** Most bytes that a text file may have. */
    public static final long LIMIT = 64L << 20;

    private static final int BLOCK = 1 << 16;

    private TextFile() {
    }

    /**
     * The text of a file, {@linkplain #normalise normalised}.
     *
     * @throws TextFileException when it is missing, a folder, unreadable, empty, longer than {@link #LIMIT}, has a NUL
     *                           byte or is not UTF-8 (the message then gives the byte's offset)
     */
    public static String read(Path file) throws TextFileException {
        return read(file, LIMIT);
    }

    static String read(Path file, long limit) throws TextFileException {
        if (!Files.exists(file)) {
            throw new TextFileException(file, "does not exist");
        }
        if (Files.isDirectory(file)) {
            throw new TextFileException(file, "is a folder, not a text file");
        }
        if (!Files.isRegularFile(file)) {
            throw new TextFileException(file, "is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            if (size > limit) {
                throw tooLong(file, size, limit);
            }
            String text = normalise(decode(file, in, (int) size, limit));
            if (text.isEmpty()) {
                throw new TextFileException(file, "is empty");
            }
            return text;
        } catch (TextFileException e) {
            throw e;
        } catch (AccessDeniedException e) {
            throw new TextFileException(file, "cannot be read: permission denied", e);
        } catch (IOException e) {
            throw new TextFileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param size the expected number of bytes; the file may be growing, so the limit is checked again */
    private static StringBuilder decode(Path file, InputStream in, int size, long limit) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        StringBuilder text = new StringBuilder(size);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        CharBuffer chars = CharBuffer.allocate(BLOCK);
        long offset = 0; // of the first byte in the buffer
        boolean end = false;
        while (!end) {
            int old = bytes.position();
            int count = in.readNBytes(bytes.array(), old, BLOCK - old);
            end = old + count < BLOCK;
            bytes.position(old + count).flip();
            refuseBinary(file, bytes, old, offset);
            if (offset + bytes.limit() > limit) {
                throw tooLong(file, offset + bytes.limit(), limit);
            }
            CoderResult result = decoder.decode(bytes, chars, end);
            if (result.isError()) {
                throw new TextFileException(file, String.format(Locale.ROOT,
                        "is not UTF-8 text: the byte 0x%02X at offset %d is not part of any character",
                        bytes.get(bytes.position()), offset + bytes.position()));
            }
            text.append(chars.flip());
            chars.clear();
            offset += bytes.position();
            bytes.compact();
        }
        return text;
    }

    private static void refuseBinary(Path file, ByteBuffer bytes, int from, long offset) throws TextFileException {
        if (offset == 0 && bytes.limit() >= 2) {
            int mark = (bytes.get(0) & 0xFF) << 8 | bytes.get(1) & 0xFF;
            if (mark == 0xFEFF || mark == 0xFFFE) {
                throw new TextFileException(file, "is UTF-16 text (byte order mark at offset 0); save it as UTF-8");
            }
        }
        for (int i = from; i < bytes.limit(); i++) {
            if (bytes.get(i) == 0) {
                throw new TextFileException(file, "is a binary file: the byte at offset " + (offset + i) + " is NUL");
            }
        }
    }

    private static TextFileException tooLong(Path file, long size, long limit) {
        return new TextFileException(file,
                String.format(Locale.ROOT, "is too long: %d bytes, and the limit is %d", size, limit));
    }

    /**
     * The form that every text has in the program, wherever it comes from: no byte order mark at the start, each line
     * ended by {@code \n} (CR LF and CR become it), half a surrogate pair replaced by U+FFFD.
     */
    public static String normalise(CharSequence text) {
        int length = text.length();
        StringBuilder out = new StringBuilder(length);
        for (int i = length > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                out.append('\n');
                i += i + 1 < length && text.charAt(i + 1) == '\n' ? 1 : 0;
            } else if (!Character.isSurrogate(c)) {
                out.append(c);
            } else if (i + 1 < length && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                out.append('\uFFFD');
            }
        }
        return out.toString();
    }
}
