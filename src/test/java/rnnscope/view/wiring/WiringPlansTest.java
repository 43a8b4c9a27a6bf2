package rnnscope.view.wiring;

import rnnscope.network.LanguageModel;
import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Link;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringPlan.Weight;
import rnnscope.io.ShippedModels;
import rnnscope.language.Language;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class WiringPlansTest {
    private static final CharacterTokenizer LETTERS = CharacterTokenizer.of("abcdef");

    private static ModelSpec spec(String cell, int layers, int embedding, boolean residual, int inputs, int outputs,
            Wiring wiring) {
        boolean symbols = inputs == 0 || wiring.symbols() == 0 && outputs == 0;
        return new ModelSpec(cell, layers, 8, symbols ? 6 : 0, embedding, 0, residual, inputs, outputs, wiring);
    }

    /** Every wiring, with every option that adds a row, a link or a weight. */
    static Stream<ModelSpec> specs() {
        Wiring tagger = Wiring.of(Shape.TAGGER, 4);
        Wiring classifier = Wiring.of(Shape.CLASSIFIER, 3);
        Wiring regressor = Wiring.of(Shape.REGRESSOR, 0);
        Wiring pair = Wiring.of(Shape.ENCODER_DECODER, 5);
        List<ModelSpec> specs = new ArrayList<>(List.of(
                spec("lstm", 1, 0, false, 0, 0, Wiring.LANGUAGE_MODEL),
                spec("rnn-tanh", 4, 8, true, 0, 0, Wiring.LANGUAGE_MODEL),
                spec("gru", 3, 0, false, 0, 0, Wiring.LANGUAGE_MODEL.withHighway(true)),
                spec("gru", 1, 5, false, 0, 0, Wiring.LANGUAGE_MODEL.withHeads(2)),
                spec("lstm", 2, 0, false, 2, 1, Wiring.LANGUAGE_MODEL),
                spec("gru", 1, 5, false, 0, 0, tagger),
                spec("lstm", 3, 5, true, 0, 0, tagger.withBidirectional(true)),
                spec("lstm", 2, 5, false, 0, 0, tagger.withBidirectional(true).withHighway(true).withHeads(4)),
                spec("rnn-relu", 1, 0, false, 0, 0, classifier),
                spec("gru", 1, 0, false, 0, 0, classifier.withBidirectional(true)),
                spec("gru", 2, 0, false, 0, 0, classifier.withDirection(Wiring.Direction.BACKWARD)),
                spec("gru", 1, 0, false, 3, 2, regressor),
                spec("gru", 1, 0, false, 49, 0, classifier.withGlimpses(new Wiring.Glimpses(4, 3))),
                spec("lstm", 2, 0, true, 49, 0, classifier.withGlimpses(new Wiring.Glimpses(4, 3))),
                spec("lstm", 1, 0, false, 5, 49, Wiring.of(Shape.DRAWER, 0).withGlimpses(new Wiring.Glimpses(4, 3))),
                spec("lstm", 1, 4, false, 7, 0, Wiring.of(Shape.GENERATOR, 5)),
                spec("gru", 2, 4, false, 7, 0, Wiring.of(Shape.GENERATOR, 5).withEveryStep(true)),
                spec("gru", 2, 4, true, 0, 0, pair),
                spec("transformer", 1, 0, false, 0, 0, Wiring.LANGUAGE_MODEL),
                spec("transformer", 3, 0, false, 0, 0, tagger.withHeads(2)),
                spec("transformer", 2, 0, false, 0, 0, classifier.withPooling(Pooling.MEAN))));
        for (Pooling pooling : Pooling.values()) {
            specs.add(spec("lstm", 1, 4, false, 0, 0, classifier.withPooling(pooling).withBidirectional(true)));
            specs.add(spec("lstm", 1, 4, false, 0, 0, classifier.withPooling(pooling)));
        }
        for (Scoring scoring : Scoring.values()) {
            specs.add(spec("lstm", 2, 4, false, 0, 0, pair.withScoring(scoring)));
            if (scoring != Scoring.DOT) {
                specs.add(spec("gru", 2, 4, true, 0, 0, pair.withScoring(scoring).withBidirectional(true)));
            }
        }
        for (Scoring scoring : List.of(Scoring.NONE, Scoring.GENERAL, Scoring.ADDITIVE)) {
            specs.add(new ModelSpec("gru", 1, 8, 6, 4, 0, false, 11, 0, Wiring.of(Shape.ANSWERER, 4).withBidirectional(true)
                    .withScoring(scoring).withPooling(Pooling.ATTENTION)));
        }
        specs.add(spec("gru", 1, 4, false, 11, 0, pair.withScoring(Scoring.ADDITIVE).withBidirectional(true)));
        return specs.stream();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyParameterIsInExactlyOneWeightWithItsShape(ModelSpec spec) {
        WiringPlan plan = WiringPlans.of(spec, false);
        ParameterLayout layout = Topology.of(spec).parameters();
        List<String> names = plan.weights().stream().flatMap(w -> w.names().stream()).sorted().toList();
        assertEquals(layout.slices().stream().map(ParameterLayout.Slice::name).sorted().toList(), names);
        assertEquals(layout.count(), plan.parameters());
        for (Weight weight : plan.weights()) {
            int[] shape = layout.slice(weight.id()).shape();
            assertTrue(weight.shape().contains(shape.length == 1 ? shape[0] + " + " : shape[0] + " × " + shape[1]), weight.toString());
            assertTrue(plan.links().stream().anyMatch(link -> weight.equals(link.weight())), "no link has " + weight);
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void namesAreUniqueAndLinksJoinRowsOfThePlan(ModelSpec spec) {
        WiringPlan plan = WiringPlans.of(spec, false);
        Set<String> ids = new HashSet<>();
        plan.rows().forEach(row -> assertTrue(ids.add(row.id()), row.id()));
        plan.weights().forEach(weight -> assertTrue(ids.add(weight.id()), weight.id()));
        Set<String> places = new HashSet<>();
        for (Row row : plan.rows()) {
            assertTrue(places.add(row.side() + " " + row.level() + " " + row.offset()), "two rows stand at " + row);
        }
        for (Link link : plan.links()) {
            assertTrue(plan.rows().contains(link.from()) && plan.rows().contains(link.to()), link.toString());
        }
        for (Row row : plan.rows()) {
            assertTrue(row.kind() == Kind.LOSS || plan.links().stream().anyMatch(l -> l.from().equals(row)),
                    row + " leads nowhere");
        }
        long recurrences = plan.links().stream().filter(link -> link.from().equals(link.to()) && link.weight() != null).count();
        int stacks = spec.wiring().shape().encodes() ? 2 : 1;
        assertEquals(spec.isTransformer() ? 0 : (long) spec.layers() * (spec.wiring().directions() + stacks - 1), recurrences);
    }

    /** Each row's values are where it says, as wide as it says, in a network that really ran. */
    @ParameterizedTest
    @MethodSource("specs")
    void theValuesOfEachRowAreOnTheTape(ModelSpec spec) {
        WiringPlan plan = WiringPlans.of(spec, false);
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), LETTERS, LETTERS,
                ModelCard.named("small"), List.of());
        int steps = spec.wiring().shape() == Shape.GENERATOR ? 1 : 4;
        Batch source = spec.readsSymbols() ? new Batch(new int[] {0, 1, 2, 3}, new float[0], new int[0], new float[0])
                : new Batch(spec.wiring().shape().asks() ? new int[] {0, 1, 2, 3} : new int[0], new float[spec.inputs() * steps],
                        new int[0], new float[0]);
        Arrays.fill(source.inputs(), 1);
        List<String> symbols = List.of("a", "b", "c", "d").subList(0, steps);
        if (spec.wiring().shape().decodes()) {
            var trace = new Decoder(Kernels.best(), model).trace(source, new int[] {0, 1}, Forcing.NONE);
            check(plan, new PairRun(model, trace, symbols, source, 1));
        } else if (!LanguageModel.isLanguageModel(spec)) {
            SequenceTrace trace = SequenceTrace.of(Kernels.best(), model, source);
            check(plan, new SequenceRun(model, trace, symbols, source, trace.order().length() - 1, -1));
        }
    }

    private static void check(WiringPlan plan, rnnscope.figure.wiring.WiringRun run) {
        for (Row row : plan.rows()) {
            int last = row.once() ? 0 : (row.side() == Side.WRITTEN ? run.writtenSteps() : run.readSteps()) - 1;
            assertTrue(run.isKnown(row, last), row.toString());
            if (row.place() != null && row.kind() != Kind.OUTPUT) {
                float[] values = run.values(row, last);
                assertNotNull(values, row.toString());
                assertEquals(row.width(), values.length);
                boolean computed = false;
                for (float value : values) {
                    computed |= value != 0;
                }
                assertTrue(computed || row.kind() == Kind.INPUT, row + " was never written");
            }
        }
    }

    @Test
    void theFiveArchetypesAreTold() {
        assertEquals(Archetype.ONE_TO_ONE, WiringPlans.of(spec("gru", 1, 0, false, 0, 0, Wiring.LANGUAGE_MODEL), true)
                .archetype());
        WiringPlan plan = WiringPlans.of(spec("gru", 1, 4, false, 0, 0, Wiring.of(Shape.CLASSIFIER, 2)
                .withBidirectional(true).withPooling(Pooling.ATTENTION)), false);
        assertEquals("Many to one: a classifier", plan.title());
        assertEquals("GRU, both directions, attention pooling", plan.definition());
        assertEquals(Set.of(Archetype.MANY_TO_ONE, Archetype.ONE_TO_MANY, Archetype.ALIGNED, Archetype.ENCODER_DECODER),
                new HashSet<>(specs().map(spec -> WiringPlans.of(spec, false).archetype()).toList()));
    }

    @Test
    void aBidirectionalTaggerReadsBothWaysWithWeightsOfItsOwn() {
        WiringPlan plan = WiringPlans.of(spec("lstm", 1, 5, false, 0, 0, Wiring.of(Shape.TAGGER, 4)
                .withBidirectional(true)), false);
        assertEquals(List.of(Kind.INPUT, Kind.EMBEDDING, Kind.CELL, Kind.CELL, Kind.JOIN, Kind.OUTPUT, Kind.LOSS),
                plan.rows().stream().map(Row::kind).toList());
        assertEquals(List.of(Reach.FORWARD, Reach.BACKWARD), plan.links().stream()
                .filter(l -> l.from().equals(l.to())).map(Link::reach).toList());
        Weight backward = plan.weight("rnn.weight_hh_l0_reverse");
        assertEquals("32 × 8 + 32", backward.shape());
        assertEquals("LSTM ←", plan.name(plan.row("read/cell/0/1")));
        assertEquals(32 * 8 + 32, backward.count());
        assertEquals(7, plan.uses(backward, 7, 0));
        assertFalse(plan.writes());
        assertEquals(1, plan.links().stream().filter(l -> backward.equals(l.weight())).count());
    }

    @Test
    void anArrowStandsForTheDirectionInEveryLanguage() {
        Language.KOREAN.speak();
        WiringPlan plan = WiringPlans.of(spec("lstm", 1, 5, false, 0, 0, Wiring.of(Shape.TAGGER, 4)
                .withBidirectional(true)), false);
        assertEquals("LSTM 정방향", plan.row("read/cell/0/0").title());
        assertEquals("LSTM →", plan.name(plan.row("read/cell/0/0")));
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    @Test
    void everyShippedModelHasAPlan() throws Exception {
        for (String name : Stream.concat(ShippedModels.names().stream(), ShippedModels.examples().stream()).toList()) {
            Model model = ShippedModels.load(name);
            assertEquals(model.parameters().layout().count(), WiringPlans.of(model.spec(), false).parameters(), name);
            assertEquals(Arrays.asList(model.spec().wiring().shape().decodes() || model.spec().wiring().shape().asks()),
                    Arrays.asList(WiringPlans.of(model.spec(), false).writes()));
        }
    }
}
