package rnnscope.session.gradient.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.cell.Cells;
import rnnscope.model.Model;
import rnnscope.model.Parameters;
import rnnscope.session.gradient.Small;
import rnnscope.train.Initialisation;

class LeveredWeightsTest {
    private final LruCache cache = new LruCache();

    private LeveredWeights levered(ComparedNetwork network, Levers levers) {
        return new LeveredWeights(network, levers, cache);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn-tanh", "rnn-relu", "gru", "lstm"})
    void theRadiusIsThatAskedForInEveryLayerAndTheModelStaysAsItWas(String cell) {
        Model model = Small.model(cell, 2, Small.TEXT);
        float[] before = model.parameters().values().clone();
        LeveredWeights changed = levered(ComparedNetwork.of(model, ""), Levers.of(cell, 40, 20).withRadius(1.25));
        List<String> gates = Cells.of(cell).gates();
        int candidate = Math.max(0, Math.max(gates.indexOf("g"), gates.indexOf("n")));
        for (int l = 0; l < 2; l++) {
            Spectrum exact = Spectrum.ofRecurrentWeights(model.spec(), changed.get(), l, candidate);
            assertEquals(1.25, exact.spectralRadius(), 1e-4);
            assertEquals(exact.largestSingularValue(), changed.spectrum(l).largestSingularValue(), 1e-4);
            assertEquals(exact.eigenvalues().get(0).modulus(), changed.spectrum(l).eigenvalues().get(0).modulus(),
                    1e-4);
        }
        assertArrayEquals(before, model.parameters().values());
    }

    @Test
    void theForgetBiasIsShiftedToTheMeanAskedFor() {
        ComparedNetwork own = ComparedNetwork.of(Small.model("lstm", 1, Small.TEXT), "");
        assertEquals(1, levered(own, Levers.of("lstm", 40, 20)).forgetBias(0), 1e-6);
        assertEquals(3, levered(own, Levers.of("lstm", 40, 20).withForgetBias(3)).forgetBias(0), 1e-5);
    }

    @Test
    void theUpdateGatesOfAGruAreWhatKeepsItsMemory() {
        ComparedNetwork own = ComparedNetwork.of(Small.model("gru", 1, Small.TEXT), "");
        assertEquals(3, levered(own, Levers.of("gru", 40, 20).withForgetBias(3)).forgetBias(0), 1e-6);
    }

    @Test
    void untouchedLeversLeaveTheModelsOwnWeights() {
        Model model = Small.model("lstm", 1, Small.TEXT);
        assertSame(model.parameters(), levered(ComparedNetwork.of(model, ""), Levers.of("lstm", 40, 20)).get());
        Model plain = Small.model("rnn-tanh", 1, Small.TEXT);
        assertSame(plain.parameters(), levered(ComparedNetwork.of(plain, ""),
                Levers.of("rnn-tanh", 40, 20).withForgetBias(2)).get(),
                "a cell without a memory has no such lever");
    }

    @Test
    void anotherCellHasTheInitialisationOfTheSameSizesAndSeed() {
        Levers asPyTorch = Levers.of("gru", 40, 20).withStart(Start.PYTORCH);
        ComparedNetwork gru = ComparedNetwork.atStart(Small.model("lstm", 1, Small.TEXT), "gru", asPyTorch);
        assertEquals(12, gru.spec().top().units());
        Parameters weights = levered(gru, asPyTorch).get();
        assertArrayEquals(Initialisation.UNIFORM.parameters(gru.spec(), 0, 5).values(), weights.values());
    }

    @Test
    void whatALeverDoesNotTouchIsNotWorkedOutAgain() {
        Levers levers = Levers.of("rnn-tanh", 40, 20);
        ComparedNetwork start = ComparedNetwork.atStart(Small.model("lstm", 1, Small.TEXT), "rnn-tanh", levers);
        assertSame(levered(start, levers).get(), levered(start, levers.withForgetBias(4).withSteps(7)).get());
        assertSame(levered(start, levers).spectrum(0), levered(start, levers.withClip(2)).spectrum(0));
        assertNotSame(levered(start, levers).get(), levered(start, levers.withRadius(1)).get());
    }
}
