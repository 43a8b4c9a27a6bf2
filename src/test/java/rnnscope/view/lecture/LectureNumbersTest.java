package rnnscope.view.lecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.figure.lecture.Operand;
import rnnscope.figure.lecture.WorkedEquation;
import rnnscope.figure.lecture.WorkedStep;
import rnnscope.math.Kernels;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.reading.SourceText;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class LectureNumbersTest {
    private static Model model(LayerSpec layer, int layers, String symbols) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(symbols);
        ModelSpec spec = ModelSpec.of("rnn-tanh", layers, layer.units(), tokenizer.vocabulary().size())
                .withStack(Collections.nCopies(layers, layer));
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer, ModelCard.named("small"));
    }

    private static Model model(String cell, int layers, int units, String symbols) {
        return model(new LayerSpec(cell, units), layers, symbols);
    }

    @Test
    void smallNetworksFit() {
        assertTrue(LectureNumbers.fit(model("rnn-tanh", 1, 8, "abcdefghijkl")));
        assertTrue(LectureNumbers.fit(model("rnn-relu", 1, 1, "ab")));
        assertTrue(LectureNumbers.fit(model("lstm", 1, 8, "abcdefghijkl")));
        assertTrue(LectureNumbers.fit(model("gru", 1, 3, "abc")));
        assertFalse(LectureNumbers.fit(model("rnn-tanh", 1, 9, "abc")));
        assertFalse(LectureNumbers.fit(model("lstm", 1, 8, "abcdefghijklm")));
        assertFalse(LectureNumbers.fit(model("gru", 2, 3, "abc")));
    }

    private static Excerpt read(Model model, String text) {
        Queue<Runnable> foreground = new ArrayDeque<>();
        Session session = new Session(Kernels.plain(), Runnable::run, foreground::add);
        session.openModel("small", () -> model, new SourceText("text", text));
        while (!foreground.isEmpty()) {
            foreground.remove().run();
        }
        return session.excerpt();
    }

    static Stream<LayerSpec> layers() {
        return Cells.all().stream().flatMap(cell -> Stream.of(true, false)
                .map(biases -> new LayerSpec(cell.id(), 4, cell.variation().projects() ? 3 : 0, biases)));
    }

    /** Of every cell: each matrix is its gate's, each equation comes to what the network computed from the numbers it shows. */
    @ParameterizedTest
    @MethodSource("layers")
    void whatIsShownIsWhatWasComputed(LayerSpec layer) {
        Model model = model(layer, 1, "helo");
        Excerpt excerpt = read(model, "hellohello");
        Cell cell = Cells.of(layer.cell());
        Trace trace = excerpt.trace();
        for (int t = 0; t < 7; t++) {
            WorkedStep step = LectureNumbers.at(excerpt, t, null);
            assertEquals(cell.equations().size() + 1, step.equations().size());
            for (WorkedEquation worked : step.equations()) {
                for (int row = 0; row < worked.result().rows(); row++) {
                    assertFalse(worked.isHeld(row), worked.equation().numbers());
                }
                for (Operand operand : worked.operands()) {
                    if (operand.isProduct()) {
                        assertProduct(model, cell, worked.equation().channel(), operand);
                    }
                }
            }
            for (int e = 0; e < cell.equations().size(); e++) {
                String channel = cell.equations().get(e).channel();
                for (int unit = 0; unit < step.equations().get(e).result().rows(); unit++) {
                    assertEquals(trace.value(0, channel, unit, t), step.equations().get(e).result().values()[unit]);
                }
            }
            double all = 0;
            float[] scores = step.equations().get(step.equations().size() - 1).result().values();
            for (float score : scores) {
                all += Math.exp(score);
            }
            assertEquals(Math.log(all) - scores[step.target()], step.loss(), 1e-5);
        }
    }

    /** The rows of the gate, in the order of the cell's gates, and their products with the vector. */
    private static void assertProduct(Model model, Cell cell, String channel, Operand operand) {
        String kind = operand.place().substring(operand.place().indexOf('.') + 1);
        boolean isScores = channel.equals("scores");
        String name = isScores ? "head.weight" : kind.equals("wx") ? "rnn.weight_ih_l0"
                : kind.equals("wh") ? "rnn.weight_hh_l0" : "rnn.weight_hr_l0";
        String gate = operand.place().substring(0, operand.place().indexOf('.'));
        int first = kind.equals("r") || isScores ? 0 : cell.gates().indexOf(gate) * operand.matrix().rows();
        for (int row = 0; row < operand.matrix().rows(); row++) {
            double sum = 0;
            for (int k = 0; k < operand.vector().rows(); k++) {
                float weight = model.parameters().get(name, first + row, k);
                assertEquals(weight, operand.matrix().values()[row * operand.matrix().columns() + k]);
                sum += weight * operand.vector().values()[k];
            }
            assertEquals(sum, operand.value()[row], 1e-6);
        }
    }

    /** An LSTM and a GRU worked from their weights alone, as their papers write them. */
    @Test
    void gatedCellsAreWorkedAsTheirPapersWriteThem() {
        for (String id : List.of("lstm", "gru")) {
            Model model = model(id, 1, 3, "helo");
            Excerpt excerpt = read(model, "hello");
            double[] h = new double[3];
            double[] c = new double[3];
            for (int t = 0; t < 5; t++) {
                WorkedStep step = LectureNumbers.at(excerpt, t, null);
                double[][] x = new double[4][3];
                double[][] s = new double[4][3];
                for (int gate = 0; gate < (id.equals("lstm") ? 4 : 3); gate++) {
                    for (int j = 0; j < 3; j++) {
                        int row = 3 * gate + j;
                        x[gate][j] = model.parameters().get("rnn.weight_ih_l0", row, step.input())
                                + model.parameters().get("rnn.bias_ih_l0", row, 0);
                        s[gate][j] = model.parameters().get("rnn.bias_hh_l0", row, 0);
                        for (int k = 0; k < 3; k++) {
                            s[gate][j] += model.parameters().get("rnn.weight_hh_l0", row, k) * h[k];
                        }
                    }
                }
                for (int j = 0; j < 3; j++) {
                    if (id.equals("lstm")) {
                        c[j] = sigmoid(x[1][j] + s[1][j]) * c[j] + sigmoid(x[0][j] + s[0][j]) * Math.tanh(x[2][j] + s[2][j]);
                        h[j] = sigmoid(x[3][j] + s[3][j]) * Math.tanh(c[j]);
                        assertEquals(c[j], result(step, "cell")[j], 1e-5);
                    } else {
                        double n = Math.tanh(x[2][j] + sigmoid(x[0][j] + s[0][j]) * s[2][j]);
                        double z = sigmoid(x[1][j] + s[1][j]);
                        h[j] = (1 - z) * n + z * h[j];
                    }
                    assertEquals(h[j], result(step, "hidden")[j], 1e-5);
                }
            }
        }
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    private static float[] result(WorkedStep step, String channel) {
        return step.equations().stream().filter(worked -> worked.equation().channel().equals(channel)).findFirst().orElseThrow()
                .result().values();
    }
}
