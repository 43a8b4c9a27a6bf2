package rnnscope.session.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ModelFiles;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.comparison.Partner;
import rnnscope.session.file.SessionFile.ComparedPlace;
import rnnscope.session.file.SessionFile.ModelPlace;
import rnnscope.session.reading.SourceText;
import rnnscope.session.training.TrainingRun;

class ComparisonStandingTest {
    @TempDir
    Path folder;
    private final Session session = new Session(Kernels.best(), Runnable::run, Runnable::run);
    private final ComparisonLab lab = new ComparisonLab(session, Runnable::run, Runnable::run);
    private final ComparisonStanding standing = new ComparisonStanding(session, lab,
            new TrainingRun(session, Kernels.best(), Runnable::run, Runnable::run, null));

    @Test
    void aComparisonIsKeptAndBroughtBack() throws Exception {
        session.openModel("story-rnn", () -> ShippedModels.named("story-rnn"), new SourceText("text", "\"Hello,\" said the goat."));
        assertNull(standing.now());
        ComparedPlace shipped = new ComparedPlace(new ModelPlace("story-gru", null, null), null, null, 1);
        standing.open(shipped);
        assertEquals("story-gru", lab.current().name());
        assertEquals(shipped, standing.now());

        Path file = folder.resolve("own.safetensors");
        ModelFiles.write(file, ShippedModels.named("story-gru"));
        standing.open(new ComparedPlace(new ModelPlace(null, file.toString(), null), null, null, null));
        Path document = folder.resolve("a.rnnscope");
        ComparedPlace beside = ComparisonStanding.beside(standing.now(), document);
        assertEquals("own.safetensors", beside.model().path());
        assertEquals(64, beside.model().sha256().length());
        assertEquals(file.toString(), ComparisonStanding.found(beside, document).model().path());

        standing.open(new ComparedPlace(null, true, null, null));
        assertTrue(lab.partner() instanceof Partner.Unedited);
        assertEquals(new ComparedPlace(null, true, null, 1), standing.now());
        standing.open(new ComparedPlace(new ModelPlace(null, folder.resolve("gone").toString(), null), null, null, null));
        assertNull(lab.partner());
        assertTrue(session.noticeProperty().get().words().contains("gone"));
        standing.open(new ComparedPlace(null, null, 100L, null));
        assertTrue(session.noticeProperty().get().words().contains("step 100"));
    }
}
