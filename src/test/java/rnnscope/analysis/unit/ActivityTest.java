package rnnscope.analysis.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.story.StoryGenerator;
import rnnscope.train.Initialisation;

class ActivityTest {
    private static final Kernels KERNELS = Kernels.best();

    @Test
    void levelsKeepTheOrderAndLieCloseTogether() {
        SeededRandom random = new SeededRandom(2);
        float[] sample = new float[5_000];
        for (int i = 0; i < sample.length; i++) {
            // Nearly always small, now and then far out.
            sample[i] = (float) (i % 100 == 0 ? 5 * random.nextGaussian() : 0.01 * random.nextGaussian());
        }
        Levels levels = new Levels(sample);
        float[] sorted = sample.clone();
        Arrays.sort(sorted);
        float range = sorted[sorted.length - 1] - sorted[0];
        int[] counts = new int[Levels.COUNT];
        for (int i = 0; i < sorted.length; i++) {
            int level = levels.level(sorted[i]) & 0xFF;
            counts[level]++;
            assertTrue(i == 0 || level >= (levels.level(sorted[i - 1]) & 0xFF));
            assertEquals(sorted[i], levels.value(level), range / 100);
        }
        for (int level = 1; level < Levels.COUNT; level++) {
            assertTrue(levels.value(level) >= levels.value(level - 1));
        }
        // The small values fill few cells of the range, but more than one level.
        assertTrue(Arrays.stream(counts).filter(n -> n > 0).count() > 12);
        assertEquals(0, levels.level(-1e9f));
        assertEquals(Levels.COUNT - 1, levels.level(1e9f) & 0xFF);
    }

    @Test
    void aConstantUnitHasOneLevel() {
        Levels levels = new Levels(new float[] {0.25f, 0.25f});
        assertEquals(levels.level(0.25f), levels.level(7));
        assertEquals(0.25f, levels.value(levels.level(0.25f) & 0xFF));
    }

    @Test
    void itHoldsWhatTheEngineComputesForEveryChannelAndLayer() {
        TokenSequence tokens = story(20_000);
        Model model = untrained(tokens, 2, 9);
        int[] text = tokens.ids(0, tokens.length());
        List<Place> places = List.of(new Place(0, "hidden"), new Place(1, "cell"), new Place(1, "forget"));
        List<Activity> found;
        try (Workers workers = Workers.of(2)) {
            found = ActivityReader.read(KERNELS, workers, model, text, places, Progress.IGNORED);
        }
        Trace trace = new Reading(KERNELS, model, tokens).trace(0, tokens.length());
        for (int i = 0; i < places.size(); i++) {
            Activity activity = found.get(i);
            assertEquals(places.get(i), new Place(activity.layer(), activity.channel().id()));
            for (int unit = 0; unit < 9; unit++) {
                float[] exact = new float[tokens.length()];
                trace.readUnit(activity.layer(), activity.channel().id(), unit, 0, exact);
                float[] read = new float[tokens.length()];
                activity.read(unit, 0, read);
                float range = max(exact) - min(exact);
                for (int t = 0; t < exact.length; t++) {
                    assertEquals(exact[t], read[t], range / 100);
                    assertEquals(read[t], activity.value(unit, t));
                    assertEquals(read[t], activity.levelValue(unit, activity.level(unit, t)));
                }
                assertEquals(mean(exact), activity.mean(unit), range / 500);
            }
        }
        Activity hidden = found.get(0);
        float[] quarters = hidden.means(3, 4);
        assertEquals(hidden.mean(3), (quarters[0] + quarters[1] + quarters[2] + quarters[3]) / 4, 1e-3);
        byte[] levels = new byte[10];
        hidden.readLevels(3, 50, levels);
        assertEquals(hidden.level(3, 59), levels[9] & 0xFF);
        float mean = (float) hidden.mean(3);
        int from = hidden.levelFrom(3, mean);
        assertTrue(hidden.levelValue(3, from) >= mean && hidden.levelValue(3, from - 1) < mean);
        assertEquals(Activity.LEVELS, hidden.levelFrom(3, 2));
    }

    @Test
    void workersChangeNothing() {
        TokenSequence tokens = story(20_000);
        Model model = untrained(tokens, 1, 20);
        int[] text = tokens.ids(0, tokens.length());
        byte[][] rows = new byte[2][text.length];
        for (int size = 1; size <= 2; size++) {
            try (Workers workers = Workers.of(size)) {
                ActivityReader.read(KERNELS, workers, model, text, List.of(new Place(0, "cell")), Progress.IGNORED)
                        .get(0).readLevels(17, 0, rows[size - 1]);
            }
        }
        assertArrayEquals(rows[0], rows[1]);
    }

    @Test
    void itEndsWhenItIsNoLongerWanted() {
        TokenSequence tokens = story(3_000);
        Model model = untrained(tokens, 1, 4);
        assertThrows(CancellationException.class, () -> ActivityReader.read(KERNELS, Workers.of(1), model,
                tokens.ids(0, tokens.length()), List.of(new Place(0, "hidden")), (done, total) -> done < 500));
    }

    private static TokenSequence story(int size) {
        String text = StoryGenerator.generate(3, size);
        return CharacterTokenizer.of(text).encode(text);
    }

    private static Model untrained(TokenSequence tokens, int layers, int units) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(tokens.text());
        ModelSpec spec = ModelSpec.of("lstm", layers, units, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 5), tokenizer, ModelCard.named("untrained"));
    }

    private static float min(float[] x) {
        float least = x[0];
        for (float value : x) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static float max(float[] x) {
        float most = x[0];
        for (float value : x) {
            most = Math.max(most, value);
        }
        return most;
    }

    private static double mean(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        return sum / x.length;
    }
}
