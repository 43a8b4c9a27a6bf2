package rnnscope.view.lecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import rnnscope.figure.lecture.WorkedStep;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.library.Library;
import rnnscope.session.reading.Excerpt;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class LectureNumbersTest {
    private static Model model(String cell, int layers, int units, String symbols) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(symbols);
        ModelSpec spec = ModelSpec.of(cell, layers, units, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer, ModelCard.named("small"));
    }

    @Test
    void smallNetworksWithoutGatesFit() {
        assertTrue(LectureNumbers.fit(model("rnn-tanh", 1, 8, "abcdefghijkl")));
        assertTrue(LectureNumbers.fit(model("rnn-relu", 1, 1, "ab")));
        assertFalse(LectureNumbers.fit(model("rnn-tanh", 1, 9, "abc")));
        assertFalse(LectureNumbers.fit(model("rnn-tanh", 1, 8, "abcdefghijklm")));
        assertFalse(LectureNumbers.fit(model("rnn-tanh", 2, 3, "abc")));
        assertFalse(LectureNumbers.fit(model("lstm", 1, 3, "abc")));
    }

    /** Products, sums, scores and loss follow from the weights alone, computed in another way. */
    @Test
    void theNumbersOfHelloAreThoseOfTheirEquations() {
        Queue<Runnable> foreground = new ArrayDeque<>();
        Session session = new Session(Kernels.plain(), Runnable::run, foreground::add);
        Library.Entry<Model> hello = Library.model("hello-rnn").orElseThrow();
        session.openModel(hello.name(), hello.load());
        while (!foreground.isEmpty()) {
            foreground.remove().run();
        }
        Excerpt excerpt = session.excerpt();
        Model model = excerpt.model();
        assertTrue(LectureNumbers.fit(model));
        float[] h = new float[3];
        for (int t = 0; t < 5; t++) {
            WorkedStep step = LectureNumbers.at(excerpt, t, null);
            assertArrayEquals(h, step.before(), 1e-5f);
            int symbol = step.input();
            assertEquals(excerpt.tokens().symbol(t), model.tokenizer().vocabulary().symbol(symbol));
            float[] next = new float[3];
            for (int j = 0; j < 3; j++) {
                double a = model.parameters().get("rnn.weight_ih_l0", j, symbol) + model.parameters().get("rnn.bias_ih_l0", j, 0)
                        + model.parameters().get("rnn.bias_hh_l0", j, 0);
                for (int k = 0; k < 3; k++) {
                    a += model.parameters().get("rnn.weight_hh_l0", j, k) * h[k];
                }
                next[j] = (float) Math.tanh(a);
                assertEquals(a, step.sum()[j], 1e-5);
            }
            assertArrayEquals(next, step.hidden(), 1e-5f);
            double all = 0;
            for (int k = 0; k < 4; k++) {
                double y = model.parameters().get("head.bias", k, 0);
                for (int j = 0; j < 3; j++) {
                    y += model.parameters().get("head.weight", k, j) * next[j];
                }
                assertEquals(y, step.scores()[k], 1e-5);
                all += Math.exp(y);
            }
            assertEquals(Math.log(all) - step.scores()[step.target()], step.loss(), 1e-5);
            h = next;
        }
    }
}
