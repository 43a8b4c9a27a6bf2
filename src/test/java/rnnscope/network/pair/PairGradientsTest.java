package rnnscope.network.pair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.model.Wiring;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Slopes;
import rnnscope.network.Topology;
import rnnscope.network.module.Room;

/** Every cell and wiring of an encoder and decoder against finite differences; pairs shorter than the room. */
class PairGradientsTest {
    private static final int BATCH = 3;
    private static final int SOURCE_STEPS = 5;
    private static final int STEPS = 4;
    private static final int SYMBOLS = 7;

    static List<ModelSpec> wirings() {
        List<ModelSpec> specs = new ArrayList<>();
        Wiring plain = Wiring.of(Shape.ENCODER_DECODER, 6);
        for (Cell cell : Cells.all()) {
            String id = cell.id();
            for (Scoring scoring : Scoring.values()) {
                Wiring wiring = plain.withScoring(scoring);
                specs.add(new ModelSpec(id, 1, 5, SYMBOLS, 4, 0, false, 0, 0, wiring));
                if (scoring != Scoring.DOT && cell.gates().size() > 1) {
                    specs.add(new ModelSpec(id, 2, 6, SYMBOLS, 4, 0, false, 0, 0, wiring.withBidirectional(true)));
                }
            }
            specs.add(new ModelSpec(id, 2, 5, 0, 3, 0, false, 4, 0, Wiring.of(Shape.GENERATOR, 6)));
            specs.add(new ModelSpec(id, 2, 5, 0, 3, 0, false, 4, 0, Wiring.of(Shape.GENERATOR, 6).withEveryStep(true)));
            List<LayerSpec> unequal = List.of(new LayerSpec(id, 5), new LayerSpec("gru", 17).withBiases(false),
                    new LayerSpec(id, 4));
            for (Wiring wiring : List.of(plain, plain.withScoring(Scoring.ADDITIVE),
                    plain.withScoring(Scoring.GENERAL).withBidirectional(true), Wiring.of(Shape.GENERATOR, 6))) {
                boolean gives = wiring.shape() == Shape.GENERATOR;
                specs.add(new ModelSpec(id, 1, 5, gives ? 0 : SYMBOLS, 4, 0, false, gives ? 2 : 0, 0, wiring)
                        .withStack(unequal).withHeadBias(false));
            }
        }
        for (Wiring wiring : List.of(plain, plain.withScoring(Scoring.DOT),
                plain.withScoring(Scoring.GENERAL).withBidirectional(true))) {
            specs.add(new ModelSpec("gru", 1, 5, SYMBOLS, 4, 0, false, 0, 0, wiring)
                    .withStack(List.of(new LayerSpec("gru", 5), new LayerSpec("lstm-projected", 18, 4, true))));
        }
        for (Scoring scoring : Scoring.values()) {
            for (Pooling pooling : Pooling.values()) {
                Wiring answers = Wiring.of(Shape.ANSWERER, 6).withScoring(scoring).withPooling(pooling);
                specs.add(new ModelSpec(pooling == Pooling.MAX ? "lstm" : "gru", 2, 5, SYMBOLS, 4, 0.3, false, 3, 0,
                        scoring == Scoring.DOT ? answers : answers.withBidirectional(true)));
            }
        }
        specs.add(new ModelSpec("gru", 2, 17, 0, 3, 0, false, 3, 0,
                plain.withScoring(Scoring.GENERAL).withBidirectional(true)));
        specs.add(new ModelSpec("lstm", 2, 17, 0, 3, 0, false, 3, 0,
                plain.withScoring(Scoring.ADDITIVE).withBidirectional(true)));
        specs.add(new ModelSpec("gru", 2, 6, SYMBOLS, 6, 0.3, true, 0, 0, plain));
        specs.add(new ModelSpec("lstm", 2, 6, SYMBOLS, 6, 0.3, true, 0, 0, plain.withScoring(Scoring.DOT)));
        specs.add(new ModelSpec("gru", 2, 6, SYMBOLS, 6, 0.3, true, 0, 0, plain.withScoring(Scoring.ADDITIVE)));
        specs.add(new ModelSpec("lstm", 2, 6, SYMBOLS, 6, 0.3, false, 0, 0,
                plain.withScoring(Scoring.GENERAL).withHighway(true)));
        specs.add(new ModelSpec("gru", 3, 6, SYMBOLS, 6, 0, false, 0, 0,
                plain.withScoring(Scoring.ADDITIVE).withHighway(true)));
        return specs;
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void everyGradientIsTheSlopeOfTheLoss(ModelSpec spec) {
        boolean kinked = Slopes.hasRectifier(spec) || spec.wiring().pooling() == Pooling.MAX;
        SeededRandom random = new SeededRandom(1);
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), kinked ? 0.2 : 0.5, random);
        Slopes.check(new Network(spec, new Room(BATCH, SOURCE_STEPS + 2, STEPS + 1), true, Kernels.plain(), Workers.of(1)),
                p, batch(spec, random), kinked, random);
    }

    /** Random pairs with targets of different lengths, one symbol of the source unknown. */
    static Batch batch(ModelSpec spec, SeededRandom random) {
        boolean asks = spec.wiring().shape().asks();
        int steps = spec.wiring().shape().encodes() ? SOURCE_STEPS : 1;
        int[] tokens = new int[asks ? BATCH * STEPS : spec.readsSymbols() ? BATCH * steps : 0];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = i == 4 ? -1 : random.nextInt(spec.vocabulary());
        }
        float[] inputs = new float[BATCH * steps * spec.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        if (asks) {
            return new Batch(tokens, inputs, new int[] {2, -1, 5}, new float[0]);
        }
        int[] targets = new int[BATCH * STEPS];
        Arrays.fill(targets, -1);
        for (int b = 0; b < BATCH; b++) {
            int length = STEPS - b % 2;
            for (int t = 0; t < length; t++) {
                targets[t * BATCH + b] = t == length - 1 ? Topology.boundary(spec)
                        : random.nextInt(spec.wiring().symbols());
            }
        }
        return new Batch(tokens, inputs, targets, new float[0]);
    }
}
