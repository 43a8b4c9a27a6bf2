package rnnscope.train.live.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.text.Tokenization;
import rnnscope.text.WordTokenizer;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.setting.Setting.Numeric;

class SettingTest {
    private static final TrainingSettings USUAL = TrainingSettings.of("story");
    /** Nothing in it is usual. */
    private static final TrainingSettings OTHER = new TrainingSettings("pos", List.of("gru", "lstm"), 7, 2, 5, 0.25, 11, 3,
            Optimizer.Kind.SGD, 0.125, 0.5, 4, 1.5, Initialisation.XAVIER, -2, 99, 6.5, 0.25,
            new WiringChoice(true, true, true, 2, Pooling.MAX, Scoring.DOT, true), new Tokenization(WordTokenizer.ID, 30, true),
            new StackChoice("gru:7,lstm:9:4", false));

    @Test
    void aFileHoldsEverySetting() {
        assertEquals(OTHER, TrainingSettings.of(OTHER.facts()));
        assertEquals(USUAL, TrainingSettings.of(USUAL.facts()));
        for (Setting<?> setting : Setting.all()) {
            assertNotEquals(setting.of(USUAL), setting.of(OTHER), setting.key());
            Map<String, String> facts = new HashMap<>(USUAL.facts());
            facts.put(setting.key(), OTHER.facts().get(setting.key()));
            if (setting != Setting.WORDS) {
                assertEquals(setting.of(OTHER), setting.of(TrainingSettings.of(facts)), setting.key());
            }
        }
    }

    @Test
    void aFileWithoutWhatWasAddedLaterIsReadAsUsual() {
        Map<String, String> old = new HashMap<>(OTHER.facts());
        List.of("residual", "bidirectional", "highway", "heads", "pooling", "scoring", "tokenizer", "words", "as_is", "stack",
                        "no_bias", "every_step")
                .forEach(old::remove);
        TrainingSettings read = TrainingSettings.of(old);
        assertEquals(WiringChoice.PLAIN, read.wiring());
        assertEquals(Tokenization.CHARACTERS, read.tokenization());
        assertEquals(StackChoice.ALIKE, read.stack());
        assertEquals(OTHER.units(), read.units());
        old.remove("units");
        assertThrows(IllegalArgumentException.class, () -> TrainingSettings.of(old));
        assertThrows(IllegalArgumentException.class, () -> TrainingSettings.of(Map.of("units", "many")));
    }

    @Test
    void everyNumberSaysWhereItLies() {
        Set<String> options = new HashSet<>();
        for (Setting<?> setting : Setting.all()) {
            assertTrue(setting.option() == null || options.add(setting.option()), "one option each");
            if (setting instanceof Numeric<?> number && number.range() != null) {
                assertTrue(number.range().holds(number.usual().doubleValue()), setting.key());
                assertTrue(number.stops().length > 0 && !number.title().isEmpty(), setting.key());
            }
        }
        assertEquals("1 to 4096", Setting.BATCH.range().words());
        assertEquals("0 or more and less than 1", Setting.DROPOUT.range().words());
        assertEquals("more than 0 and at most 1", Setting.DECAY.range().words());
        assertEquals("more than 0 and less than 1", Setting.HELD_OUT.range().words());
        assertEquals("0 or more", Setting.CLIP.range().words());
        assertEquals("a number", Setting.FORGET_BIAS.range().words());
    }

    private static String problemOfLayers(String words) {
        return SettingsCheck.problems(TrainingSettings.of(USUAL.values().put(Setting.STACK, words)), -1).get(Setting.STACK);
    }

    @Test
    void layersThatMakeNoSenseAreAProblemOfTheirField() {
        assertEquals(null, problemOfLayers("lstm:64, gru:32"));
        assertEquals("A layer is a cell and its units, as in lstm:64, not \"gru\".", problemOfLayers("lstm:64,gru"));
        assertTrue(problemOfLayers("lsmt:64").startsWith("There is no cell lsmt; there are "));
        assertTrue(problemOfLayers("lstm:0").contains("1 to "), problemOfLayers("lstm:0"));
        assertTrue(problemOfLayers("gru:4,".repeat(9) + "gru:4").contains("8"), problemOfLayers("gru:4,".repeat(9) + "gru:4"));
    }

    @Test
    void aLaneOfLayersThatDifferIsCalledAfterTheLast() {
        TrainingSettings mixed = TrainingSettings.of(USUAL.values().put(Setting.STACK, "lstm:6,gru:4")
                .put(Setting.NO_BIAS, true));
        assertEquals(List.of("gru"), mixed.cells());
        ModelSpec model = mixed.layered(ModelSpec.of("gru", 1, 8, 3));
        assertEquals(List.of(new LayerSpec("lstm", 6).withBiases(false), new LayerSpec("gru", 4).withBiases(false)),
                model.stack());
        assertEquals(mixed, TrainingSettings.of(mixed.facts()));
        assertEquals("lstm:6,gru:4", USUAL.with(model).stack().words());
        assertTrue(USUAL.with(ModelSpec.of("gru", 2, 8, 3)).stack().isAlike(), "the layers of the model before are not its");
        assertEquals("Dropout acts between layers, and there is only one.", SettingsCheck.problems(TrainingSettings.of(
                USUAL.values().put(Setting.STACK, "gru:4").put(Setting.DROPOUT, 0.5)), -1).get(Setting.DROPOUT));
        assertEquals(null, SettingsCheck.problems(TrainingSettings.of(
                USUAL.values().put(Setting.STACK, "gru:4,lstm:3").put(Setting.DROPOUT, 0.5)), -1).get(Setting.DROPOUT));
    }

    @Test
    void aValueOutOfRangeIsAProblemOfItsOwnField() {
        TrainingSettings wild = TrainingSettings.of(USUAL.values().put(Setting.UNITS, 0).put(Setting.DROPOUT, Double.NaN)
                .put(Setting.FORGET_BIAS, 101.0).put(Setting.CELLS, List.of()));
        Map<Setting<?>, String> problems = SettingsCheck.problems(wild, -1);
        assertEquals(List.of(Setting.CELLS, Setting.UNITS, Setting.DROPOUT, Setting.FORGET_BIAS),
                List.copyOf(problems.keySet()));
        assertEquals("A layer has 1 to 1024 units.", problems.get(Setting.UNITS));
    }
}
