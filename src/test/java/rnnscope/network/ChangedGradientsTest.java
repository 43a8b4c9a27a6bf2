package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Intervention.Push;
import rnnscope.model.Intervention.Scale;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.module.Room;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.text.TextRange;

/** Every quantity that can be changed, of every kind of module, against finite differences, and what follows from it. */
class ChangedGradientsTest {
    private static final int BATCH = 3;
    private static final int STEPS = 5;
    private static final int WRITTEN = 4;
    private static final int SYMBOLS = 7;
    private static final TextRange SPAN = new TextRange(1, 3);

    /** A network and what is changed of it. */
    record Case(ModelSpec spec, Intervention what) {
        @Override
        public String toString() {
            return spec.top().cell() + " " + spec.wiring().shape() + " " + spec.wiring().scoring() + " "
                    + what.getClass().getSimpleName() + " " + what.quantity().side() + " " + what.quantity().name();
        }
    }

    private static List<ModelSpec> wirings() {
        Wiring tagger = Wiring.of(Shape.TAGGER, 4).withBidirectional(true);
        Wiring pair = Wiring.of(Shape.ENCODER_DECODER, 6);
        return List.of(
                new ModelSpec("rnn-tanh", 2, 4, SYMBOLS, 0, 0, false, 0, 0, tagger),
                new ModelSpec("lstm", 2, 4, SYMBOLS, 8, 0, true, 0, 0, tagger),
                new ModelSpec("gru", 2, 4, SYMBOLS, 4, 0, false, 0, 0, tagger.withHighway(true)),
                new ModelSpec("gru", 1, 4, SYMBOLS, 4, 0, false, 0, 0, Wiring.LANGUAGE_MODEL.withHeads(2)),
                new ModelSpec("lstm", 1, 4, SYMBOLS, 4, 0, false, 0, 0, Wiring.of(Shape.CLASSIFIER, 3)
                        .withPooling(Pooling.ATTENTION).withBidirectional(true).withHeads(2)),
                new ModelSpec("gru", 1, 5, 0, 0, 0, false, 3, 2, Wiring.of(Shape.REGRESSOR, 0)),
                new ModelSpec("lstm", 2, 4, SYMBOLS, 4, 0, false, 0, 0, pair),
                new ModelSpec("gru", 1, 4, SYMBOLS, 4, 0, false, 0, 0, pair.withScoring(Scoring.GENERAL)
                        .withBidirectional(true)),
                new ModelSpec("rnn-tanh", 2, 4, SYMBOLS, 4, 0, false, 0, 0, pair.withScoring(Scoring.DOT)),
                new ModelSpec("lstm", 1, 4, SYMBOLS, 4, 0, false, 0, 0, pair.withScoring(Scoring.ADDITIVE)),
                new ModelSpec("gru", 1, 5, 0, 3, 0, false, 4, 0, Wiring.of(Shape.GENERATOR, 6)),
                new ModelSpec("gru", 1, 5, 0, 3, 0, false, 4, 0, Wiring.of(Shape.GENERATOR, 6).withEveryStep(true)));
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (ModelSpec spec : wirings()) {
            for (Quantity quantity : Topology.of(spec).changeable()) {
                cases.add(new Case(spec, new Clamp(quantity, 1, 0.4f, SPAN)));
                cases.add(new Case(spec, new Scale(quantity, 1, 0.6f, SPAN)));
                cases.add(new Case(spec, new Scale(quantity, 0, 0, SPAN)));
                if (Topology.of(spec).canBePushed(quantity)) {
                    Float[] direction = new Float[network(spec, Kernels.plain(), 1).tape(quantity.side()).layout()
                            .place(quantity.name()).columns()];
                    Arrays.setAll(direction, i -> 0.2f * i - 0.15f);
                    cases.add(new Case(spec, new Push(quantity, List.of(direction), SPAN)));
                }
            }
        }
        return cases;
    }

    private static Network network(ModelSpec spec, Kernels kernels, int workers) {
        return new Network(spec, new Room(BATCH, STEPS, WRITTEN), true, kernels, Workers.of(workers));
    }

    private static Parameters parameters(ModelSpec spec) {
        return Slopes.normal(Topology.of(spec).parameters(), 0.5, new SeededRandom(1));
    }

