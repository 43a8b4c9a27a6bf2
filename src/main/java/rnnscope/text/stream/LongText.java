package rnnscope.text.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.text.TextFile;
import rnnscope.text.TextFileException;

/**
 * Long text, the bytes of one file or of many one after another, read from wherever one likes. Of several files each is
 * whole but for a byte order mark, ends in a line end, and an empty line lies between two, as in a corpus of Java
 * sources. Any machine that has the files under the same names can read it.
 */
public final class LongText implements Serializable {
    private static final long serialVersionUID = 1;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] LINE_END = {'\n'};

    private final String name;
    private final List<Part> parts;

    /**
     * A file in the text.
     *
     * @param file  its path; null where {@code bytes} are the text
     * @param from  its first byte that counts
     * @param size  bytes of the file
     * @param begin where it begins in the text
     * @param lead  line ends before it
     * @param tail  line ends after it
     */
    private record Part(String file, byte[] bytes, int from, long size, long begin, int lead, int tail)
            implements Serializable {
        long end() {
            return begin + lead + size - from + tail;
        }
    }

    private LongText(String name, List<Part> parts) {
        this.name = name;
        this.parts = new ArrayList<>(parts);
    }

    /** A text that is held, since no file has it. */
    public static LongText of(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LongText(name, List.of(new Part(null, bytes, 0, bytes.length, 0, 0, 0)));
    }

    /**
     * A file as it is.
     *
     * @throws TextFileException when it is missing, a folder, empty or may not be read
     */
    public static LongText of(Path file) throws TextFileException {
        long size = size(file);
        if (size == 0) {
            throw new TextFileException(file, Words.of("text.file.empty"));
        }
        return new LongText(file.toString(), List.of(new Part(file.toString(), null, 0, size, 0, 0, 0)));
    }

    /**
     * Files one after another; empty ones are passed over.
     *
     * @throws TextFileException when one of them may not be read, or all are empty
     */
    public static LongText of(String name, List<Path> files) throws TextFileException {
        List<Part> parts = new ArrayList<>();
        long begin = 0;
        for (Path file : files) {
            long size = size(file);
            int from = size < MARK.length || !Arrays.equals(bytes(file, 0, MARK.length), MARK) ? 0 : MARK.length;
            if (size > from) {
                Part part = new Part(file.toString(), null, from, size, begin, parts.isEmpty() ? 0 : 1,
                        bytes(file, size - 1, 1)[0] == '\n' ? 0 : 1);
                parts.add(part);
                begin = part.end();
            }
        }
        if (parts.isEmpty()) {
            throw new TextFileException(Path.of(name), Words.of("text.long.none"));
        }
        return new LongText(name, parts);
    }

    private static long size(Path file) throws TextFileException {
        if (!Files.exists(file)) {
            throw new TextFileException(file, Words.of("text.file.missing"));
        }
        if (!Files.isRegularFile(file)) {
            throw new TextFileException(file, Words.of(Files.isDirectory(file) ? "text.file.folder"
                    : "text.file.not-regular"));
        }
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] bytes(Path file, long from, int count) throws TextFileException {
        try (InputStream in = open(file, from)) {
            return in.readNBytes(count);
        } catch (TextFileException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InputStream open(Path file, long from) throws TextFileException {
        try {
            return Channels.newInputStream(FileChannel.open(file, StandardOpenOption.READ).position(from));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static TextFileException unreadable(Path file, IOException e) {
        return new TextFileException(file, e instanceof AccessDeniedException ? Words.of("text.file.denied")
                : Words.of("text.file.unread", e.getMessage()), e);
    }

    /** What it is called: a file, a folder, a pattern. */
    public String name() {
        return name;
    }

    /** Bytes of the whole text. */
    public long size() {
        return parts.get(parts.size() - 1).end();
    }

    /** Files that it is made of. */
    public List<Path> files() {
        return parts.stream().filter(part -> part.file != null).map(part -> Path.of(part.file)).toList();
    }

    /**
     * The bytes from {@code offset} to the end.
     *
     * @throws TextFileException when a file is gone, or has another length than it had
     */
    InputStream open(long offset) throws TextFileException {
        int first = partAt(offset);
        List<Integer> rest = new ArrayList<>();
        for (int i = first + 1; i < parts.size(); i++) {
            rest.add(i);
        }
        InputStream begun = open(parts.get(first), offset - parts.get(first).begin);
        return rest.isEmpty() ? begun : new Joined(begun, first + 1);
    }

    /** The files that follow, each opened when the one before it is read. */
    private final class Joined extends InputStream {
        private InputStream now;
        private int next;

        Joined(InputStream begun, int next) {
            this.now = begun;
            this.next = next;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int at, int length) throws IOException {
            int count = now.read(to, at, length);
            while (count < 0 && next < parts.size()) {
                now.close();
                now = open(parts.get(next++), 0);
                count = now.read(to, at, length);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            now.close();
        }
    }

    private static InputStream open(Part part, long at) throws TextFileException {
        List<InputStream> streams = new ArrayList<>();
        if (at < part.lead) {
            streams.add(new ByteArrayInputStream(LINE_END));
        }
        long from = part.from + Math.max(0, at - part.lead);
        if (part.file == null) {
            streams.add(new ByteArrayInputStream(part.bytes, (int) from, (int) (part.size - from)));
        } else if (from < part.size) {
            Path file = Path.of(part.file);
            if (LongText.size(file) != part.size) {
                throw new TextFileException(file, Words.of("text.long.changed", part.size));
            }
            streams.add(open(file, from));
        }
        if (part.tail > 0) {
            streams.add(new ByteArrayInputStream(LINE_END));
        }
        return streams.size() == 1 ? streams.get(0) : new SequenceInputStream(Collections.enumeration(streams));
    }

    private int partAt(long offset) {
        int at = 0;
        while (at + 1 < parts.size() && offset >= parts.get(at).end()) {
            at++;
        }
        return at;
    }

    /** The file that has a byte of the text, or the text's name. */
    Path fileAt(long offset) {
        Part part = parts.get(partAt(offset));
        return Path.of(part.file == null ? name : part.file);
    }

    /** The place in its file of a byte of the text. */
    long offsetInFile(long offset) {
        Part part = parts.get(partAt(offset));
        return part.from + Math.max(0, offset - part.begin - part.lead);
    }

    /** Refuses a file of another kind. */
    void requireText(byte[] bytes, int count, long offset) throws TextFileException {
        for (Part part : parts) {
            long begin = part.begin + part.lead;
            int from = (int) Math.max(0, begin - offset);
            int to = (int) Math.min(count, part.end() - part.tail - offset);
            if (from < to) {
                TextFile.requireText(Path.of(part.file == null ? name : part.file),
                        ByteBuffer.wrap(bytes, from, to - from).slice(), 0, part.from + offset + from - begin);
            }
        }
    }

    @Override
    public String toString() {
        return name + ", " + size() + " bytes";
    }
}
