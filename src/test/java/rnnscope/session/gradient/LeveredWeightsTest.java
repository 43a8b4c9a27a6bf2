package rnnscope.session.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.analysis.Spectrum;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.train.Initialisation;

class LeveredWeightsTest {
    private static Question question(Model model, Levers levers) {
        return new Question(model, model.tokenizer().encode(Small.TEXT), levers, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn-tanh", "rnn-relu", "gru", "lstm"})
    void theRadiusIsThatAskedForInEveryLayerAndTheModelStaysAsItWas(String cell) {
        Model model = Small.model(cell, 2, Small.TEXT);
        float[] before = model.parameters().values().clone();
        Question question = question(model, Levers.of(cell, 40, 20).withRadius(1.25));
        Parameters changed = LeveredWeights.of(question, cell);
        int candidate = LeveredWeights.candidate(model.spec());
        for (int l = 0; l < 2; l++) {
            assertEquals(1.25, Spectrum.ofRecurrentWeights(model.spec(), changed, l, candidate).spectralRadius(), 1e-4);
        }
        assertArrayEquals(before, model.parameters().values());
    }

    @Test
    void theForgetBiasIsShiftedToTheMeanAskedFor() {
        Model model = Small.model("lstm", 1, Small.TEXT);
        assertEquals(1, LeveredWeights.forgetBias(model.spec(), model.parameters(), 0), 1e-6);
        Parameters changed = LeveredWeights.of(question(model, Levers.of("lstm", 40, 20).withForgetBias(3)), "lstm");
        assertEquals(3, LeveredWeights.forgetBias(model.spec(), changed, 0), 1e-5);
    }

    @Test
    void untouchedLeversLeaveTheModelsOwnWeights() {
        Model model = Small.model("lstm", 1, Small.TEXT);
        assertSame(model.parameters(), LeveredWeights.of(question(model, Levers.of("lstm", 40, 20)), "lstm"));
    }

    @Test
    void anotherCellHasTheInitialisationOfTheSameSizesAndSeed() {
        Model model = Small.model("lstm", 1, Small.TEXT);
        Question question = question(model, Levers.of("gru", 40, 20));
        ModelSpec spec = question.spec("gru");
        assertEquals(12, spec.units());
        assertEquals(model.spec().vocabulary(), spec.vocabulary());
        assertArrayEquals(Initialisation.UNIFORM.parameters(spec, 1, 5).values(),
                LeveredWeights.of(question, "gru").values());
        assertNotEquals(model.parameters().values()[0],
                LeveredWeights.of(question(model, Levers.of("lstm", 40, 20).withTrained(false)), "lstm").values()[0]);
    }
}
