package rnnscope.network.sequence;

import java.util.ArrayList;
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
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.model.Wiring;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Slopes;
import rnnscope.network.Topology;

/** Every cell and wiring of a sequence model against finite differences; sequences shorter than the room. */
class SequenceGradientsTest {
    private static final int BATCH = 3;
    private static final int STEPS = 5;
    private static final int ROOM = 7;
    private static final int SYMBOLS = 7;

    static List<ModelSpec> wirings() {
        List<ModelSpec> specs = new ArrayList<>();
        Wiring tagger = Wiring.of(Shape.TAGGER, 4);
        Wiring classifier = Wiring.of(Shape.CLASSIFIER, 3);
        Wiring regressor = Wiring.of(Shape.REGRESSOR, 0);
        for (Cell cell : Cells.all()) {
            String id = cell.id();
            specs.add(new ModelSpec(id, 1, 5, SYMBOLS, 0, 0, false, 0, 0, tagger));
            specs.add(new ModelSpec(id, 1, 5, SYMBOLS, 0, 0, false, 0, 0, tagger.withBidirectional(true)));
            specs.add(new ModelSpec(id, 2, 5, SYMBOLS, 3, 0, false, 0, 0, tagger.withDirection(Direction.BACKWARD)));
            specs.add(new ModelSpec(id, 2, 16, SYMBOLS, 6, 0, false, 0, 0, tagger.withBidirectional(true)));
            specs.add(new ModelSpec(id, 3, 6, SYMBOLS, 12, 0.3, true, 0, 0, tagger.withBidirectional(true)));
            specs.add(new ModelSpec(id, 3, 3, SYMBOLS, 6, 0.3, false, 0, 0,
                    tagger.withBidirectional(true).withHighway(true)));
            specs.add(new ModelSpec(id, 1, 6, SYMBOLS, 4, 0, false, 0, 0, tagger.withHeads(3)));
            specs.add(new ModelSpec(id, 1, 6, SYMBOLS, 4, 0, false, 0, 0, Wiring.LANGUAGE_MODEL.withHeads(2)));
            for (Pooling pooling : Pooling.values()) {
                specs.add(new ModelSpec(id, 1, 6, SYMBOLS, 4, 0, false, 0, 0, classifier.withPooling(pooling)));
                specs.add(new ModelSpec(id, 2, 5, SYMBOLS, 0, 0, false, 0, 0,
                        classifier.withPooling(pooling).withBidirectional(true)));
                specs.add(new ModelSpec(id, 1, 5, SYMBOLS, 0, 0, false, 0, 0,
                        classifier.withPooling(pooling).withDirection(Direction.BACKWARD)));
            }
            specs.add(new ModelSpec(id, 1, 16, SYMBOLS, 4, 0, false, 0, 0,
                    classifier.withPooling(Pooling.ATTENTION).withBidirectional(true).withHeads(2)));
            specs.add(new ModelSpec(id, 1, 5, 0, 0, 0, false, 3, 2, regressor));
            List<LayerSpec> unequal = List.of(new LayerSpec("gru", 5).withBiases(false), new LayerSpec(id, 17),
                    new LayerSpec(id, 4).withBiases(false));
            specs.add(new ModelSpec(id, 1, 5, SYMBOLS, 0, 0.3, false, 0, 0, tagger.withBidirectional(true))
                    .withStack(unequal));
            specs.add(new ModelSpec(id, 1, 5, SYMBOLS, 3, 0, false, 0, 0, tagger.withBidirectional(true).withHeads(2))
                    .withStack(List.of(new LayerSpec(id, 5), new LayerSpec("lstm-projected", 18, 4, true))));
            specs.add(new ModelSpec(id, 1, 5, SYMBOLS, 3, 0, false, 0, 0, classifier.withPooling(Pooling.ATTENTION)
                    .withBidirectional(true).withHeads(2)).withStack(unequal).withHeadBias(false));
            specs.add(new ModelSpec(id, 1, 5, 0, 0, 0, false, 3, 2, regressor.withBidirectional(true))
                    .withStack(unequal));
        }
        for (Wiring wiring : List.of(tagger, classifier.withPooling(Pooling.MEAN), Wiring.LANGUAGE_MODEL)) {
            specs.add(new ModelSpec("transformer", 1, 6, SYMBOLS, 0, 0, false, 0, 0, wiring.withHeads(2)));
            specs.add(new ModelSpec("transformer", 2, 20, SYMBOLS, 0, 0.3, false, 0, 0, wiring));
        }
        specs.add(new ModelSpec("transformer", 1, 8, SYMBOLS, 0, 0, false, 0, 2, regressor.withPooling(Pooling.ATTENTION)));
        return specs;
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void everyGradientIsTheSlopeOfTheLoss(ModelSpec spec) {
        boolean kinked = Slopes.hasRectifier(spec) || spec.wiring().pooling() == Pooling.MAX;
        SeededRandom random = new SeededRandom(1);
        // The scores of wide attention are large, and a loss in float then is coarse.
        double deviation = kinked ? 0.3 : spec.width() == 32 ? 0.35 : 0.4;
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), deviation, random);
        Slopes.check(new Network(spec, BATCH, ROOM, true, Kernels.plain(), Workers.of(1)), p,
                batch(spec, BATCH, STEPS, random), kinked, random);
    }

    /** Random symbols or numbers; one symbol that enters and one target are unknown. */
    static Batch batch(ModelSpec spec, int sequences, int steps, SeededRandom random) {
        int predictions = spec.wiring().shape().isPooled() ? sequences : sequences * steps;
        int[] tokens = new int[spec.readsSymbols() ? sequences * steps : 0];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = i == 4 ? -1 : random.nextInt(spec.vocabulary());
        }
        float[] inputs = new float[sequences * steps * spec.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        int[] targets = new int[spec.predictsSymbols() ? predictions : 0];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = i == 1 ? -1 : random.nextInt(spec.outputWidth());
        }
        float[] numbers = new float[predictions * spec.outputs()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i == 2 ? Float.NaN : (float) random.nextGaussian();
        }
        return new Batch(tokens, inputs, targets, numbers);
    }
}
