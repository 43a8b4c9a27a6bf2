package rnnscope.network.glimpse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring.Glimpses;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.model.Wiring;
import rnnscope.network.Batch;
import rnnscope.network.Fixture;
import rnnscope.network.Network;
import rnnscope.network.Slopes;
import rnnscope.network.Topology;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;

/** Whole networks that read a picture by glimpses: finite differences, PyTorch, and a grid by hand. */
class GlimpseGradientsTest {
    private static final int BATCH = 3;
    private static final int SIDE = 9;

    static List<ModelSpec> wirings() {
        List<ModelSpec> specs = new ArrayList<>();
        Wiring classifier = Wiring.of(Shape.CLASSIFIER, 4).withGlimpses(new Glimpses(4, 3));
        for (Cell cell : List.of(Cells.of("rnn-tanh"), Cells.of("gru"), Cells.of("lstm"), Cells.of("rnn-relu"))) {
            specs.add(reader(classifier, new LayerSpec(cell.id(), 5)));
        }
        specs.add(reader(classifier.withPooling(Pooling.ATTENTION), new LayerSpec("gru", 6)));
        specs.add(reader(classifier.withHeads(2).withPooling(Pooling.MEAN), new LayerSpec("lstm", 6)));
        specs.add(new ModelSpec(List.of(new LayerSpec("gru", 6), new LayerSpec("lstm", 6)), 0, 0, 0.3, true, SIDE * SIDE, 0,
                true, classifier));
        specs.add(new ModelSpec(ModelSpec.equal(1, new LayerSpec("gru", 5)), 0, 0, 0, false, SIDE * SIDE, 2, true,
                Wiring.of(Shape.REGRESSOR, 0).withGlimpses(new Glimpses(3, 4))));
        return specs;
    }

    private static ModelSpec reader(Wiring wiring, LayerSpec layer) {
        return new ModelSpec(List.of(layer), 0, 0, 0, false, SIDE * SIDE, 0, true, wiring);
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void everyGradientIsTheSlopeOfTheLoss(ModelSpec spec) {
        SeededRandom random = new SeededRandom(2);
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), 0.3, random);
        Slopes.check(network(spec), p, batch(spec, random), Slopes.hasRectifier(spec), random);
    }

    /** What a glimpse leaves on the picture is the slope of the loss along its pixels. */
    @Test
    void thePictureHasAGradient() {
        ModelSpec spec = wirings().get(1);
        SeededRandom random = new SeededRandom(2);
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), 0.4, random);
        Batch batch = batch(spec, random);
        Network network = network(spec);
        network.forward(p, batch);
        network.backward(p, batch, new Parameters(p.layout()));
        Tape tape = network.tape(Side.SOURCE);
        Panels place = tape.gradient(tape.layout().place("picture"));
        for (int i = 0; i < batch.inputs().length; i += 17) {
            float found = tape.values()[place.at(i / spec.inputs(), i % spec.inputs())];
            float kept = batch.inputs()[i];
            batch.inputs()[i] = kept + 1 / 64f;
            network.forward(p, batch);
            double above = network.loss(batch);
            batch.inputs()[i] = kept - 1 / 64f;
            network.forward(p, batch);
            double below = network.loss(batch);
            batch.inputs()[i] = kept;
            assertEquals((above - below) * 32, found, 1e-4, "pixel " + i);
        }
    }

    /** Before anything is known the grid lies over the whole picture: b = 0 and h = 0 give its middle and its width. */
    @Test
    void theFirstGlimpseOfAnUntrainedStateIsTheWholePicture() {
        ModelSpec spec = wirings().get(1);
        Network network = network(spec);
        network.forward(new Parameters(Topology.of(spec).parameters()), batch(spec, new SeededRandom(3)));
        Panels grid = network.layout().place("glimpse/grid");
        float[] expected = {(SIDE + 1) / 2f, (SIDE + 1) / 2f, (SIDE - 1) / 2f, 1, 1};
        Fixture.compare("grid", expected, Fixture.rows(network.tape().values(), grid, network.layout().row(0), 1));
    }

    /** {@code src/test/python/make_glimpse_fixtures.py} made the files. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void agreesWithPyTorch(Path file) throws IOException {
        Fixture fixture = new Fixture(file);
        ModelSpec spec = new ModelSpec(fixture.get("cell").asText(), fixture.integer("layers"), fixture.integer("units"), 0,
                0, 0, false, fixture.integer("inputs"), 0, Wiring.of(Shape.CLASSIFIER, fixture.integer("labels"))
                        .withGlimpses(new Glimpses(fixture.integer("glimpses"), fixture.integer("patch"))));
        int batch = fixture.integer("batch");
        for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
            try (Workers workers = Workers.of(2)) {
                Network network = new Network(spec, batch, spec.wiring().glimpses().count(), true, kernels, workers);
                Parameters p = fixture.parameters(Topology.of(spec).parameters());
                Batch given = new Batch(new int[0], fixture.floats("input_numbers"), fixture.ints("targets"), new float[0]);
                network.forward(p, given);
                assertEquals(fixture.get("loss").asDouble(), network.loss(given), Fixture.TOLERANCE, "loss");
                Fixture.compare("grids", fixture.floats("grids"), Fixture.rows(network.tape().values(),
                        network.layout().place("glimpse/grid"), batch, spec.wiring().glimpses().count() * batch));
                Parameters gradient = new Parameters(p.layout());
                network.backward(p, given, gradient);
                fixture.compareGradients(gradient);
            }
        }
    }

    static List<Path> fixtures() throws IOException {
        return Fixture.in("pytorch-glimpses").stream().filter(file -> file.getFileName().toString().startsWith("classifier"))
                .toList();
    }

    private static Network network(ModelSpec spec) {
        return new Network(spec, BATCH, spec.wiring().glimpses().count(), true, Kernels.plain(), Workers.of(1));
    }

    private static Batch batch(ModelSpec spec, SeededRandom random) {
        // Smooth, so that a step of the grid is small beside what it moves over.
        float[] pictures = new float[BATCH * spec.inputs()];
        for (int i = 0; i < pictures.length; i++) {
            int at = i % spec.inputs();
            pictures[i] = (float) (Math.sin(0.5 * (at % SIDE) + i / spec.inputs()) * Math.cos(0.4 * (at / SIDE)));
        }
        int[] labels = new int[spec.predictsSymbols() ? BATCH : 0];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(spec.outputWidth());
        }
        float[] numbers = new float[BATCH * spec.outputs()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return new Batch(new int[0], pictures, labels, numbers);
    }
}
