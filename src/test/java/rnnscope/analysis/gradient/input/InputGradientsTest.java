package rnnscope.analysis.gradient.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Slopes;
import rnnscope.network.Topology;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;

/** Against central differences of each loss: every number that enters is moved, and every state pushed. */
class InputGradientsTest {
    /** More than go back at once. */
    private static final int STEPS = 19;
    private static final int INPUTS = 2;
    private static final Kernels KERNELS = Kernels.plain();
    private static final float EPSILON = 1f / 64;

    static List<ModelSpec> wirings() {
        Wiring tagger = Wiring.of(Shape.TAGGER, 4);
        Wiring classifier = Wiring.of(Shape.CLASSIFIER, 3);
        return List.of(new ModelSpec("lstm", 2, 5, 0, 0, 0, false, INPUTS, 0, tagger.withBidirectional(true)),
                new ModelSpec("gru", 1, 6, 0, 0, 0, false, INPUTS, 0, tagger.withHeads(2)),
                new ModelSpec("gru", 1, 5, 0, 0, 0, false, INPUTS, 0,
                        classifier.withPooling(Pooling.ATTENTION).withBidirectional(true)),
                new ModelSpec("lstm", 2, 5, 0, 0, 0, false, INPUTS, 0, classifier.withPooling(Pooling.LAST)),
                new ModelSpec("gru", 1, 5, 0, 0, 0, false, INPUTS, 2, Wiring.of(Shape.REGRESSOR, 0)),
                new ModelSpec("lstm", 2, 5, 0, 0, 0, false, INPUTS, 2, Wiring.LANGUAGE_MODEL));
    }

    private final SeededRandom random = new SeededRandom(2);

    private Model model(ModelSpec spec) {
        return new Model(spec, Slopes.normal(Topology.of(spec).parameters(), 0.4, random), CharacterTokenizer.of("abcd"),
                ModelCard.named("test"));
    }

    private Batch example(ModelSpec spec) {
        float[] inputs = new float[STEPS * INPUTS];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        int predictions = spec.wiring().shape().isPooled() ? 1 : STEPS;
        int[] targets = new int[spec.predictsSymbols() ? predictions : 0];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = random.nextInt(spec.outputWidth());
        }
        float[] numbers = new float[predictions * spec.outputs()];
        Arrays.fill(numbers, 0.3f);
        return new Batch(new int[0], inputs, targets, numbers);
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void everyNormIsThatOfTheSlopes(ModelSpec spec) {
        Model model = model(spec);
        Batch example = example(spec);
        InputGradients found = InputGradients.of(KERNELS, model, example, () -> true);
        assertEquals(spec.wiring().shape().isPooled() ? 1 : STEPS, found.losses());
        assertTrue(found.areOfLoss(0));
        Network network = new Network(spec, 1, STEPS, false, KERNELS, Workers.of(1));
        for (int loss : found.losses() == 1 ? new int[] {0} : new int[] {0, 7, STEPS - 1}) {
            Batch own = only(spec, example, loss);
            for (int s : new int[] {0, 6, STEPS - 1}) {
                double squares = 0;
                for (int i = 0; i < INPUTS; i++) {
                    double slope = slope(network, model, own, s * INPUTS + i);
                    squares += slope * slope;
                }
                assertEquals(Math.sqrt(squares), found.input(loss, s), 2e-4 + 0.02 * Math.sqrt(squares),
                        "loss " + loss + ", input " + s);
                for (int l = 0; l < found.recurrences(); l++) {
                    double norm = normOfState(network, model, own, l, s);
                    assertEquals(norm, found.hidden(loss, l, s), 2e-4 + 0.02 * norm,
                            "loss " + loss + ", state " + s + " of recurrence " + l);
                }
            }
        }
    }

