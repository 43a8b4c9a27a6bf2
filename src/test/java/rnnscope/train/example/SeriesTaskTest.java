package rnnscope.train.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Topology;
import rnnscope.train.Trainer;

/** A user's own series: from some columns of a table to others at every step. */
class SeriesTaskTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int t = 0; t < count; t++) {
            rows.append("day ").append(t).append(',').append(t).append(',').append(10 * t).append(',').append(-t).append('\n');
        }
        return rows.toString();
    }

    @Test
    void oneSeriesIsCutAndItsEndHeldOut() throws IOException {
        Path file = file("a.csv", "day,x,y,z\n" + rows(300));
        ExampleTask task = ExampleTasks.of("series:" + file + ":y, x");
        assertEquals("series:" + file + ":y,x", task.id());
        assertEquals("series " + file + " (z → y, x)", task.cardName());
        assertEquals(1, task.model().inputs());
        assertEquals(2, task.model().outputs());
        // 240 learned: from 0, 25 … 150; 60 held out.
        assertEquals(7, task.training().size());
        Batch second = task.training().get(1);
        assertEquals(100, second.inputs().length);
        assertEquals(-25, second.inputs()[0]);
        assertArrayEquals(new float[] {250, 25, 260, 26}, Arrays.copyOf(second.targetNumbers(), 4));
        Batch held = task.heldOut().get(0);
        assertEquals(1, task.heldOut().size());
        assertEquals(60, held.inputs().length);
        assertEquals(-240, held.inputs()[0]);
        assertEquals("z", ((SeriesTask) ExampleTasks.of("series:" + file)).targets().get(0), "the last where none is named");
        assertEquals(List.of("numbers of “y” go up to 2.99e+03: a network learns those near 1 best, so scale them"),
                task.remarks().stream().filter(remark -> remark.contains("“y”")).toList());
    }

    @Test
    void trialsAreLearnedWholeAndEmptyCellsAskForNothing() throws IOException {
        StringBuilder text = new StringBuilder("a;target 1;b;Target 2\r\n");
        for (int trial = 0; trial < 10; trial++) {
            text.append(trial).append(";;2;\r\n").append("0.5;;2;\r\n0,5;1;2;3\r\n".replace("0,5", "7")).append("\r\n");
        }
        SeriesTask task = (SeriesTask) ExampleTasks.of("series:" + file("trials.csv", text.toString()));
        assertEquals(List.of("target 1", "Target 2"), task.targets());
        assertEquals(8, task.training().size());
        assertEquals(2, task.heldOut().size());
        Batch last = task.heldOut().get(1);
        assertArrayEquals(new float[] {9, 2, 0.5f, 2, 7, 2}, last.inputs());
        assertTrue(Float.isNaN(last.targetNumbers()[0]) && Float.isNaN(last.targetNumbers()[3]));
        assertArrayEquals(new float[] {1, 3}, Arrays.copyOfRange(last.targetNumbers(), 4, 6));
        Trainer trainer = new Trainer(task.model(), task.training(3, 1),
                ExampleBatches.training(task.model(), task.training(), 16, 1), Kernels.best(), Workers.of(1));
        for (int i = 0; i < 200; i++) {
            trainer.step();
        }
        double left = Accuracy.of(task.model(), trainer.parameters(), ExampleBatches.heldOut(task.model(), task.heldOut(), 2),
                Kernels.best(), Workers.of(1)).loss();
        assertTrue(left < 0.1, "both targets are learned from their last steps alone: " + left);
    }

    @Test
    void aModelsCardFindsItsSeriesAgainAndNamesTheColumns() throws IOException {
        Path file = file("b.csv", "push,place,speed\n" + "0.1,0.2,0.3\n".repeat(20));
        ExampleTask task = ExampleTasks.of("series:" + file + ":place");
        Model model = new Model(task.model(), new Parameters(
                Topology.of(task.model()).parameters()), task.tokenizer(), task.output(),
                new ModelCard("", "", task.cardName(), "", "", 0, 0, Double.NaN, ""), List.of());
        assertEquals(List.of("push", "speed"), SeriesNames.inputs(model));
        assertEquals(List.of("place"), SeriesNames.outputs(model));
        assertTrue(ExampleTasks.isLearned(task.cardName()));
        assertEquals(task.id(), ExampleTasks.learned(model).id());
        Files.writeString(file, "push,place,more,speed\n" + "0.1,0.2,0.3,0.4\n".repeat(20));
        assertTrue(ExampleTasks.learned(task.cardName()).isEmpty(), "it has other columns now");
        Files.delete(file);
        assertTrue(ExampleTasks.learned(task.cardName()).isEmpty());
    }

    @Test
    void whatIsWrongWithAFileIsSaid() throws IOException {
        assertFault(" has no column \"nope\"; it has x, y", "x,y\n" + "1,2\n".repeat(20), ":nope");
        assertFault(" has \"none\" in row 3 where a number is to be", "x,y\n1,2\n3,none\n" + "1,2\n".repeat(20), "");
        assertFault(" has nothing in row 3 of the column \"x\", where a number enters", "x,y\n1,2\n,4\n" + "1,2\n".repeat(20), "");
        assertFault(" has no column of numbers", "x,y\na,b\n", "");
        assertFault(" has no column of numbers left to read, as all are to be predicted", "x\n" + "1\n".repeat(20), "");
        assertFault(" has 3 rows of numbers; at least 10 are needed to learn and to measure", "1,2\n1,2\n1,2", "");
        assertFault(" has no target to learn from or none to measure on", "x,y\n5,6\n" + "1,\n".repeat(20), "");
        assertEquals(folder.resolve("none.csv") + " does not exist",
                assertThrows(IllegalArgumentException.class, () -> ExampleTasks.of("series:" + folder.resolve("none.csv"))).getMessage());
    }

    private void assertFault(String fault, String text, String columns) throws IOException {
        Path file = file("bad.csv", text);
        assertEquals(file + fault, assertThrows(IllegalArgumentException.class,
                () -> ExampleTasks.of("series:" + file + columns)).getMessage());
    }
}
