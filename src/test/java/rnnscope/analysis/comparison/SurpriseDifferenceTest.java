package rnnscope.analysis.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.network.Stepper;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.text.WordTokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.train.Initialisation;

class SurpriseDifferenceTest {
    private static final String TEXT = "a rose is a rose, she said. ".repeat(60);

    private static Model model(String cell, Tokenizer tokenizer, int seed) {
        ModelSpec spec = ModelSpec.of(cell, 1, 8, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, seed, 1), tokenizer, ModelCard.named(cell));
    }

    private static SurpriseDifference difference(Model a, Model b, SharedSteps steps) {
        return SurpriseDifference.of(new Reading(Kernels.best(), a, steps.first()), new Reading(Kernels.best(), b, steps.second()),
                steps, Progress.IGNORED);
    }

    /** −log₂ p of each next symbol, stepped through by itself. */
    private static double[] bits(Model model, TokenSequence tokens) {
        Stepper stepper = new Stepper(Kernels.plain(), model);
        double[] bits = new double[tokens.length() - 1];
        for (int t = 0; t < bits.length; t++) {
            stepper.step(tokens.id(t));
            bits[t] = -Math.log(stepper.probability(tokens.id(t + 1))) / Math.log(2);
        }
        return bits;
    }

    @Test
    void itIsWhatTwoIndependentReadingsSay() {
        Tokenizer tokenizer = CharacterTokenizer.of(TEXT);
        Model a = model("lstm", tokenizer, 1);
        Model b = model("gru", tokenizer, 2);
        TokenSequence tokens = tokenizer.encode(TEXT);
        SharedSteps steps = SharedSteps.of(a, tokens, b);
        SurpriseDifference found = difference(a, b, steps);
        double[] own = bits(a, tokens);
        double[] other = bits(b, tokens);
        for (int t = 0; t < own.length; t++) {
            assertEquals(own[t] - other[t], found.at(t), 1e-4);
        }
        assertTrue(Double.isNaN(found.at(own.length)), "nothing follows the last symbol");
        assertEquals(own.length, found.count());
        assertEquals(IntStream.range(0, own.length).mapToDouble(t -> own[t]).average().orElseThrow(), found.firstMean(), 1e-4);
        assertEquals(IntStream.range(0, own.length).mapToDouble(t -> other[t]).average().orElseThrow(), found.secondMean(), 1e-4);

        List<SurpriseDifference.Disagreement> most = found.most(5);
        double[] sizes = IntStream.range(0, own.length).mapToDouble(t -> Math.abs(own[t] - other[t])).sorted().toArray();
        for (int i = 0; i < most.size(); i++) {
            assertEquals(sizes[sizes.length - 1 - i], Math.abs(most.get(i).bits()), 1e-4);
            assertEquals(most.get(i).bits(), Math.log(most.get(i).second() / most.get(i).first()) / Math.log(2), 1e-6);
        }
        Reading first = new Reading(Kernels.best(), a, tokens);
        Reading second = new Reading(Kernels.best(), b, tokens);
        assertEquals(found.at(700), SurpriseDifference.at(first.trace(690, 710), second.trace(600, 720), steps, 700), 1e-6);
    }

    @Test
    void aModelAgreesWithItself() {
        Model a = model("lstm", CharacterTokenizer.of(TEXT), 1);
        SharedSteps steps = SharedSteps.of(a, a.tokenizer().encode(TEXT), a);
        SurpriseDifference found = difference(a, a, steps);
        assertEquals(found.firstMean(), found.secondMean());
        assertEquals(List.of(), found.most(50));
    }

    @Test
    void onlySymbolsThatBothKnowAreCompared() {
        Model a = model("lstm", CharacterTokenizer.of(TEXT), 1);
        Model b = model("lstm", new CharacterTokenizer(new Vocabulary(List.of("r", "o", "s", "e", "z"))), 2);
        SharedSteps steps = SharedSteps.of(a, a.tokenizer().encode(TEXT), b);
        assertEquals(0, steps.second().id(2), "numbered otherwise");
        SurpriseDifference found = difference(a, b, steps);
        for (int t = 0; t + 1 < TEXT.length(); t++) {
            assertEquals("rose".indexOf(TEXT.charAt(t + 1)) < 0, Double.isNaN(found.at(t)));
        }
        assertEquals(TEXT.substring(1).chars().filter(c -> "rose".indexOf(c) >= 0).count(), found.count());
    }

    @Test
    void whatCannotBeComparedIsSaidInASentence() {
        Model characters = model("lstm", CharacterTokenizer.of(TEXT), 1);
        Model words = model("gru", new WordTokenizer(new Vocabulary(List.of("a", "rose", "is"))), 1);
        String said = assertThrows(IllegalArgumentException.class,
                () -> SharedSteps.of(characters, characters.tokenizer().encode(TEXT), words)).getMessage();
        assertTrue(said.startsWith("lstm and gru cut this text at different places"), said);
        Model digits = model("gru", new CharacterTokenizer(new Vocabulary(List.of("0", "1"))), 1);
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> SharedSteps.of(characters, characters.tokenizer().encode(TEXT), digits)).getMessage().contains("in common"));
    }

    @Test
    void itEndsWhenNobodyWantsIt() {
        Model a = model("lstm", CharacterTokenizer.of(TEXT), 1);
        SharedSteps steps = SharedSteps.of(a, a.tokenizer().encode(TEXT), a);
        Reading reading = new Reading(Kernels.best(), a, steps.first());
        assertThrows(CancellationException.class, () -> SurpriseDifference.of(reading, reading, steps, (done, total) -> false));
        assertFalse(reading.reaches(512));
    }
}
