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
import java.util.Optional;
import rnnscope.language.Words;

/**
 * Reader of text files that anybody may have chosen: UTF-8, strictly, checked while reading, so that a fault ends it.
 */
public final class TextFile {
    /** Most bytes that a text file may have. */
    public static final long LIMIT = 64L << 20;

    private static final int BLOCK = 1 << 16;

    private TextFile() {
    }

    /**
     * The text of a file, as it is: {@link TextChanges} takes away what a reader does not want.
     *
     * @throws TextFileException when it is missing, a folder, unreadable, empty, longer than {@link #LIMIT}, has a NUL
     *                           byte or is not UTF-8 (the message then gives the byte's offset)
     */
    public static String read(Path file) throws TextFileException {
        return read(file, LIMIT);
    }

    static String read(Path file, long limit) throws TextFileException {
        if (!Files.exists(file)) {
            throw new TextFileException(file, Words.of("text.file.missing"));
        }
        if (Files.isDirectory(file)) {
            throw new TextFileException(file, Words.of("text.file.folder"));
        }
        if (!Files.isRegularFile(file)) {
            throw new TextFileException(file, Words.of("text.file.not-regular"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            if (size > limit) {
                throw tooLong(file, size, limit);
            }
            String text = decode(file, in, (int) size, limit).toString();
            if (text.isEmpty() || text.equals(String.valueOf(TextChanges.BYTE_ORDER_MARK))) {
                throw new TextFileException(file, Words.of("text.file.empty"));
            }
            return text;
        } catch (TextFileException e) {
            throw e;
        } catch (AccessDeniedException e) {
            throw new TextFileException(file, Words.of("text.file.denied"), e);
        } catch (IOException e) {
            throw new TextFileException(file, Words.of("text.file.unread", e.getMessage()), e);
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
            requireText(file, bytes, old, offset);
            if (offset + bytes.limit() > limit) {
                throw tooLong(file, offset + bytes.limit(), limit);
            }
            CoderResult result = decoder.decode(bytes, chars, end);
            if (result.isError()) {
                throw notUtf8(file, bytes, offset, isAscii(text) && isAscii(chars.duplicate().flip()));
            }
            text.append(chars.flip());
            chars.clear();
            offset += bytes.position();
            bytes.compact();
        }
        return text;
    }

    /**
     * Exception for bytes that are no UTF-8, as a decoder leaves them.
     *
     * @param offset         of the first byte of the buffer in the file
     * @param asciiUntilThen whether nothing before says that it is UTF-8 after all
     */
    public static TextFileException notUtf8(Path file, ByteBuffer bytes, long offset, boolean asciiUntilThen) {
        return new TextFileException(file, notUtf8(bytes, offset, asciiUntilThen));
    }

    private static String notUtf8(ByteBuffer bytes, long offset, boolean asciiUntilThen) {
        int at = bytes.position();
        int first = bytes.get(at) & 0xFF;
        if (first >= 0xC2 && first < 0xF5 && endsWithin(bytes)) {
            return Words.of("text.file.cut", first, offset + at);
        }
        String guess = asciiUntilThen ? western(bytes) : null;
        return guess != null ? Words.of("text.file.looks-like", guess, first, offset + at)
                : Words.of("text.file.not-utf8", first, offset + at);
    }

    /** Whether the last character of the file is cut off. */
    private static boolean endsWithin(ByteBuffer bytes) {
        int first = bytes.get(bytes.position()) & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        boolean goesOn = bytes.remaining() < length;
        for (int i = bytes.position() + 1; i < bytes.limit(); i++) {
            goesOn &= (bytes.get(i) & 0xC0) == 0x80;
        }
        return goesOn;
    }

    /** Single letters beyond ASCII among ASCII are those of a western encoding; other encodings have them in pairs. */
    private static String western(ByteBuffer bytes) {
        int alone = 0;
        int all = 0;
        boolean windows = false;
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) < 0) {
                all++;
                boolean before = i > 0 && bytes.get(i - 1) < 0;
                boolean after = i + 1 < bytes.limit() && bytes.get(i + 1) < 0;
                alone += before || after ? 0 : 1;
                windows |= (bytes.get(i) & 0xFF) < 0xA0;
            }
        }
        return alone * 5 < all * 4 ? null : Words.of(windows ? "text.file.windows" : "text.file.western");
    }

    private static boolean isAscii(CharSequence text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /**
     * Refuses a file of another kind.
     *
     * @param bytes  of the file, from 0 to its limit
     * @param from   the first of them that was not looked at yet
     * @param offset of the first byte in the file
     * @throws TextFileException when it begins as another kind of file does, or has a NUL byte
     */
    public static void requireText(Path file, ByteBuffer bytes, int from, long offset) throws TextFileException {
        if (offset == 0 && from == 0) {
            byte[] head = new byte[Math.min(FileKind.HEAD, bytes.limit())];
            bytes.duplicate().get(head);
            Optional<FileKind> other = FileKind.of(head);
            if (other.isPresent()) {
                boolean text = other.get() == FileKind.UTF_16 || other.get() == FileKind.UTF_32;
                throw new TextFileException(file, Words.of(text ? "text.file.other-text"
                        : other.get() == FileKind.LFS_POINTER ? "text.file.pointer" : "text.file.other", other.get().words()));
            }
        }
        for (int i = from; i < bytes.limit(); i++) {
            if (bytes.get(i) == 0) {
                throw new TextFileException(file, Words.of("text.file.binary", offset + i));
            }
        }
    }

    private static TextFileException tooLong(Path file, long size, long limit) {
        return new TextFileException(file,
                Words.of("text.file.long", size, limit));
    }
}