    private static Batch batch(ModelSpec spec) {
        SeededRandom random = new SeededRandom(2);
        boolean decodes = spec.wiring().shape().decodes();
        int steps = spec.wiring().shape() == Shape.GENERATOR ? 1 : STEPS;
        int[] tokens = new int[spec.readsSymbols() ? BATCH * steps : 0];
        Arrays.setAll(tokens, i -> random.nextInt(spec.vocabulary()));
        float[] inputs = new float[BATCH * steps * spec.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        int rows = BATCH * (decodes ? WRITTEN : spec.wiring().shape().isPooled() ? 1 : STEPS);
        int[] targets = new int[spec.predictsSymbols() ? rows : 0];
        Arrays.setAll(targets, i -> decodes && i >= rows - BATCH ? Topology.boundary(spec)
                : random.nextInt(decodes ? spec.wiring().symbols() : spec.outputWidth()));
        float[] numbers = new float[rows * spec.outputs()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return new Batch(tokens, inputs, targets, numbers);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientIsTheSlopeOfTheLossUnderTheChange(Case c) {
        Network network = network(c.spec, Kernels.plain(), 1);
        network.intervene(0, List.of(c.what));
        network.intervene(2, List.of(c.what));
        Slopes.check(network, parameters(c.spec), batch(c.spec), false, new SeededRandom(3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneSequenceAloneIsChangedWithTheSameBitsByAllKernels(Case c) {
        Parameters p = parameters(c.spec);
        Network free = network(c.spec, Kernels.plain(), 1);
        Network plain = network(c.spec, Kernels.plain(), 1);
        Network best = network(c.spec, Kernels.best(), 2);
        for (Network network : List.of(plain, best)) {
            network.intervene(1, List.of(c.what));
        }
        for (Network network : List.of(free, plain, best)) {
            network.forward(p, batch(c.spec));
        }
        Tape predicted = plain.tape();
        String scores = c.spec.predictsSymbols() ? "logits" : "outputs";
        int rows = predicted.layout().place(scores).rows();
        boolean differs = false;
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < c.spec.outputWidth(); k++) {
                int at = predicted.layout().place(scores).at(row, k);
                float changed = predicted.values()[at];
                assertEquals(changed, best.tape().values()[at]);
                if (row % BATCH != 1) {
                    assertEquals(free.tape().values()[at], changed, "another sequence");
                }
                differs |= free.tape().values()[at] != changed;
            }
        }
        assertTrue(differs, "nothing follows from it");
    }

    /** What lies before the change in the order of computation stays as it was, to the last bit. */
    @Test
    void theEncoderKnowsNothingOfWhatIsHeldInTheDecoder() {
        ModelSpec spec = wirings().get(7);
        Network free = network(spec, Kernels.best(), 1);
        Network held = network(spec, Kernels.best(), 1);
        Quantity context = new Quantity(Side.TARGET, "attention/context");
        held.intervene(0, List.of(new Clamp(context, 0, 1, new TextRange(2, 3))));
        for (Network network : List.of(free, held)) {
            network.forward(parameters(spec), batch(spec));
        }
        assertArrayEquals(values(free.tape(Side.SOURCE)), values(held.tape(Side.SOURCE)));
        for (int t = 0; t < WRITTEN; t++) {
            int at = held.tape().layout().place("attention/context").at(held.tape().layout().row(t), 0);
            int logit = held.tape().layout().place("logits").at(held.tape().layout().row(t), 0);
            assertEquals(t == 2, free.tape().values()[logit] != held.tape().values()[logit], "step " + t);
            assertEquals(t == 2, held.tape().values()[at] == 1);
        }
    }

    private static float[] values(Tape tape) {
        return Arrays.copyOf(tape.values(), tape.layout().size());
    }

    /** What an encoder ends in reaches the decoder alone, by the bridge: no state of the source is another. */
    @Test
    void aHeldEndReachesWhatIsWrittenAlone() {
        ModelSpec spec = wirings().get(6);
        Network free = network(spec, Kernels.best(), 1);
        Network held = network(spec, Kernels.best(), 1);
        held.intervene(0, List.of(new Clamp(new Quantity(Side.SOURCE, "end/1/hidden"), 2, 0.7f, TextRange.ALL)));
        for (Network network : List.of(free, held)) {
            network.forward(parameters(spec), batch(spec));
        }
        for (Recurrent layer : held.topology().layers(Side.SOURCE)) {
            for (var channel : Cells.of(spec.top().cell()).channels()) {
                var place = held.tape(Side.SOURCE).layout().channel(layer.layer(), channel.id());
                for (int row = BATCH; row < place.rows(); row++) {
                    assertEquals(free.tape(Side.SOURCE).values()[place.at(row, 2)],
                            held.tape(Side.SOURCE).values()[place.at(row, 2)]);
                }
            }
        }
        var first = held.tape().layout().channel(1, "hidden");
        assertEquals(0.7f, held.tape().values()[first.at(0, 2)]);
        assertEquals(free.tape().values()[first.at(0, 1)], held.tape().values()[first.at(0, 1)]);
    }
}
