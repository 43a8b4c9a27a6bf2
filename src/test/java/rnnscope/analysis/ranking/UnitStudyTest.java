package rnnscope.analysis.ranking;

import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.text.property.TextProperty.Kind;
import rnnscope.text.story.StoryGenerator;
import rnnscope.train.Initialisation;

class UnitStudyTest {
    private static final int LATCH = 5;
    private static final int CAPITAL = 2;

    private final String text = StoryGenerator.generate(4, 30_000);
    private final CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
    private final TokenSequence tokens = tokenizer.encode(text);
    private final Model model = planted();

    /**
     * An Elman network with random weights but for two units: one is set by ( and cleared by ) and otherwise keeps its
     * sign, one is low at capitals and high elsewhere.
     */
    private Model planted() {
        ModelSpec spec = ModelSpec.of("rnn-tanh", 1, 8, tokenizer.vocabulary().size());
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        Parameters random = Initialisation.UNIFORM.parameters(spec, 1, 2);
        parameters.layout().slices().forEach(s -> parameters.set(s.name(), random.get(s.name())));
        for (int unit : new int[] {LATCH, CAPITAL}) {
            parameters.set("rnn.bias_ih_l0", unit, 0, unit == LATCH ? 0 : 2);
            parameters.set("rnn.bias_hh_l0", unit, 0, 0);
            for (int j = 0; j < 8; j++) {
                parameters.set("rnn.weight_hh_l0", unit, j, unit == LATCH && j == LATCH ? 3 : 0);
            }
            for (int symbol = 0; symbol < spec.vocabulary(); symbol++) {
                char c = tokenizer.vocabulary().symbol(symbol).charAt(0);
                parameters.set("rnn.weight_ih_l0", unit, symbol,
                        unit == CAPITAL ? (Character.isUpperCase(c) ? -4 : 0) : c == '(' ? 9 : c == ')' ? -9 : 0);
            }
        }
        return new Model(spec, parameters, tokenizer, ModelCard.named("planted"));
    }

    private UnitStudy study(TokenSequence read, List<TextProperty> properties, Progress progress) {
        try (Workers workers = Workers.of(2)) {
            return UnitStudy.read(Kernels.best(), workers, model, read, Place.inEveryLayer(model, "hidden"),
                    properties, progress);
        }
    }

    @Test
    void theUnitsThatKnowAreFound() {
        List<Long> told = new ArrayList<>();
        UnitStudy study = study(tokens, TextProperties.all(), (done, total) -> {
            told.add(done * 1000 / total);
            return true;
        });
        UnitRanking ranking = study.ranking();
        assertEquals(TextProperties.all(), ranking.properties().stream().map(PropertyRanking::property).toList());
        assertEquals(tokens.length(), ranking.steps());
        assertEquals(tokens.length(), ranking.controlled());
        assertEquals(8 * ranking.properties().stream().filter(PropertyRanking::isRanked).count(), ranking.tests());

        PropertyRanking brackets = of(ranking, "brackets");
        assertEquals(LATCH, brackets.best().unit());
        assertEquals(1, brackets.best().sign());
        // Now and then there are brackets in brackets, and the first to close clears it.
        assertTrue(brackets.best().heldOut() > 0.94 && brackets.best().f1() > 0.94, brackets.best().toString());
        assertTrue(brackets.best().q() < 1e-4, brackets.best().toString());
        assertTrue(brackets.control() < 0.9, brackets.toString());
        assertEquals(0.08, brackets.share(), 0.05);
        assertEquals(LATCH, of(ranking, "bracket-depth").best().unit());

        PropertyRanking capital = of(ranking, "capital");
        assertEquals(CAPITAL, capital.best().unit());
        assertEquals(-1, capital.best().sign());
        assertTrue(capital.best().heldOut() > 0.999, capital.best().toString());

        assertEquals("it is the same everywhere in this text", of(ranking, "indentation").fault());
        assertEquals("it does not occur in this text", of(ranking, "java-comment").fault());
        assertTrue(Double.isNaN(of(ranking, "java-comment").control()));
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i) >= told.get(i - 1));
        }
        assertEquals(1000, told.get(told.size() - 1));

        try (Workers workers = Workers.of(1)) {
            UnitStudy again = UnitStudy.rank(Kernels.best(), workers, model, tokens, study.activities(),
                    TextProperties.all(), Progress.IGNORED);
            assertEquals(ranking, again.ranking());
        }
    }

    /** That values are kept as levels changes a score by little. The planted units have too few values to tell. */
    @Test
    void scoresAreThoseOfTheExactValues() {
        UnitStudy study = study(tokens, List.of(TextProperties.all().get(6)), Progress.IGNORED);
        PropertyRanking words = of(study.ranking(), "word");
        Trace trace = new Reading(Kernels.best(), model, tokens).trace(0, tokens.length());
        int half = tokens.length() / 2;
        for (UnitScore score : words.scores().stream().filter(s -> s.unit() != LATCH && s.unit() != CAPITAL).toList()) {
            Integer[] order = new Integer[tokens.length() - half];
            Arrays.setAll(order, i -> half + i);
            Arrays.sort(order, Comparator.comparingDouble(t -> trace.value(0, "hidden", score.unit(), t)));
            double lower = 0;
            double others = 0;
            for (int t : order) {
                boolean holds = study.properties().get(0).value(t) == 1;
                lower += holds ? others : 0;
                others += holds ? 0 : 1;
            }
            double auc = lower / (others * (order.length - others));
            assertEquals(score.sign() > 0 ? auc : 1 - auc, score.heldOut(), 0.002, score.toString());
        }
    }

    private static PropertyRanking of(UnitRanking ranking, String property) {
        return ranking.properties().stream().filter(p -> p.property().id().equals(property)).findFirst().orElseThrow();
    }

    @Test
    void whatCannotBeRankedSaysWhy() {
        TokenSequence little = tokenizer.encode(text.substring(0, 900));
        assertEquals("the text is shorter than 1,000 symbols",
                of(study(little, TextProperties.all(), Progress.IGNORED).ranking(), "word").fault());
        int n = tokens.length();
        float[] late = new float[n];
        for (int t = n - 100; t < n; t++) {
            late[t] = t % 2;
        }
        float[] always = new float[n];
        java.util.Arrays.fill(always, 1);
        var ranking = study(tokens, List.of(given("late", late), given("always", always)), Progress.IGNORED).ranking();
        assertEquals("it changes only 0 times in the first half of this text", of(ranking, "late").fault());
        assertEquals(50.0 / n, of(ranking, "late").share(), 1e-9);
        assertEquals("it holds everywhere in this text", of(ranking, "always").fault());
        assertEquals(0, ranking.tests());
    }

    private static TextProperty given(String id, float[] values) {
        return new TextProperty(id, id, "given", Kind.BINARY, (tokens, wanted) -> values);
    }

    @Test
    void aPropertyThatDoesNotFitEndsInItsSentence() {
        TextProperty wrong = new TextProperty("x", "x", "x", Kind.BINARY, (tokens, wanted) -> {
            throw new IllegalArgumentException("no, thank you");
        });
        var e = assertThrows(IllegalArgumentException.class,
                () -> study(tokens, List.of(TextProperties.all().get(0), wrong), Progress.IGNORED));
        assertEquals("no, thank you", e.getMessage());
    }

    @Test
    void itEndsWhenItIsNoLongerWanted() {
        for (double end : new double[] {0.1, 0.5, 0.75}) {
            assertThrows(CancellationException.class,
                    () -> study(tokens, TextProperties.all(), (done, total) -> done < end * total));
        }
    }
}
