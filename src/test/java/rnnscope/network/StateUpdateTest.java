package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.network.module.Room;
import rnnscope.tape.Side;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

/** The update of a state is the network's own step, and its Jacobian is that of finite differences. */
class StateUpdateTest {
    private static final Kernels K = Kernels.plain();
    private static final CharacterTokenizer LETTERS = CharacterTokenizer.of("abcdef");

    private static Model model(ModelSpec spec) {
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), LETTERS, ModelCard.named("test"));
    }

    private static LayerSpec layer(Cell cell, int units) {
        LayerSpec plain = new LayerSpec(cell.id(), units);
        return cell.variation().projects() ? new LayerSpec(cell.id(), units, units - 2, true) : plain;
    }

    @Test
    void theJacobianOfEveryCellIsThatOfFiniteDifferences() {
        for (Cell cell : Cells.all()) {
            for (int embedding : new int[] {0, 4}) {
                ModelSpec spec = new ModelSpec("gru", 1, 5, 6, embedding, 0, false)
                        .withStack(List.of(layer(cell, 5), layer(cell, 7)));
                StateUpdate map = StateUpdate.of(model(spec), 3, K);
                map.enter(2);
                float[] state = new float[map.size()];
                Random random = new Random(5);
                for (int i = 0; i < state.length; i++) {
                    state[i] = random.nextFloat() - 0.3f;
                }
                double[][] jacobian = map.jacobian(state);
                for (int j = 0; j < state.length; j++) {
                    double[] difference = difference(map, state, j);
                    for (int i = 0; i < state.length; i++) {
                        assertEquals(difference[i], jacobian[i][j], 2e-3, cell.id() + " " + i + " " + j);
                    }
                }
            }
        }
    }

    private static double[] difference(StateUpdate map, float[] state, int j) {
        float h = 0x1p-8f;
        float[] all = new float[3 * state.length];
        System.arraycopy(state, 0, all, 0, state.length);
        System.arraycopy(state, 0, all, state.length, state.length);
        all[j] += h;
        all[state.length + j] -= h;
        map.apply(all, all);
        double[] difference = new double[state.length];
        for (int i = 0; i < state.length; i++) {
            difference[i] = (all[i] - all[state.length + i]) / (2.0 * h);
        }
        return difference;
    }

    @Test
    void oneStepIsTheNetworksOwn() {
        for (boolean residual : new boolean[] {false, true}) {
            ModelSpec spec = new ModelSpec("lstm", 2, 8, 6, 8, 0, residual);
            Model model = model(spec);
            Stepper stepper = new Stepper(K, model);
            StateUpdate map = StateUpdate.of(model, 2, K);
            float[] states = new float[2 * map.size()];
            for (int symbol : new int[] {3, 0, 5, -1}) {
                stepper.step(symbol);
                map.enter(symbol);
                map.apply(states, states);
                assertArrayEquals(stepper.state(), java.util.Arrays.copyOf(states, map.size()));
            }
        }
    }

    @Test
    void encodersAndBothDirectionsOfATagger() {
        Wiring tagger = Wiring.of(Wiring.Shape.TAGGER, 4).withBidirectional(true);
        Model model = model(new ModelSpec("gru", 2, 5, 6, 3, 0, false, 0, 0, tagger));
        Network network = new Network(model.spec(), new Room(1, 3, 0), false, K, Workers.of(1));
        int[] text = {1, 4, 2};
        network.forward(model.parameters(), Batch.ofSymbols(text, new int[3]));
        for (int direction = 0; direction < 2; direction++) {
            StateUpdate map = StateUpdate.of(model, MovingPart.of(model.spec(), Side.SOURCE, direction), 1, K);
            float[] state = new float[map.size()];
            for (int t = 0; t < 3; t++) {
                map.enter(text[direction == 0 ? t : 2 - t]);
                map.apply(state, state);
            }
            int end = network.layout().row(direction == 0 ? 2 : 0);
            for (int j = 0; j < 5; j++) {
                assertEquals(network.tape().values()[network.layout().channel(direction, "hidden").at(end, j)], state[j], 1e-6);
            }
        }

        Wiring translator = Wiring.of(Wiring.Shape.ENCODER_DECODER, 4);
        Model pair = model(new ModelSpec("lstm", 2, 5, 6, 3, 0, false, 0, 0, translator));
        StateUpdate map = StateUpdate.of(pair, 1, K);
        float[] state = new float[map.size()];
        Network whole = new Network(pair.spec(), new Room(1, 3, 2), false, K, Workers.of(1));
        whole.beginWriting(pair.parameters(), Batch.ofSymbols(text, new int[2]));
        for (int symbol : text) {
            map.enter(symbol);
            map.apply(state, state);
        }
        for (int j = 0; j < 5; j++) {
            assertEquals(whole.tape(Side.SOURCE).values()[whole.tape(Side.SOURCE).layout().channel(1, "cell")
                    .at(whole.tape(Side.SOURCE).layout().row(2), j)], state[15 + j], 1e-6);
        }
    }

    /** Every part of networks that read in two directions, look at a source, or read numbers, against their own steps. */
    @Test
    void everyPartGoesThroughTheStatesOfTheWholeNetwork() {
        for (ModelSpec spec : List.of(
                new ModelSpec("lstm", 2, 5, 6, 3, 0, false, 0, 0, Wiring.of(Wiring.Shape.TAGGER, 4).withBidirectional(true)),
                new ModelSpec("gru", 2, 4, 0, 0, 0, false, 2, 0, Wiring.of(Wiring.Shape.CLASSIFIER, 3).withDirection(
                        Wiring.Direction.BACKWARD)),
                new ModelSpec("gru", 2, 4, 6, 3, 0, false, 0, 0, Wiring.of(Wiring.Shape.ENCODER_DECODER, 4)
                        .withScoring(Wiring.Scoring.ADDITIVE)),
                new ModelSpec("lstm", 1, 4, 6, 3, 0, false, 0, 0, Wiring.of(Wiring.Shape.ENCODER_DECODER, 4)
                        .withBidirectional(true).withScoring(Wiring.Scoring.GENERAL)),
                new ModelSpec("gru", 1, 4, 0, 3, 0, false, 2, 0, Wiring.of(Wiring.Shape.GENERATOR, 5)),
                new ModelSpec("rnn-tanh", 2, 4, 0, 0, 0, false, 2, 1))) {
            Model model = model(spec);
            boolean decodes = spec.wiring().shape().decodes();
            int said = spec.wiring().shape().isPooled() ? 1 : 3;
            int[] targets = spec.predictsSymbols() ? decodes ? new int[] {2, 1, Topology.boundary(spec)} : new int[said] : new int[0];
            boolean once = spec.wiring().shape() == Wiring.Shape.GENERATOR;
            float[] numbers = {0.5f, -1, 0.25f, 0.75f, -0.5f, 1};
            Batch batch = new Batch(spec.readsSymbols() ? new int[] {1, 4, 2} : new int[0],
                    java.util.Arrays.copyOf(numbers, once ? 2 : 3 * spec.inputs()), targets, new float[said * spec.outputs()]);
            for (Side side : decodes && !once ? List.of(Side.SOURCE, Side.TARGET)
                    : List.of(once ? Side.TARGET : Side.SOURCE)) {
                ExampleText text = ExampleText.of(model, List.of(batch), side, 100);
                int recurrences = Topology.of(spec).layers(side).stream().mapToInt(layer -> layer.directions()).sum();
                for (int r = 0; r < recurrences; r++) {
                    MovingPart part = MovingPart.of(spec, side, r);
                    StateSequence sequence = StateSequence.ofExample(K, model, part, text, 0);
                    StateUpdate map = StateUpdate.of(model, part, 1, K);
                    assertEquals(part.layout().size(), map.size());
                    for (int i = 0; i < sequence.length(); i++) {
                        float[] next = new float[map.size()];
                        map.enter(sequence.inputs().get(i));
                        map.apply(sequence.before(i), next);
                        assertArrayEquals(sequence.states()[i], next, 1e-6f, spec + " " + side + " " + r + " " + i);
                    }
                    // another symbol beside what is held with it
                    StepInput input = sequence.inputs().get(1);
                    if (part.readsSymbols() && side == Side.TARGET) {
                        map.enter(part.withSymbol(model.parameters(), input, targets[0]));
                        float[] same = new float[map.size()];
                        map.apply(sequence.before(1), same);
                        assertArrayEquals(sequence.states()[1], same, 1e-6f);
                    }
                }
            }
        }
    }
}
