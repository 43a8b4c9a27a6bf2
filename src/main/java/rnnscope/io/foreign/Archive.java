package rnnscope.io.foreign;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import rnnscope.io.ModelFileException;
import rnnscope.language.Words;
import rnnscope.math.HeapRoom;

/**
 * Zip archive of a model, unpacked whole: no part is larger than what is there for it, and all of them together not much
 * larger than the file, so that no archive can fill the memory.
 *
 * @param parts bytes by the name of their entry, in the archive's order
 */
public record Archive(Map<String, byte[]> parts) {
    private static final int MOST_PARTS = 100_000;
    /** Weights hardly compress. */
    private static final int MOST_EXPANSION = 4;
    private static final long ALWAYS = 1 << 17;
    // The record at an archive's end: its signature and length, where it counts the parts, and with the longest comment; and
    // what each part takes in the list before it.
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END = 22;
    private static final int COUNT = 10;
    private static final int LONGEST_END = END + 0xFFFF;
    private static final int LEAST_ENTRY = 46;

    public static Archive read(Path path) throws ModelFileException {
        String file = path.toString();
        requireDirectory(path, file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            long room = Math.max(ALWAYS, MOST_EXPANSION * Files.size(path));
            HeapRoom.require(2 * Files.size(path), Words.of("io.file-size", HeapRoom.inWords(Files.size(path))),
                    Words.of("io.smaller"));
            List<? extends ZipEntry> entries = zip.stream().toList();
            if (entries.size() > MOST_PARTS) {
                throw new ModelFileException(file, Words.of("io.zip.parts", entries.size()));
            }
            Map<String, byte[]> parts = new LinkedHashMap<>();
            for (ZipEntry entry : entries) {
                if (!entry.isDirectory()) {
                    byte[] bytes = unpacked(file, zip, entry, room);
                    room -= bytes.length;
                    parts.put(entry.getName(), bytes);
                }
            }
            return new Archive(parts);
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFileException(file, e instanceof EOFException ? Words.of("io.zip.early")
                    : Words.of("io.zip.damaged", e.getMessage()), e);
        }
    }

    /** That an archive does not name more parts than fit into it, for whose list the JDK makes room as it is told. */
    private static void requireDirectory(Path path, String file) throws ModelFileException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(channel.size(), LONGEST_END)).order(ByteOrder.LITTLE_ENDIAN);
            channel.position(channel.size() - end.capacity());
            while (end.hasRemaining() && channel.read(end) >= 0) {
                // until it is full
            }
            for (int at = end.capacity() - END; at >= 0; at--) {
                if (end.getInt(at) == END_SIGNATURE) {
                    if ((end.getShort(at + COUNT) & 0xFFFF) * (long) LEAST_ENTRY > channel.size()) {
                        throw new ModelFileException(file, Words.of("io.zip.names"));
                    }
                    return;
                }
            }
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelFileException(file, Words.of("io.unread", e.getMessage()), e);
        }
    }

    private static byte[] unpacked(String file, ZipFile zip, ZipEntry entry, long room) throws IOException {
        long most = Math.min(room, Math.max(0, entry.getSize()));
        if (entry.getSize() > room) {
            throw new ModelFileException(file, Words.of("io.zip.expands", MOST_EXPANSION));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) most);
            if (bytes.length < entry.getSize()) {
                throw new EOFException();
            }
            return bytes;
        }
    }

    /** The name of the one part that ends so; null where there is none. */
    public String ending(String end) {
        return parts.keySet().stream().filter(name -> name.endsWith(end)).findFirst().orElse(null);
    }
}
