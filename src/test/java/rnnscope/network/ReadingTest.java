package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.train.Initialisation;

/** Stepping, going back, jumping anywhere: always the same bits. */
class ReadingTest {
    private static final String TEXT = "the quick brown fox — jumps over the lazy dog. ".repeat(30);

    static List<Model> models() {
        return Cells.all().stream().map(cell -> {
            CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT.replace("—", ""));
            ModelSpec spec = new ModelSpec(cell.id(), 2, 21, tokenizer.vocabulary().size(), 0, 0.2, true);
            return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 5), tokenizer, ModelCard.named("test"));
        }).toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void anyWindowHasTheBitsOfSteppingFromTheStart(Model model) {
        TokenSequence tokens = model.tokenizer().encode(TEXT);
        Reading reading = new Reading(Kernels.best(), model, tokens);
        Trace late = reading.trace(700, 731);
        Trace first = reading.trace(0, 5);
        Trace acrossKeptStates = reading.trace(250, 775);
        reading.readAll(Progress.IGNORED);
        Trace again = reading.trace(700, 731);

        Stepper stepper = new Stepper(Kernels.plain(), model);
        for (int t = 0; t < tokens.length(); t++) {
            stepper.step(tokens.id(t));
            for (Trace trace : List.of(late, first, acrossKeptStates, again)) {
                if (trace.contains(t)) {
                    compare(stepper, trace, t);
                }
            }
        }
        assertEquals(-1, tokens.id(TEXT.indexOf('—')), "an unknown symbol is part of this text");
    }

    @ParameterizedTest
    @MethodSource("models")
    void shutAndOpenGatesAreCountedAsFarAsTheTextWasRead(Model model) {
        for (ParameterLayout.Slice slice : model.parameters().layout().slices()) {
            float[] wide = model.parameters().get(slice.name());
            for (int i = 0; i < wide.length; i++) {
                wide[i] *= 8;
            }
            model.parameters().set(slice.name(), wide);
        }
        Reading reading = new Reading(Kernels.best(), model, model.tokenizer().encode(TEXT));
        reading.readAll((done, total) -> done < 600);
        Trace read = reading.trace(0, reading.known());
        for (int layer = 0; layer < 2; layer++) {
            for (Channel gate : read.layout().channels(0)) {
                if (gate.role() == Channel.Role.GATE) {
                    Saturation found = reading.saturation(layer, gate.id());
                    assertEquals(768, found.steps());
                    int counted = 0;
                    for (int j = 0; j < found.units(); j++) {
                        int shut = 0;
                        int open = 0;
                        for (int t = 0; t < 768; t++) {
                            shut += read.value(layer, gate.id(), j, t) < 0.1 ? 1 : 0;
                            open += read.value(layer, gate.id(), j, t) > 0.9 ? 1 : 0;
                        }
                        assertEquals(shut / 768.0, found.shut(j));
                        assertEquals(open / 768.0, found.open(j));
                        counted += shut + open;
                    }
                    assertTrue(counted > 0, "gates of weights this large are often shut or open");
                }
            }
        }
    }

    private static void compare(Stepper stepper, Trace trace, int t) {
        float[] v = stepper.tape().values();
        for (int layer = 0; layer < trace.layout().layers(); layer++) {
            for (Channel channel : trace.layout().channels(0)) {
                for (int j = 0; j < trace.layout().units(0); j++) {
                    float stepped = v[stepper.tape().layout().channel(layer, channel.id()).at(1, j)];
                    assertEquals(stepped, trace.value(layer, channel.id(), j, t), 0f, channel.id() + " at " + t);
                }
            }
        }
        for (int k = 0; k < trace.symbols(); k++) {
            assertEquals(stepper.logit(k), trace.logit(t, k), 0f);
            assertEquals(stepper.probability(k), trace.probability(t, k), 0f);
        }
    }

    /** A symbol is changed, and something is done to the model from there on: up to there the states are the same. */
    @ParameterizedTest
    @MethodSource("models")
    void goesOnFromWhereAnotherReadingIsStillTheSame(Model model) {
        Reading old = new Reading(Kernels.best(), model, model.tokenizer().encode(TEXT));
        old.readAll(Progress.IGNORED);
        Model held = new Model(model.spec(), model.parameters().copy(), model.tokenizer(), model.card(),
                List.of(new Intervention.Clamp(0, "hidden", 2, 0, new TextRange(900, 1000))));
        TokenSequence changed = model.tokenizer().encode(TEXT.substring(0, 800) + "x" + TEXT.substring(801));
        for (Reading next : List.of(new Reading(Kernels.best(), model, changed),
                new Reading(Kernels.best(), held, old.tokens()))) {
            next.adopt(old);
            assertTrue(next.reaches(800));
            assertFalse(next.reaches(1030), "not beyond what is the same");
            Reading afresh = new Reading(Kernels.best(), next.model(), next.tokens());
            Trace expected = afresh.trace(790, 1030);
            Trace found = next.trace(790, 1030);
            assertEquals(0, next.known(), "nothing is read for it");
            for (int t = 790; t < 1030; t++) {
                assertEquals(expected.logit(t, 3), found.logit(t, 3), 0f, "step " + t);
            }
            next.readAll(Progress.IGNORED);
            afresh.readAll(Progress.IGNORED);
            assertEquals(afresh.meanLoss(), next.meanLoss());
        }
        Model other = new Model(model.spec(), Initialisation.UNIFORM.parameters(model.spec(), 1, 6), model.tokenizer(),
                model.card());
        Reading another = new Reading(Kernels.best(), other, old.tokens());
        another.adopt(old);
        assertFalse(another.reaches(Reading.INTERVAL), "another model has other states");
    }

    @ParameterizedTest
    @MethodSource("models")
    void theOverviewIsTheMeanOfEachPart(Model model) {
        TokenSequence tokens = model.tokenizer().encode(TEXT);
        Reading reading = new Reading(Kernels.plain(), model, tokens);
        assertTrue(Float.isNaN(reading.overview(1, "hidden", 3, 10)[0]), "nothing has been read");
        reading.readAll((done, total) -> done < 512);
        assertEquals(512, reading.known(), "a reading stops when it is told to");
        assertTrue(Float.isNaN(reading.overview(1, "hidden", 3, 10)[9]));
        reading.readAll(Progress.IGNORED);
        assertEquals(tokens.length(), reading.known());

        Trace all = reading.trace(0, tokens.length());
        float[] overview = reading.overview(1, "hidden", 3, 10);
        int part = tokens.length() / 10;
        assertEquals(0, tokens.length() % 10, "ten parts of equal length");
        double loss = 0;
        int count = 0;
        for (int i = 0; i < 10; i++) {
            double sum = 0;
            for (int t = i * part; t < (i + 1) * part; t++) {
                sum += all.value(1, "hidden", 3, t);
                double surprise = all.surprise(t);
                loss += Double.isNaN(surprise) ? 0 : surprise;
                count += Double.isNaN(surprise) ? 0 : 1;
            }
            assertEquals(sum / part, overview[i], 1e-5);
        }
        assertEquals(loss / count, reading.meanLoss(), 1e-5);
    }
}
