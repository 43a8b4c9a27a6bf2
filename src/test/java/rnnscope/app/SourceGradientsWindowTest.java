package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.analysis.gradient.input.SourceGradients;
import rnnscope.control.FigureView;
import rnnscope.figure.attention.Arrival;
import rnnscope.figure.attention.SourceGradientBarsFigure;
import rnnscope.figure.attention.SourceGradientsFigure;
import rnnscope.figure.now.SentenceFigure;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.pair.PairTrace;
import rnnscope.session.example.PairAnswer;

/** The gradients at the source of a translation, by real clicks and keys. */
class SourceGradientsWindowTest extends WindowTest {
    @Override
    protected void open() {
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
    }

    private void open(String name) {
        interact(() -> examples.openModel(name, () -> ShippedModels.load(name)));
        until(() -> examples.answer() != null && examples.answer().model().card().name().equals(name));
        until(() -> lookup("#attention-pages-gradients").tryQuery().map(Node::isVisible).orElse(false));
        clickOn("#attention-pages-gradients");
    }

    @Test
    void theLeversMoveTheWeightsWhoseGradientsShow() {
        open("reverse-gru");
        SourceGradientsFigure before = shown("#source-gradients", SourceGradientsFigure.class, f -> true);
        clickOn("#source-gradient-levers");
        until(() -> lookup("#source-gradient-levers-radius-value").tryQuery().isPresent());
        doubleClickOn("#source-gradient-levers-radius-value").write("0.5").type(KeyCode.ENTER);
        PairAnswer answer = (PairAnswer) examples.answer();
        double expected = norm(answer, new WeightLevers(0.5, Double.NaN).applyTo(answer.model()), 1, 1);
        SourceGradientsFigure after = shown("#source-gradients", SourceGradientsFigure.class,
                f -> f.arrivals().get(1).get(1).norm() == expected);
        assertTrue(before.arrivals().get(1).get(1).norm() != expected);
        assertEquals(before.target(), after.target(), "of what the model wrote");
        assertTrue(lookup("#source-gradient-levers").queryAs(Labeled.class).getText().endsWith("*"));
    }

    @Test
    void gradientsLeadToThePageInAttention() {
        interact(() -> examples.openModel("reverse-gru", () -> ShippedModels.load("reverse-gru")));
        until(() -> examples.answer() != null && examples.answer().model().card().name().equals("reverse-gru"));
        clickOn("#tab-gradients");
        until(() -> lookup("#gradient-elsewhere").tryQuery().map(Node::isVisible).orElse(false));
        clickOn("#gradient-elsewhere");
        until(() -> lookup("#attention-pages-gradients").tryQuery().isPresent()
                && lookup("#attention-pages-gradients").queryAs(ToggleButton.class).isSelected());
        shown("#source-gradients", SourceGradientsFigure.class, f -> true);
    }

    private <F> F shown(String id, Class<F> kind, Predicate<F> which) {
        until(() -> lookup(id).tryQuery().isPresent() && figure(id) != null && kind.isInstance(figure(id))
                && which.test(kind.cast(figure(id))));
        return kind.cast(figure(id));
    }

    private Object figure(String id) {
        return lookup(id).queryAs(FigureView.class).figureProperty().get();
    }

    private static double norm(PairAnswer answer, Model model, int t, int s) {
        PairTrace trace = answer.trace();
        int[] written = new int[trace.steps()];
        for (int i = 0; i < written.length; i++) {
            written[i] = trace.written(i);
        }
        return SourceGradients.of(Kernels.best(), model, answer.source().batch(), written, () -> true).norm(t, s);
    }

    @Test
    void theMatricesWithAndWithoutAttentionAndTheWordInTheBeam() throws Exception {
        open("english-korean-gru");
        SourceGradientsFigure own = shown("#source-gradients", SourceGradientsFigure.class, f -> true);
        SourceGradientsFigure twin = shown("#source-gradients-twin", SourceGradientsFigure.class, f -> true);
        PairAnswer answer = (PairAnswer) examples.answer();
        assertTrue(own.attends() && !twin.attends(), "each model beside its twin");
        assertEquals(own.target(), twin.target(), "of the same words");
        assertEquals(norm(answer, answer.model(), 4, 3), own.arrivals().get(4).get(3).norm(), 0);
        assertEquals(norm(answer, ShippedModels.load("english-korean-plain"), 4, 3), twin.arrivals().get(4).get(3).norm(), 0);

        push(KeyCode.HOME);
        for (int i = 0; i < 4; i++) {
            push(KeyCode.RIGHT);
        }
        SourceGradientBarsFigure bars = shown("#source-gradient-bars", SourceGradientBarsFigure.class, f -> f.step() == 4);
        Arrival most = bars.arrivals().stream().max((a, b) -> Double.compare(a.share(), b.share())).orElseThrow();
        assertTrue(bars.sentence().contains(Math.round(most.share() * 100) + "%"), bars.sentence());
        assertTrue(bars.sentence().endsWith(Math.round(most.throughAttention() * 100) + "% of it through the attention"),
                bars.sentence());
        SourceGradientBarsFigure beside = shown("#source-gradient-bars-twin", SourceGradientBarsFigure.class,
                f -> f.step() == 4);
        assertTrue(beside.sentence().endsWith("over the bridge"), beside.sentence());
        assertEquals(bars.full(), beside.full(), 0, "bars of the same length are the same share");

        FigureView matrix = lookup("#source-gradients").queryAs(FigureView.class);
        double x = matrix.getWidth() * 0.7;
        double y = 0;
        while (matrix.hit(x, y) == null || matrix.hit(x, y).step() != 2) {
            y += 5;
            assertTrue(y < matrix.getHeight(), "the third row can be pointed at");
        }
        y += 3;
        int column = matrix.hit(x, y).unit();
        clickOn(matrix.localToScreen(x, y));
        until(() -> examples.cursor().step() == 2);
        shown("#source-gradients", SourceGradientsFigure.class, f -> f.step() == 2 && f.column() == column);

        clickOn("#check-source-gradients");
        until(() -> session.noticeProperty().get() != null);
        assertTrue(session.noticeProperty().get().words().endsWith("by finite differences: they agree."),
                session.noticeProperty().get().words());

        clickOn("#hold-source-gradients");
        shown("#source-gradients", SourceGradientsFigure.class, SourceGradientsFigure::concealed);
        assertTrue(matrix.hit(x, y).words().endsWith("hidden"));
        shown("#source-gradient-bars", SentenceFigure.class, f -> true);
        clickOn("#hold-source-gradients");
        shown("#source-gradient-bars", SourceGradientBarsFigure.class, f -> f.step() == 2);
    }

    @Test
    void aModelWithoutATwinStandsAlone() {
        open("reverse-gru");
        SourceGradientsFigure own = shown("#source-gradients", SourceGradientsFigure.class, f -> true);
        assertEquals(((PairAnswer) examples.answer()).symbols(), own.target());
        until(() -> !lookup("#source-gradients-twin").tryQuery().map(n -> n.getParent().isVisible()).orElse(false));
    }
}
