package rnnscope.io.foreign;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import rnnscope.io.ModelFileException;
import rnnscope.language.Words;
import rnnscope.math.HeapRoom;

/** Files that are read whole. */
public final class FileBytes {
    private static final int COST = 3;

    private FileBytes() {}

    /** @throws ModelFileException when there is no such file, it is no regular one, or there is no room for it */
    public static byte[] read(Path path) throws ModelFileException {
        String file = path.toString();
        try {
            if (Files.isDirectory(path)) {
                throw new ModelFileException(file, Words.of("io.folder"));
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new ModelFileException(file, Words.of("io.device"));
            }
            long size = Files.size(path);
            if (size > Integer.MAX_VALUE - 16) {
                throw new ModelFileException(file, Words.of("io.large", HeapRoom.inWords(size)));
            }
            HeapRoom.require(COST * size, Words.of("io.file-size", HeapRoom.inWords(size)), Words.of("io.smaller"));
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new ModelFileException(file, Words.of("io.missing"), e);
        } catch (AccessDeniedException e) {
            throw new ModelFileException(file, Words.of("io.denied"), e);
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelFileException(file, Words.of("io.unread", e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file, e.getMessage(), e);
        }
    }
}
