package rnnscope.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    private Path folder;

    @Test
    void namesThenRowsWithQuotesWhereTheyAreNeeded() throws IOException {
        Path file = folder.resolve("t.csv");
        CsvFile.write(file, List.of("unit", "what, exactly"), List.of(List.of(3, "says \"no\""),
                Arrays.asList(0.1f, "two\nlines"), Arrays.asList(Double.NaN, null)));
        assertEquals("unit,\"what, exactly\"\r\n3,\"says \"\"no\"\"\"\r\n0.1,\"two\nlines\"\r\n,\r\n",
                Files.readString(file));
    }
}
