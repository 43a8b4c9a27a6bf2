package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Loops that are written by a program are as it writes them. */
class VectorTilesTest {

    @Test
    void theTilesAreWhatTheirWriterWrites() throws IOException {
        assertEquals(VectorTilesWriter.source(), Files.readString(VectorTilesWriter.FILE, StandardCharsets.UTF_8));
    }

    @Test
    void theCellsAreWhatTheirWriterWrites() throws IOException {
        assertEquals(VectorCellsWriter.source(), Files.readString(VectorCellsWriter.FILE, StandardCharsets.UTF_8));
    }
}
