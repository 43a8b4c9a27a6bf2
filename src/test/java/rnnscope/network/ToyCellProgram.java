package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.analysis.gradient.GradientWindow;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.analysis.gradient.Truncation;
import rnnscope.cell.Cells;
import rnnscope.figure.now.CellFigure;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.paint.Look;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;

/** What a cell from outside gets without a change of the program; run in a JVM whose class path names its provider. */
public final class ToyCellProgram {
    private static final String TEXT = "the same again and the same again, ".repeat(20);
    private static final CharacterTokenizer LETTERS = CharacterTokenizer.of(TEXT);
    private static final Kernels K = Kernels.best();

    private ToyCellProgram() {}

    public static void main(String[] args) throws Exception {
        ModelSpec spec = ModelSpec.of("mgu", 1, 12, LETTERS.vocabulary().size());
        itsGradientsAreSlopes();
        itBeginsWithAnOpenMemory(spec);
        Parameters learned = itLearns(spec);
        Model model = new Model(spec, learned, LETTERS, ModelCard.named("toy"), List.of());
        itsFileIsReadBack(model);
        Trace trace = itsStepsFollowItsEquation(model);
        itsGateCanBeClamped(model);
        itsGradientFlows(model);
        itIsDrawn(trace);
        System.out.println("all of it");
    }

    private static void itsGradientsAreSlopes() {
        ModelSpec spec = new ModelSpec("mgu", 2, 5, 7, 3, 0.2, true);
        SeededRandom random = new SeededRandom(1);
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), 0.5, random);
        int[] symbols = new Random(1).ints(24, 0, 7).toArray();
        Slopes.check(new Network(spec, 3, 4, true, Kernels.plain(), Workers.of(1)), p,
                Batch.ofSymbols(Arrays.copyOf(symbols, 12), Arrays.copyOfRange(symbols, 12, 24)), false, random);
    }

    /** What keeps is 1 − f: the bias of an open memory has the other sign. */
    private static void itBeginsWithAnOpenMemory(ModelSpec spec) {
        Parameters p = Initialisation.XAVIER.parameters(spec, 1.5, 3);
        assertEquals(-1.5f, p.get("rnn.bias_ih_l0", 4, 0));
        assertEquals(0, p.get("rnn.bias_ih_l0", spec.top().units() + 4, 0));
    }

    private static Parameters itLearns(ModelSpec spec) {
        TrainingSpec training = new TrainingSpec(4, 20, Optimizer.Kind.ADAM, 0.02, 1, 0, 5, Initialisation.UNIFORM, 1, 1);
        Trainer trainer = new Trainer(spec, training, ids(), K, Workers.of(1));
        trainer.step();
        double first = trainer.loss();
        for (int i = 0; i < 300; i++) {
            trainer.step();
        }
        double last = trainer.loss();
        assertTrue(last < 0.3 * first, "from " + first + " to " + last);
        return trainer.parameters();
    }

    private static int[] ids() {
        TokenSequence text = LETTERS.encode(TEXT);
        return text.ids(0, text.length());
    }

    private static void itsFileIsReadBack(Model model) throws Exception {
        Path file = Files.createTempFile("toy", ".safetensors");
        try {
            ModelFiles.write(file, model);
            assertEquals(model.spec(), ModelFiles.read(file).spec());
            assertEquals(model.parameters().get("rnn.weight_hh_l0", 3, 2),
                    ModelFiles.read(file).parameters().get("rnn.weight_hh_l0", 3, 2));
        } finally {
            Files.delete(file);
        }
    }

    private static Trace itsStepsFollowItsEquation(Model model) {
        Trace trace = trace(model);
        for (int t = 1; t < trace.end(); t++) {
            float f = trace.value(0, "forget", 3, t);
            assertEquals((1 - f) * trace.value(0, "hidden", 3, t - 1) + f * trace.value(0, "candidate", 3, t),
                    trace.value(0, "hidden", 3, t), 1e-6);
            Map<String, Double> parts = Preactivation.parts(model, trace, 0, 3, t);
            assertEquals(1 / (1 + Math.exp(-parts.get("f.x") - parts.get("f.h"))), f, 1e-5);
        }
        return trace;
    }

    private static Trace trace(Model model) {
        return new Reading(K, model, LETTERS.encode(TEXT)).trace(0, 40);
    }

    private static void itsGateCanBeClamped(Model model) {
        Model shut = new Model(model.spec(), model.parameters(), LETTERS, model.card(), List.of(
                new Intervention.Clamp(0, "forget", 3, 0, TextRange.ALL)));
        Trace trace = trace(shut);
        for (int t = 0; t < trace.end(); t++) {
            assertEquals(0, trace.value(0, "hidden", 3, t));
        }
    }

    private static void itsGradientFlows(Model model) {
        int[] ids = ids();
        GradientWindow window = new GradientWindow(model.spec(), 30, K);
        window.run(model.parameters(), null, Arrays.copyOf(ids, 30), Arrays.copyOfRange(ids, 1, 31));
        GradientFlow flow = GradientFlow.of(window, LossChoice.LAST_STEP, Truncation.NONE);
        assertTrue(flow.hidden(0, 20) > 0);
        assertTrue(!flow.hasCell(0));
    }

    private static void itIsDrawn(Trace trace) {
        TokenSequence text = LETTERS.encode(TEXT);
        CellValues values = CellValues.of(trace, 0, 3, 5, Map.of(), t -> t < 0 ? null : text.symbol(t), true, "to softmax");
        BufferedImage image = new BufferedImage(400, 240, BufferedImage.TYPE_INT_ARGB);
        new CellFigure(values, null, Double.NaN).paint(image.createGraphics(), 400, 240, Look.light());
        long painted = Arrays.stream(image.getRGB(0, 0, 400, 240, null, 0, 400)).filter(rgb -> rgb != 0).count();
        assertTrue(painted > 1000, painted + " pixels");
        assertEquals(5, Cells.offered().size());
    }
}
