package rnnscope.analysis.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.train.Initialisation;

class AblationTest {
    private static final String TEXT = "the quick (brown) fox — jumps over the \"lazy\" dog. ".repeat(20);
    private static final TextRange STRETCH = new TextRange(301, 500);

    static List<String> cells() {
        return Cells.all().stream().map(Cell::id).toList();
    }

    private static Model model(String cell, List<Intervention> interventions) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT.replace("—", ""));
        ModelSpec spec = ModelSpec.of(cell, 2, 12, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 5), tokenizer, ModelCard.named("test"),
                interventions);
    }

    private static BitSet ends() {
        BitSet ends = new BitSet();
        for (int t = 0; t + 1 < TEXT.length(); t++) {
            ends.set(t, TEXT.charAt(t + 1) == ')' || TEXT.charAt(t + 1) == '"');
        }
        return ends;
    }

    private static Ablation ablate(Model model, Ablation.Question question) {
        Reading reading = new Reading(Kernels.best(), model, model.tokenizer().encode(TEXT));
        try (Workers workers = Workers.of(2)) {
            return Ablation.of(reading, STRETCH, ends(), question, Kernels.best(), workers, Progress.IGNORED);
        }
    }

    /** Each unit on its own: the text read once with the unit held from the stretch on, and once without. */
    @ParameterizedTest
    @MethodSource("cells")
    void isWhatReadingWithAndWithoutTheUnitGives(String cell) {
        Intervention standing = new Clamp(0, "hidden", 1, 0.5f, TextRange.ALL);
        Model model = model(cell, List.of(standing));
        Ablation found = ablate(model, new Ablation.Question(1, "hidden", 4, 5, 3));
        TokenSequence tokens = model.tokenizer().encode(TEXT);
        Trace alone = new Reading(Kernels.best(), model, tokens).trace(STRETCH.from(), STRETCH.to());
        double atEnds = 0;
        double mean = 0;
        for (int t = STRETCH.from(); t < STRETCH.to(); t++) {
            atEnds += ends().get(t) ? alone.surprise(t) / found.ends() : 0;
            mean += alone.value(1, "hidden", 4, t) / STRETCH.length();
        }
        assertEquals(4, found.chosen().unit());
        assertEquals(atEnds, found.lossAtEnds(), 1e-6);
        assertEquals(mean, found.chosen().mean(), 1e-6);
        assertEquals(5, found.others().stream().map(UnitEffect::unit).distinct().count());
        for (UnitEffect effect : Stream.concat(Stream.of(found.chosen()), found.others().stream()).toList()) {
            for (AblationMethod how : AblationMethod.values()) {
                float value = how == AblationMethod.ZERO ? 0 : (float) effect.mean();
                Clamp clamp = new Clamp(1, "hidden", effect.unit(), value, new TextRange(STRETCH.from(), 9999));
                Model held = new Model(model.spec(), model.parameters(), model.tokenizer(), model.card(),
                        List.of(standing, clamp));
                Trace without = new Reading(Kernels.best(), held, tokens).trace(STRETCH.from(), STRETCH.to());
                double[] rise = new double[2];
                int[] count = new int[2];
                for (int t = STRETCH.from(); t < STRETCH.to(); t++) {
                    int where = ends().get(t) ? 0 : 1;
                    if (!Double.isNaN(alone.surprise(t))) {
                        rise[where] += without.surprise(t) - alone.surprise(t);
                        count[where]++;
                    }
                }
                assertEquals(found.ends(), count[0]);
                assertEquals(found.rest(), count[1]);
                assertEquals(rise[0] / count[0], effect.increase(how).atEnds(), 1e-6);
                assertEquals(rise[1] / count[1], effect.increase(how).elsewhere(), 1e-6);
            }
        }
    }

    @Test
    void theSameSeedDrawsTheSameUnitsAndTheTeamDoesNotMatter() {
        Model model = model("gru", List.of());
        Ablation.Question question = new Ablation.Question(0, "update", 2, 50, 7);
        Ablation first = ablate(model, question);
        assertEquals(first, ablate(model, question));
        assertEquals(11, first.others().size(), "there are no more than that");
        assertTrue(first.others().stream().noneMatch(other -> other.unit() == 2));
    }

    @Test
    void rankAndDeviationsAreThoseOfTheNumbers() {
        List<UnitEffect> others = new ArrayList<>();
        double[] rises = {0.1, 0.3, 0.5, 0.3};
        for (int i = 0; i < rises.length; i++) {
            others.add(new UnitEffect(i, 0, new LossIncrease(rises[i], 0), new LossIncrease(1 + i, 0)));
        }
        UnitEffect chosen = new UnitEffect(9, 0, new LossIncrease(0.9, 0), new LossIncrease(3, 0));
        Ablation ablation = new Ablation(0, "hidden", STRETCH, 3, 5, 0.2, 0.4, chosen, others);
        assertEquals(1, ablation.rank(AblationMethod.ZERO));
        assertEquals(3, ablation.rank(AblationMethod.MEAN), "a tie counts against it");
        // Mean 0.3, variance (0.04 + 0 + 0.04 + 0) / 3.
        assertEquals(0.6 / Math.sqrt(0.08 / 3), ablation.z(AblationMethod.ZERO), 1e-9);
    }

    @Test
    void nothingToMeasureIsSaidAndNobodyWaitsForWhatIsNotWanted() {
        Model model = model("lstm", List.of());
        Reading reading = new Reading(Kernels.best(), model, model.tokenizer().encode(TEXT));
        Ablation.Question question = new Ablation.Question(0, "hidden", 0, 3, 1);
        Workers alone = Workers.of(1);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Ablation.of(reading, STRETCH, new BitSet(),
                question, Kernels.best(), alone, Progress.IGNORED)).getMessage().contains("nothing of that ends"));
        assertThrows(CancellationException.class, () -> Ablation.of(reading, STRETCH, null, question, Kernels.best(),
                alone, (done, of) -> done < 100));
        Ablation all = Ablation.of(reading, STRETCH, null, question, Kernels.best(), alone, Progress.IGNORED);
        assertEquals(0, all.rest());
        assertTrue(Double.isNaN(all.lossElsewhere()));
        assertFalse(Double.isNaN(all.chosen().atZero().atEnds()));
        assertEquals(new TextRange(50, 100), Ablation.stretch(100));
        assertEquals(new TextRange(500_000, 520_000), Ablation.stretch(1_000_000));
    }
}
