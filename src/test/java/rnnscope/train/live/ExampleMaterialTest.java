package rnnscope.train.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rnnscope.math.Kernels;
import rnnscope.model.ModelSpec;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;

@Timeout(60)
class ExampleMaterialTest {
    private static TrainingSettings settings(String source, double epochs) {
        return new TrainingSettings(source, List.of("gru"), 12, 1, 0, 0, 50, 16, Optimizer.Kind.ADAM, 0.01, 1, 0, 5,
                Initialisation.UNIFORM, 1, 3, epochs, 0.1);
    }

    @Test
    void examplesAreLearnedLiveMeasuredAndAnswered() throws Exception {
        TrainingSettings settings = settings("reverse:2", 2);
        TrainingMaterial material = TrainingMaterial.open(settings);
        ModelSpec model = material.model(settings, "gru");
        assertEquals(List.of(12, 16), List.of(model.units(), model.embedding()), "an embedding of its own");
        Semaphore news = new Semaphore(0);
        try (LiveTraining live = TrainingRuns.begin(settings, material, null, Kernels.best(),
                new RunOptions(1, 1 << 20, Duration.ofHours(1), news::release, point -> { }))) {
            live.start();
            RunFrame frame = null;
            while (frame == null || frame.phase() != LiveTraining.Phase.FINISHED) {
                RunFrame next = live.frames().take();
                frame = next == null ? frame : next;
                if (next == null) {
                    assertTrue(news.tryAcquire(30, TimeUnit.SECONDS));
                }
            }
            assertTrue(Double.isFinite(frame.lanes().get(0).series().get(Metric.HELD_OUT_LOSS).last()));
            String[] lines = frame.samples().get(0).text().split("\n");
            assertEquals(4, lines.length);
            for (String line : lines) {
                assertTrue(line.matches("[a-z]{1,2} → [a-z]*"), line);
            }
        }
    }

    @Test
    void aTaskThatIsNoneIsSaidToBeNone() {
        assertTrue(SettingsCheck.problems(settings("reverse:3", 1), -1).isEmpty());
        Map<SettingsCheck.Field, String> problems = SettingsCheck.problems(settings("reverse:300", 1), -1);
        assertEquals("N of the task reverse is 1 to 40, not 300.", problems.get(SettingsCheck.Field.SOURCE));
        assertFalse(SettingsCheck.problems(settings("dates:3", 1), -1).isEmpty());
    }
}
