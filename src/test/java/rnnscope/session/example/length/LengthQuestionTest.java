package rnnscope.session.example.length;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.bottleneck.LengthCurve;
import rnnscope.io.ModelFileException;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.session.example.AttentionTwin;

class LengthQuestionTest {
    private static Model load(String name) throws ModelFileException {
        return ShippedModels.load(name);
    }

    @Test
    void aTranslatorsTwinDiffersInAttention() throws ModelFileException {
        assertEquals("english-korean-gru", AttentionTwin.of(load("english-korean-plain")).card().name());
        assertEquals("english-korean-plain", AttentionTwin.of(load("english-korean-gru")).card().name());
        assertNull(AttentionTwin.of(load("dates-gru")));
    }

    @Test
    void onlyWhatReadsSourcesOfManyLengthsIsAsked() throws ModelFileException {
        assertTrue(LengthQuestion.suits(load("sort-gru")));
        for (String name : List.of("numbers-lstm", "shapes-gru", "pos-lstm", "hello-rnn")) {
            assertFalse(LengthQuestion.suits(load(name)), name);
        }
    }

    @Test
    void progressGrowsToTheEnd() throws ModelFileException {
        List<Double> shares = new ArrayList<>();
        List<LengthCurve> curves = new LengthQuestion(load("sort-gru")).answer(Kernels.best(), (done, total) -> {
            shares.add((double) done / total);
            return true;
        });
        assertEquals(1, curves.size());
        assertEquals(0, shares.get(0));
        assertEquals(shares.stream().sorted().toList(), shares);
        assertTrue(shares.get(shares.size() - 1) < 1 && shares.get(shares.size() - 1) > 0.8, shares.toString());
    }
}
