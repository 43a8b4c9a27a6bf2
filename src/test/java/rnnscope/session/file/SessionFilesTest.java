package rnnscope.session.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Example;
import rnnscope.model.Intervention;
import rnnscope.model.ModelEdits;
import rnnscope.model.WeightEdit;
import rnnscope.session.file.SessionFile.ComparedPlace;
import rnnscope.session.file.SessionFile.DynamicsPlace;
import rnnscope.session.file.SessionFile.Chosen;
import rnnscope.session.file.SessionFile.ExamplePlace;
import rnnscope.session.file.SessionFile.ForcedSymbol;
import rnnscope.session.file.SessionFile.ForcedWeights;
import rnnscope.session.file.SessionFile.ModelPlace;
import rnnscope.session.file.SessionFile.RunPlace;
import rnnscope.session.file.SessionFile.Viewport;
import rnnscope.session.file.SessionFile.TextPlace;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.text.TextRange;

class SessionFilesTest {
    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll("sessions") SessionFile session) throws Exception {
        assertEquals(session, SessionFiles.parse("s.rnnscope", SessionFiles.bytes(session)));
    }

    @Property(tries = 200)
    void editsComeBackAsTheyWere(@ForAll("edits") ModelEdits edits) throws Exception {
        SessionFile session = new SessionFile(1, null, null, null, null, null, null, null, null, Change.of(edits), null, null, null, null, null, null);
        assertEquals(edits, Change.edits(SessionFiles.parse("s", SessionFiles.bytes(session)).changes()));
    }

    @Provide
    Arbitrary<SessionFile> sessions() {
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<ModelPlace> models = Arbitraries.oneOf(words.map(name -> new ModelPlace(name, null, null)),
                Combinators.combine(words, words).as((path, hash) -> new ModelPlace(null, path, hash)));
        Arbitrary<TextPlace> texts = Arbitraries.oneOf(words.map(name -> new TextPlace(name, null, null)),
                Combinators.combine(words, words).as((name, content) -> new TextPlace(null, name, content)));
        Arbitrary<Integer> steps = Arbitraries.integers().between(1, 1 << 20);
        Arbitrary<Chosen> chosen = Combinators.combine(steps, steps, words).as((unit, from, channel) ->
                new Chosen(1, unit, unit % 2 == 0, channel, null, "slowest", channel, from, null));
        Arbitrary<ExamplePlace> examples = Combinators.combine(words, steps, Arbitraries.floats()).as((source, seed, weight) ->
                new ExamplePlace(source, "beam", 4, 0.5, (long) seed, true, List.of(new ForcedSymbol(seed, source)),
                        List.of(new ForcedWeights(1, List.of(weight, 0f)))));
        return Combinators.combine(models.injectNull(0.2), texts.injectNull(0.2), examples.injectNull(0.5),
                steps.injectNull(0.2), chosen.injectNull(0.3), edits()).as((model, text, example, at, what, edits) ->
                new SessionFile(1, "units", "dark", model, text, example, at, what, new Viewport(3.5, 16), Change.of(edits), null,
                        "Similar", new RunPlace("Stories", Map.of("units", "32"), 500L, 400L, null, "gru", "mine.run"), null,
                        new ComparedPlace(new ModelPlace("story-rnn", null, null), null, null, 1),
                        new DynamicsPlace("0.5 1", "units", 3, 4, 1.25, "encoder", 2, 17)));
    }

    @Provide
    Arbitrary<ModelEdits> edits() {
        Arbitrary<Float> values = Arbitraries.floats();
        Arbitrary<TextRange> spans = Combinators.combine(Arbitraries.integers().between(0, 99),
                Arbitraries.integers().between(100, 200)).as((from, to) -> to == 200 ? TextRange.ALL : new TextRange(from, to));
        Arbitrary<Quantity> quantities = Combinators.combine(Arbitraries.of(Side.values()),
                Arbitraries.of("0/forget", "1/hidden", "context")).as(Quantity::new);
        Arbitrary<ModelEdits> one = Arbitraries.oneOf(
                Combinators.combine(quantities, values, spans).as((what, value, span) ->
                        ModelEdits.NONE.with(new Intervention.Clamp(what, 3, value, span))),
                Combinators.combine(quantities, values, spans).as((what, value, span) ->
                        ModelEdits.NONE.with(new Intervention.Scale(what, 3, value, span))),
                Combinators.combine(quantities, values, spans).as((what, value, span) ->
                        ModelEdits.NONE.with(new Intervention.Push(what, List.of(value, 0f, 1f), span))),
                values.map(value -> ModelEdits.NONE.with(new WeightEdit.Set("rnn.weight_hh_l0", 1, 2, value))),
                values.map(value -> ModelEdits.NONE.with(new WeightEdit.ScaleRow("rnn.weight_hh_l0", 1, value))));
        return one.list().ofMaxSize(4).map(list -> {
            ModelEdits all = ModelEdits.NONE;
            for (ModelEdits edits : list) {
                for (Intervention what : edits.interventions()) {
                    all = all.with(what);
                }
                for (WeightEdit what : edits.weights()) {
                    all = all.with(what);
                }
            }
            return all;
        });
    }

    private static String fault(String json) {
        return assertThrows(SessionFileException.class,
                () -> SessionFiles.parse("a.rnnscope", json.getBytes(StandardCharsets.UTF_8))).getMessage();
    }

    @Example
    void aFaultNamesFileLineAndField() {
        assertEquals("a.rnnscope, line 3: there is no field colour",
                fault("{\n\"rnnscope\": 1,\n\"colour\": \"red\"}"));
        assertEquals("a.rnnscope, line 2: at cannot be \"here\"", fault("{\"rnnscope\": 1,\n\"at\": \"here\"}"));
        assertEquals("a.rnnscope, line 2: changes[0]: a change of the kind hold needs \"value\"",
                fault("{\"rnnscope\": 1,\n\"changes\": [{\"kind\": \"hold\", \"quantity\": \"0/forget\"}]}"));
        assertTrue(fault("{\"rnnscope\": 7}").contains("it is of version 7"), fault("{\"rnnscope\": 7}"));
        assertTrue(fault("{\"perspective\": \"step\"}").contains("rnnscope"), fault("{\"perspective\": \"step\"}"));
        assertTrue(fault("not json").startsWith("a.rnnscope, line 1: it is no JSON"));
        assertTrue(fault("null").contains("it is no session"), fault("null"));
        assertTrue(fault("[1, 2]").startsWith("a.rnnscope, line 1: it is no session"), fault("[1, 2]"));
        assertTrue(fault("{\"rnnscope\": 1, \"theme\": \"pink\"}").contains("a theme is light or dark, not pink"), fault("{\"rnnscope\": 1, \"theme\": \"pink\"}"));
        assertTrue(fault("{\"rnnscope\": 1, \"model\": {}}").contains("model: a model is either shipped or has a path"), fault("{\"rnnscope\": 1, \"model\": {}}"));
    }

    @Example
    void aFileThatIsNotThereIsNamed() {
        assertTrue(assertThrows(SessionFileException.class, () -> SessionFiles.read(Path.of("/nowhere/x.rnnscope")))
                .getMessage().equals("/nowhere/x.rnnscope: there is no such file"));
    }
}
