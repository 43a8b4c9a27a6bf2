package rnnscope.train.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Topology;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.train.example.Pictures.Captioned;

/** Pictures, prices and figures: what is given as numbers. */
class GivenNumbersTest {
    /** Lit cells of each shape, small and large. */
    private static final Map<String, List<Integer>> CELLS = Map.of("square", List.of(9, 25), "ring", List.of(8, 16),
            "plus", List.of(5, 9), "cross", List.of(5, 9), "bar", List.of(3, 5), "post", List.of(3, 5));
    private static final Map<String, Integer> QUARTERS = Map.of("at the top left", 0, "at the top right", 1,
            "at the bottom left", 2, "at the bottom right", 3);

    @Test
    void aPictureShowsWhatItsPhraseSays() {
        for (Captioned shown : Pictures.split().training().subList(0, 1000)) {
            int[] lit = new int[4];
            for (int i = 0; i < 64; i++) {
                float grey = shown.picture()[i];
                assertTrue(grey >= 0 && grey <= 0.25 || grey >= 0.7 && grey <= 1, "ground or shape");
                lit[i / 32 * 2 + i % 8 / 4] += grey > 0.5 ? 1 : 0;
            }
            int[] expected = new int[4];
            for (String part : shown.phrase().split(" and ")) {
                String[] words = part.split(" ", 4);
                if (words[1].equals("large")) {
                    assertEquals("in the middle", words[3]);
                    expected = null;
                    assertEquals(CELLS.get(words[2]).get(1), lit[0] + lit[1] + lit[2] + lit[3], shown.phrase());
                } else {
                    expected[QUARTERS.get(words[3])] = CELLS.get(words[2]).get(0);
                }
            }
            for (int q = 0; expected != null && q < 4; q++) {
                assertEquals(expected[q], lit[q], shown.phrase());
            }
        }
    }

    @Test
    void noHeldOutPictureShowsWhatIsLearned() {
        Pictures.Split split = Pictures.split();
        Set<String> learned = split.training().stream().map(Captioned::phrase).collect(Collectors.toSet());
        Set<String> held = split.heldOut().stream().map(Captioned::phrase).collect(Collectors.toSet());
        held.forEach(phrase -> assertFalse(learned.contains(phrase), phrase));
        assertTrue(held.size() > 10 && learned.size() > 100, held.size() + " held out, " + learned.size() + " learned");
    }

    @Test
    void aCellIsSeenWithWhatIsAroundIt() {
        float[] picture = new float[64];
        for (int i = 0; i < 64; i++) {
            picture[i] = i;
        }
        float[] cells = Pictures.cells(picture);
        assertEquals(64 * Pictures.SEEN, cells.length);
        assertEquals(List.of(0f, 0f, 0f, 0f, 0f, 1f, 0f, 8f, 9f, 0f, 0f), row(cells, 0));
        assertEquals(List.of(9f, 10f, 11f, 17f, 18f, 19f, 25f, 26f, 27f, 2 / 7f, 2 / 7f), row(cells, 18));
        assertEquals(List.of(54f, 55f, 0f, 62f, 63f, 0f, 0f, 0f, 0f, 1f, 1f), row(cells, 63));
    }

    private static List<Float> row(float[] cells, int cell) {
        return IntStream.range(0, Pictures.SEEN).mapToObj(i -> cells[cell * Pictures.SEEN + i]).toList();
    }

    @Test
    void theBestForecastErrsByTheNoiseAndYesterdaysPriceByMore() {
        PriceSeries series = new PriceSeries(20_000, 3);
        double sum = 0;
        double yesterday = 0;
        for (int t = PriceSeries.WINDOW; t < series.days(); t++) {
            double forecast = series.price(t - 1) + 0.3 * (series.index(t) - series.price(t - 1))
                    + 0.35 * series.mentions(t) * (series.price(t - 1) - series.price(t - 2));
            sum += Math.pow(series.price(t) - forecast, 2);
            yesterday += Math.pow(series.price(t) - series.price(t - 1), 2);
        }
        double error = sum / (series.days() - PriceSeries.WINDOW);
        assertEquals(PriceSeries.LEAST_ERROR, error, 0.0001);
        assertTrue(yesterday > 4 * sum, "yesterday's price errs by more");
    }

