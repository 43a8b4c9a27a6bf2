package rnnscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.figure.NumberTable;

class TableFormatTest {
    private static final NumberTable TABLE = NumberTable.of(3).withSteps(6).with("symbol", i -> List.of("a", "\t", "\"").get(i))
            .with("value", i -> i == 1 ? Double.NaN : i / 4.0).build();

    @TempDir
    private Path folder;

    @Test
    void csvJsonAndTheClipboardHaveTheSameNumbers() throws Exception {
        Path csv = folder.resolve("t.csv");
        TableFormat.of(csv).write(csv, TABLE);
        assertEquals(List.of("step,symbol,value", "7,a,0.0", "8,\t,", "9,\"\"\"\",0.5"), Files.readAllLines(csv));
        assertEquals("step\tsymbol\tvalue\n7\ta\t0.0\n8\t \t\n9\t\"\t0.5\n", TableFormat.tabbed(TABLE));
        Path json = folder.resolve("t.json");
        TableFormat.of(json).write(json, TABLE);
        JsonNode tree = new ObjectMapper().readTree(json.toFile());
        assertEquals(9, tree.get("step").get(2).asInt());
        assertTrue(tree.get("value").get(1).isNull());
        assertEquals(0.5, tree.get("value").get(2).asDouble());
    }

    @Test
    void anArchiveHasAnArrayForEachColumn() throws Exception {
        Path npz = folder.resolve("t.npz");
        TableFormat.of(npz).write(npz, TABLE);
        try (ZipFile zip = new ZipFile(npz.toFile())) {
            assertEquals(3, zip.size());
            String steps = new String(zip.getInputStream(zip.getEntry("step.npy")).readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(steps.contains("'<i8'") && steps.contains("(3,)"), steps);
            assertTrue(new String(zip.getInputStream(zip.getEntry("value.npy")).readAllBytes(),
                    StandardCharsets.ISO_8859_1).contains("'<f4'"));
        }
    }

    @Test
    void tablesOfStepsAreJoinedStepByStep() {
        NumberTable later = NumberTable.of(2).withSteps(8).with("value", i -> 10 + i).build();
        NumberTable joined = NumberTable.beside(Arrays.asList(TABLE, null, later));
        assertEquals(List.of("step", "symbol", "value", "value 2"), joined.names());
        assertEquals(List.of(7, 8, 9, 10), joined.columns().get(0).values());
        assertEquals(Arrays.asList(null, null, 10, 11), joined.columns().get(3).values());
        assertNull(NumberTable.beside(Arrays.asList((NumberTable) null)));
    }

    @Test
    void anEndingThatSaysNothingIsRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TableFormat.of(Path.of("a.xls"))).getMessage()
                .startsWith("a.xls: its ending says no format of numbers; there are .csv, .npz, .json"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PictureFormat.of(Path.of("a.bmp"))).getMessage()
                .startsWith("a.bmp: its ending says no format of pictures"));
    }
}
