package rnnscope.io.foreign;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import rnnscope.io.ModelFileException;
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
                throw new ModelFileException(file, "this is a folder, not a model file");
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new ModelFileException(file, "this is a device or the like, not a model file");
            }
            long size = Files.size(path);
            if (size > Integer.MAX_VALUE - 16) {
                throw new ModelFileException(file, "with " + HeapRoom.inWords(size) + " it is larger than what can be read of"
                        + " another program");
            }
            HeapRoom.require(COST * size, "its " + HeapRoom.inWords(size), "open a smaller file");
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new ModelFileException(file, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new ModelFileException(file, "reading this file is not permitted", e);
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelFileException(file, "reading it failed: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file, e.getMessage(), e);
        }
    }
}