    @Test
    void aForecastReadsTheDaysBefore() {
        PriceSeries series = new PriceSeries(50, 3);
        Batch example = series.example(30);
        assertEquals(PriceSeries.WINDOW * PriceSeries.READ, example.inputs().length);
        assertEquals(series.price(29), example.inputs()[57]);
        assertEquals(series.index(30), example.inputs()[58]);
        assertEquals(series.mentions(30), example.inputs()[59]);
        assertEquals(series.price(10), example.inputs()[0]);
        assertEquals(series.price(30), example.targetNumbers()[0]);
        assertEquals(30, series.examples().size());
    }

    @Test
    void whatPeopleTypeBecomesNumbers() {
        float[] figures = Sources.figures("42", 3);
        assertEquals(Set.of(0, 14, 22), IntStream.range(0, 30).filter(i -> figures[i] == 1).boxed()
                .collect(Collectors.toSet()));
        float[] picture = Sources.picture("#......5/" + "......../".repeat(6) + "........", Pictures.SIDE);
        assertEquals(List.of(1f, 0f, 0.5f, 0f), List.of(picture[0], picture[1], picture[7], picture[8]));
        assertThrows(IllegalArgumentException.class, () -> Sources.figures("1234", 3));
        assertThrows(IllegalArgumentException.class, () -> Sources.picture("#".repeat(63), Pictures.SIDE));
    }

    @Test
    void aStepThatComesManyTimesIsWrittenOnce() {
        assertEquals("[0.3, 0.3, 0.3]", Arrays.toString(Sources.numbers("0.3 ×3", 1)));
        assertEquals("[1.0, 0.0, 1.0, 0.0, 5.0, 6.0]", Arrays.toString(Sources.numbers("1 0 x2, 5 6", 2)));
        assertEquals("3 numbers are not whole steps of 2", fault("1 2 3 ×2", 2));
        assertEquals("a step comes 1 to 1000000 times, not 0", fault("1 ×0", 1));
        assertEquals("the source is to be numbers, not \"×3\"", fault("×3", 1));
        Model model = new Model(new ModelSpec("gru", 1, 2, 0, 0, 0, false, 2, 1),
                new Parameters(Topology.of(new ModelSpec("gru", 1, 2, 0, 0, 0, false, 2, 1)).parameters()),
                new CharacterTokenizer(new Vocabulary(List.of())), ModelCard.named("any"));
        float[] steps = {1, 0, 1, 0, 1, 0, 2, 2, 2, 2, 0.5f, -1};
        String text = Sources.text(model, new Batch(new int[0], steps, new int[0], new float[0]));
        assertEquals("1.0 0.0 ×3, 2.0 2.0, 2.0 2.0, 0.5 -1.0", text);
        assertArrayEquals(steps, Sources.numbers(text, 2));
    }

    private static String fault(String text, int width) {
        return assertThrows(IllegalArgumentException.class, () -> Sources.numbers(text, width)).getMessage();
    }

    /** A model's card says which sequences it should do well on, and what is to come out of others that are typed. */
    @Test
    void aTaskOverNumbersHasExamples() {
        ExampleTask sine = ExampleTasks.learned("task sine:20").orElseThrow();
        assertEquals(2000, sine.heldOut().size());
        assertEquals(20, sine.heldOut().get(7).inputs().length);
        Batch solved = sine.solved("0.5 ×3");
        assertArrayEquals(new float[] {0, (float) Math.sin(0.5), (float) Math.sin(1)}, solved.targetNumbers(), 1e-6f);
        ExampleTask context = ExampleTasks.learned("task context:5").orElseThrow();
        assertEquals(4 * 5, context.heldOut().get(0).inputs().length);
        assertNull(context.solved("1 1 0 1"));
        assertNull(ExampleTasks.learned("task flipflop:5").orElseThrow().solved("abc"), "nobody says what becomes of symbols");
    }
}
