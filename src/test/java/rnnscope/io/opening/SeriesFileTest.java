package rnnscope.io.opening;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ModelFileException;
import rnnscope.io.NumpyArchive;
import rnnscope.io.numpy.SeriesFile;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Topology;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextFileException;

/** Series of numbers from tables and archives. */
class SeriesFileTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void columnsOfNumbersEnter() throws IOException {
        float[] wanted = {1, 2, -3.5f, 4e-3f};
        assertArrayEquals(wanted, SeriesFile.read(file("a.csv", "1,2\n-3.5,4e-3\n"), 2));
        assertArrayEquals(wanted, SeriesFile.read(file("b.csv", "day;\"x\";y\r\nMon;1;2\r\nTue;-3.5;4e-3\r\n"), 2));
        assertArrayEquals(wanted, SeriesFile.read(file("c.tsv", "1\t2\n\n-3.5\t4e-3"), 2));
        assertArrayEquals(new float[] {1, 2}, SeriesFile.read(file("d.csv", "value\n1\n2\n"), 1));
    }

    @Test
    void anArrayOfStepsEnters() throws IOException {
        Path file = folder.resolve("a.npz");
        try (NumpyArchive archive = NumpyArchive.begin(file)) {
            archive.floats("times").append(new float[] {0, 1});
            archive.floats("spikes", 3).append(new float[] {1, 2, 3, 4, 5, 6});
            archive.commit();
        }
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, SeriesFile.read(file, 3));
        assertEquals(file + ": it has no array of numbers (steps, 4); it has times (2) F32, spikes (2, 3) F32",
                assertThrows(ModelFileException.class, () -> SeriesFile.read(file, 4)).getMessage());
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        Path file = file("a.csv", "a,b\n1,2\n3,x\n");
        assertEquals(file + " has \"x\" in row 3 where a number is to be.",
                assertThrows(TextFileException.class, () -> SeriesFile.read(file, 2)).getMessage());
        Path two = file("b.csv", "a,b\n1,2\n");
        assertEquals(two + ": it has 2 columns of numbers, but 3 enter at a step",
                assertThrows(ModelFileException.class, () -> SeriesFile.read(two, 3)).getMessage());
    }

    /** A model whose card names columns reads these, wherever they stand, with what should come out. */
    @Test
    void columnsOfAModelsCardAreFoundByTheirNames() throws IOException {
        ModelSpec spec = new ModelSpec("gru", 1, 2, 0, 0, 0, false, 2, 1);
        Model model = new Model(spec, new Parameters(Topology.of(spec).parameters()), CharacterTokenizer.of(""),
                new ModelCard("", "", "series cart.csv (push, wind → speed)", "", "", 0, 0, Double.NaN, ""));
        Batch read = SeriesFile.read(file("a.csv", "speed,other,wind,push\n1,2,3,4\n,6,7,8\n"), model);
        assertArrayEquals(new float[] {4, 3, 8, 7}, read.inputs());
        assertArrayEquals(new float[] {1, Float.NaN}, read.targetNumbers());
        assertArrayEquals(new float[] {4, 3}, SeriesFile.read(file("b.csv", "push,wind\n4,3\n"), model).inputs());
        assertArrayEquals(new float[] {4, 3}, SeriesFile.read(file("c.csv", "4,3\n"), model).inputs());
    }
}