    /** The loss of one step alone. */
    private static Batch only(ModelSpec spec, Batch example, int loss) {
        int[] targets = example.targets().clone();
        for (int i = 0; i < targets.length; i++) {
            targets[i] = i == loss ? targets[i] : -1;
        }
        float[] numbers = example.targetNumbers().clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = spec.wiring().shape().isPooled() || i / spec.outputs() == loss ? numbers[i] : Float.NaN;
        }
        return new Batch(example.tokens(), example.inputs(), targets, numbers);
    }

    private static double loss(Network network, Model model, Batch batch) {
        network.forward(model.parameters(), batch);
        return network.loss(batch) * network.known(batch);
    }

    private static double slope(Network network, Model model, Batch batch, int input) {
        float kept = batch.inputs()[input];
        batch.inputs()[input] = kept + EPSILON;
        double above = loss(network, model, batch);
        batch.inputs()[input] = kept - EPSILON;
        double below = loss(network, model, batch);
        batch.inputs()[input] = kept;
        return (above - below) / (2 * EPSILON);
    }

    private static double normOfState(Network network, Model model, Batch batch, int recurrence, int step) {
        int units = model.spec().top().units();
        double squares = 0;
        for (int j = 0; j < units; j++) {
            double slope = 0;
            for (int sign : new int[] {1, -1}) {
                Float[] push = new Float[units];
                Arrays.fill(push, 0f);
                push[j] = sign * EPSILON;
                network.intervene(0, List.of(new Intervention.Push(Quantity.channel(Side.SOURCE, recurrence, "hidden"),
                        List.of(push), new TextRange(step, step + 1))));
                slope += sign * loss(network, model, batch) / (2 * EPSILON);
            }
            squares += slope * slope;
        }
        network.intervene(0, List.of());
        return Math.sqrt(squares);
    }

    /** Where the right label is not known, it is the most probable one's loss; where no number is, the number itself. */
    @Test
    void whatIsNotKnownIsStoodInFor() {
        ModelSpec spec = wirings().get(0);
        Model model = model(spec);
        Batch example = example(spec);
        Network network = new Network(spec, 1, STEPS, false, KERNELS, Workers.of(1));
        network.forward(model.parameters(), example);
        int[] predicted = new int[STEPS];
        Arrays.setAll(predicted, network::predicted);
        InputGradients known = InputGradients.of(KERNELS, model,
                new Batch(new int[0], example.inputs(), predicted, new float[0]), () -> true);
        InputGradients unknown = InputGradients.of(KERNELS, model,
                new Batch(new int[0], example.inputs(), new int[0], new float[0]), () -> true);
        for (int s = 0; s < STEPS; s++) {
            assertEquals(known.input(3, s), unknown.input(3, s), 0);
        }

        ModelSpec regressor = wirings().get(4);
        Model forecaster = model(regressor);
        Batch numbers = example(regressor);
        InputGradients number = InputGradients.of(KERNELS, forecaster,
                new Batch(new int[0], numbers.inputs(), new int[0], new float[0]), () -> true);
        assertFalse(number.areOfLoss(0));
        assertTrue(number.input(0, STEPS - 1) > 1e-3);
    }

    /** Of numbers at every step, some known: where one is not, the gradient is that of the number itself. */
    @Test
    void aNumberThatNobodyKnowsStandsForItsLoss() {
        ModelSpec spec = wirings().get(5);
        Model model = model(spec);
        Batch example = example(spec);
        example.targetNumbers()[2 * 4] = Float.NaN;
        Arrays.fill(example.targetNumbers(), 2 * 7, 2 * 8, Float.NaN);
        InputGradients found = InputGradients.of(KERNELS, model, example, () -> true);
        assertTrue(found.areOfLoss(6) && found.areOfLoss(4));
        assertFalse(found.areOfLoss(7));
        Network network = new Network(spec, 1, STEPS, false, KERNELS, Workers.of(1));
        double squares = 0;
        for (int i = 0; i < INPUTS; i++) {
            float kept = example.inputs()[3 * INPUTS + i];
            double slope = 0;
            for (int sign : new int[] {1, -1}) {
                example.inputs()[3 * INPUTS + i] = kept + sign * EPSILON;
                network.forward(model.parameters(), example);
                slope += sign * network.number(7, 0) / (2 * EPSILON);
            }
            example.inputs()[3 * INPUTS + i] = kept;
            squares += slope * slope;
        }
        assertEquals(Math.sqrt(squares), found.input(7, 3), 2e-4 + 0.02 * Math.sqrt(squares));
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void aCheckFindsTheNormInViewAndAgrees(ModelSpec spec) {
        Model model = model(spec);
        Batch example = example(spec);
        InputGradients found = InputGradients.of(KERNELS, model, example, () -> true);
        int loss = found.losses() - 1;
        int recurrence = found.recurrences() - 1;
        int step = found.losses() == 1 ? 3 : STEPS - 1;
        InputCheck state = InputCheck.of(KERNELS, model, example, loss, Quantity.channel(Side.SOURCE, recurrence, "hidden"),
                step);
        assertEquals(found.hidden(loss, recurrence, step), state.analytical(), 1e-6 + 1e-4 * state.analytical());
        assertTrue(state.agrees() && state.isResolved(), state.toString());
        InputCheck input = InputCheck.of(KERNELS, model, example, loss, new Quantity(Side.SOURCE, "inputs"), step);
        assertEquals(found.input(loss, step), input.analytical(), 1e-6 + 1e-4 * input.analytical());
        assertTrue(input.agrees() && input.isResolved(), input.toString());
    }

    /** Where all that a class is read from is held, nothing of its loss comes back. */
    @Test
    void nothingComesBackThroughWhatIsHeld() {
        ModelSpec spec = wirings().get(3);
        Model model = model(spec);
        List<Intervention> held = new ArrayList<>();
        for (int j = 0; j < spec.top().units(); j++) {
            held.add(new Intervention.Clamp(Quantity.channel(Side.SOURCE, spec.layers() - 1, "hidden"), j, 0.2f,
                    new TextRange(STEPS - 1, STEPS)));
        }
        Model changed = new Model(spec, model.parameters(), model.tokenizer(), model.card(), held);
        Batch example = example(spec);
        InputGradients free = InputGradients.of(KERNELS, model, example, () -> true);
        InputGradients found = InputGradients.of(KERNELS, changed, example, () -> true);
        for (int s = 0; s < STEPS; s++) {
            assertEquals(0, found.input(0, s), 0);
        }
        assertTrue(free.input(0, STEPS - 1) > 1e-3);
    }
}
