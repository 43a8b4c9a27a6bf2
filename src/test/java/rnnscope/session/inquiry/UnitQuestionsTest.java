package rnnscope.session.inquiry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.match.Match;
import rnnscope.analysis.match.Pattern;
import rnnscope.analysis.unit.Activity;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TextRange;
import rnnscope.train.Initialisation;

/** What is answered about all units, against the exact values of reading the text from its start. */
class UnitQuestionsTest {
    private static final int UNITS = 24;
    private static final float ON = 0.1f;

    private final String text = ShippedTexts.load("story").substring(0, 3000);
    private final Activities activities = new Activities(Kernels.best(), 1);
    private final Reading reading = read();
    private final Trace trace = reading.trace(0, text.length());

    private Reading read() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        ModelSpec spec = ModelSpec.of("gru", 2, UNITS, tokenizer.vocabulary().size());
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small"));
        return new Reading(Kernels.best(), model, tokenizer.encode(text));
    }

    private <K> UnitQuestion<K> question(K kind) {
        return new UnitQuestion<>(reading, 1, "hidden", kind);
    }

    private float[] state(int step) {
        float[] state = new float[UNITS];
        trace.read(1, "hidden", step, state);
        return state;
    }

    @Test
    void aTextIsReadOnceForTheSameChannel() {
        Activity first = activities.of(reading, 1, "hidden", Progress.IGNORED);
        assertSame(first, activities.of(reading, 1, "hidden", Progress.IGNORED));
        Activity other = activities.of(reading, 0, "hidden", Progress.IGNORED);
        assertNotSame(first, other);
        assertSame(first, activities.of(reading, 1, "hidden", Progress.IGNORED), "both have room");
        assertNotSame(first, activities.of(read(), 1, "hidden", Progress.IGNORED), "another reading, another record");
        assertThrows(CancellationException.class,
                () -> activities.of(reading, 1, "reset", (done, total) -> false));
    }

    @Test
    void unitsAreComparedByTheirValues() {
        Similarity similarity = Similarity.of(question(null), activities, Progress.IGNORED);
        assertEquals(UNITS, similarity.size());
        assertEquals(UNITS, similarity.order().size());
        double mean5 = 0;
        double mean9 = 0;
        int n = text.length();
        for (int t = 0; t < n; t++) {
            mean5 += trace.value(1, "hidden", 5, t) / n;
            mean9 += trace.value(1, "hidden", 9, t) / n;
        }
        double both = 0;
        double square5 = 0;
        double square9 = 0;
        for (int t = 0; t < n; t++) {
            double a = trace.value(1, "hidden", 5, t) - mean5;
            double b = trace.value(1, "hidden", 9, t) - mean9;
            both += a * b;
            square5 += a * a;
            square9 += b * b;
        }
        assertEquals(both / Math.sqrt(square5 * square9), similarity.correlations().of(5, 9), 0.01);
        assertEquals(5, similarity.unit(5));
    }

    @Test
    void statesLieWhereTheirComponentsAreAndAnyStateHasItsPlace() {
        StateMap map = StateMap.of(question(StateMap.Kind.COMPONENTS), activities, Progress.IGNORED);
        assertEquals(1500, map.size());
        assertEquals(0, map.step(0));
        assertEquals(2998, map.step(1499));
        for (int i = 0; i < map.size(); i += 250) {
            double[] place = map.place(state(map.step(i)));
            assertEquals(map.x(i), place[0], 0.02);
            assertEquals(map.y(i), place[1], 0.02);
        }
        assertTrue(map.isLinear() && map.share(0) >= map.share(1) && map.share(1) > 0);
    }

    @Test
    void byNeighboursAStateHasThePlaceOfTheNearest() {
        Activities few = new Activities(Kernels.best(), 1);
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        Reading part = new Reading(Kernels.best(), reading.model(), tokenizer.encode(text.substring(0, 200)));
        StateMap map = StateMap.of(new UnitQuestion<>(part, 1, "hidden", StateMap.Kind.NEIGHBOURS), few,
                Progress.IGNORED);
        assertEquals(200, map.size());
        for (int i = 0; i < 200; i += 17) {
            assertArrayEquals(new double[] {map.x(i), map.y(i)}, map.place(state(i)));
        }
        assertThrows(CancellationException.class, () -> StateMap.of(
                new UnitQuestion<>(part, 1, "hidden", StateMap.Kind.NEIGHBOURS), few, (done, total) -> total != 1));
    }

    @Test
    void passagesHaveTheUnitsThatAreOnThere() {
        Matching matching = new Matching(activities, new PropertyCache());
        TextRange range = new TextRange(1000, 1004);
        MatchAnswer answer = matching.answer(new MatchQuestion(reading, 1, "hidden", range, ON, false, false),
                Progress.IGNORED);
        assertTrue(answer.units().size() > 2, answer.units().toString());
        for (Pattern.Side side : answer.units()) {
            for (int t = 1000; t < 1004; t++) {
                float value = trace.value(1, "hidden", side.unit(), t);
                assertTrue(side.below() ? value < -ON + 0.01 : value > ON - 0.01);
            }
        }
        assertEquals(50, answer.matches().size());
        for (int i = 1; i < 50; i++) {
            Match match = answer.matches().get(i);
            assertTrue(match.score() <= answer.matches().get(i - 1).score());
            assertTrue(match.to() <= 1000 || match.from() >= 1004);
        }
        Match best = answer.matches().get(0);
        long shared = answer.units().stream().filter(side -> {
            for (int t = best.from(); t < best.to(); t++) {
                float value = trace.value(1, "hidden", side.unit(), t);
                if (side.below() ? value > -ON + 0.01 : value < ON - 0.01) {
                    return false;
                }
            }
            return true;
        }).count();
        assertEquals(best.shared(), shared, 1, "up to a value on the very threshold");
    }

    @Test
    void traitsSayWhatTheRangeAndThePassagesHaveInCommon() {
        Matching matching = new Matching(activities, new PropertyCache());
        int from = text.indexOf(" children");
        MatchAnswer answer = matching.answer(new MatchQuestion(reading, 1, "hidden",
                new TextRange(from + 1, from + 9), 0.02f, false, false), Progress.IGNORED);
        List<String> traits = answer.traits().stream().map(trait -> trait.property().id()).toList();
        assertTrue(traits.contains("word"), traits.toString());
        MatchAnswer.Trait word = answer.traits().get(traits.indexOf("word"));
        assertEquals(1, word.range());
        double sum = 0;
        for (float value : word.values()) {
            sum += value;
        }
        assertEquals(sum / text.length(), word.text(), 1e-12);
        double matched = 0;
        int steps = 0;
        for (Match match : answer.matches()) {
            for (int t = match.from(); t < match.to(); t++) {
                matched += word.values()[t];
                steps++;
            }
        }
        assertEquals(matched / steps, word.matches(), 1e-12);
        assertTrue(traits.stream().noneMatch(id -> id.startsWith("java-")), "a story has no braces");
    }
}
