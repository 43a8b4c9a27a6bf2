package rnnscope.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClaimTest {
    @TempDir
    Path folder;

    @Test
    void oneAtATime() throws Exception {
        Path file = folder.resolve("lock");
        try (FileClaim mine = FileClaim.tryTake(file)) {
            assertNotNull(mine);
            assertNull(FileClaim.tryTake(file));
            assertNull(FileClaim.tryTake(folder.resolve("../" + folder.getFileName() + "/lock")));
        }
        assertTrue(Files.exists(file));
        FileClaim again = FileClaim.tryTake(file);
        again.delete();
        assertFalse(Files.exists(file));
    }

    @Test
    void whoWaitsGetsItWhenItIsFree() throws Exception {
        Path file = folder.resolve("lock");
        FileClaim mine = FileClaim.take(file);
        CompletableFuture<FileClaim> next = CompletableFuture.supplyAsync(() -> {
            try {
                return FileClaim.take(file);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        mine.delete();
        next.get().close();
    }

    /** A process that is asked for its lock in vain keeps it, and a kill frees it. */
    @Test
    void aKilledProcessLosesIt() throws Exception {
        Path file = folder.resolve("lock");
        try (JavaProcess holder = JavaProcess.start(Holder.class, file)) {
            assertEquals("held, and not twice", holder.line());
            assertNull(FileClaim.tryTake(file));
            assertNull(FileClaim.tryTake(file));
            holder.kill();
        }
        try (FileClaim mine = FileClaim.tryTake(file)) {
            assertNotNull(mine);
        }
    }

    /** Holds a lock until it is killed. */
    static final class Holder {
        public static void main(String[] args) throws Exception {
            FileClaim mine = FileClaim.tryTake(Path.of(args[0]));
            System.out.println(FileClaim.tryTake(Path.of(args[0])) == null
                    ? "held, and not twice" : "held twice");
            System.in.read();
            mine.close();
        }
    }
}
