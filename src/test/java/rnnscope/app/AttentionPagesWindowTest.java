package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.control.ChartView;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.chart.ShareFigure;
import rnnscope.figure.heads.HeadsFigure;
import rnnscope.figure.heads.PoolingFigure;
import rnnscope.figure.picture.PictureFigure;
import rnnscope.figure.tree.BeamSearchTreeFigure;
import rnnscope.io.ShippedModels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.session.example.ExampleOptions.Search;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

/** The pages of the Attention perspective beside the alignment, by real clicks and keys. */
class AttentionPagesWindowTest extends WindowTest {
    /** Work in the background, done when the test says so. */
    private final Deque<Runnable> later = new ArrayDeque<>();
    private boolean holds;

    @Override
    protected Executor windowBackground() {
        return work -> {
            if (holds) {
                later.add(work);
            } else {
                work.run();
            }
        };
    }

    @Override
    protected void open() {
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
    }

    private void open(String name) {
        interact(() -> examples.openModel(name, () -> ShippedModels.load(name)));
        until(() -> examples.answer() != null && examples.answer().model().card().name().equals(name)
                && lookup("#tab-attention").queryAs(ToggleButton.class).isSelected());
    }

    private FigureView view(String id) {
        return lookup(id).queryAs(FigureView.class);
    }

    private <F extends Figure> F shown(String id, Class<F> kind) {
        until(() -> lookup(id).tryQuery().isPresent() && kind.isInstance(view(id).shownProperty().get()));
        return kind.cast(view(id).shownProperty().get());
    }

    /** A place of a figure, as the screen has it. */
    private Point2D place(String id, double x, double y) {
        return view(id).localToScreen(x, y);
    }

    @Test
    void theBeamAsATreeAsWideAsIsChosen() {
        open("reverse-gru");
        clickOn("#attention-pages-beam-tree");
        shown("#beam-tree", BeamSearchTreeFigure.class);
        // it opens four wide
        until(() -> examples.answer().options().search() == Search.BEAM && examples.answer().options().beamWidth() == 4);
        PairAnswer pair = (PairAnswer) examples.answer();
        assertTrue(pair.decoding().tree().size() > 3 * pair.steps());
        until(() -> view("#beam-tree").getAccessibleText().contains(pair.decoding().tree().size() + " hypotheses"));
        interact(() -> examples.undo());
        until(() -> lookup("#tree-width-1").queryAs(ToggleButton.class).isSelected());

        clickOn("#tree-width-8");
        until(() -> examples.answer().options().beamWidth() == 8);
        push(KeyCode.HOME);
        until(() -> view("#beam-tree").getAccessibleText().contains("step 1 of"));
        push(KeyCode.RIGHT);
        until(() -> view("#beam-tree").getAccessibleText().contains("step 2 of"));
        interact(() -> {
            FigureView tree = view("#beam-tree");
            Hit hit = null;
            for (double y = 0; y < tree.getHeight() && (hit == null || hit.step() != 0); y += 4) {
                for (double x = 0; x < tree.getWidth() && (hit == null || hit.step() != 0); x += 4) {
                    hit = tree.hit(x, y);
                }
            }
            assertTrue(hit != null && hit.step() == 0, "the first step can be pointed at");
        });
    }

    @Test
    void exactMatchesByLengthCanBeGivenUpAndGoneOnWith() {
        open("reverse-gru");
        interact(() -> holds = true);
        clickOn("#attention-pages-source-length");
        until(() -> !later.isEmpty());
        until(() -> lookup("#source-length-work").query().isVisible());
        clickOn(lookup("#source-length-work .button").queryButton());
        later.poll().run();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Go on", lookup("#source-length-work .button").queryButton().getText());
        assertEquals(null, lookup("#source-length").queryAs(ChartView.class).figureProperty().get());

        clickOn(lookup("#source-length-work .button").queryButton());
        until(() -> !later.isEmpty());
        later.poll().run();
        until(() -> lookup("#source-length").queryAs(ChartView.class).figureProperty().get() != null);
        ShareFigure chart = (ShareFigure) lookup("#source-length").queryAs(ChartView.class).figureProperty().get();
        assertEquals(List.of("reverse-gru"), chart.curves().stream().map(c -> c.name()).toList());
        assertTrue(chart.curves().get(0).groups().stream().allMatch(g -> g.hits() > 0.8 * g.count()));
        assertTrue(chart.marked() >= 0);
    }

    @Test
    void whatHasLearnedSinceIsMeasuredAgainWhenAsked() {
        open("reverse-gru");
        clickOn("#attention-pages-source-length");
        until(() -> lookup("#source-length").queryAs(ChartView.class).figureProperty().get() != null);
        Figure chart = lookup("#source-length").queryAs(ChartView.class).figureProperty().get();
        assertTrue(!lookup("#source-length-again").query().isVisible());
        Model open = examples.answer().model();
        Model unlearned = new Model(open.spec(), Initialisation.UNIFORM.parameters(open.spec(), 1, 1), open.tokenizer(),
                open.output(), open.card(), List.of());
        interact(() -> examples.renew(unlearned));
        until(() -> lookup("#source-length-again").query().isVisible());
        assertEquals(chart, lookup("#source-length").queryAs(ChartView.class).figureProperty().get(),
                "not by itself");
        clickOn("#source-length-again");
        until(() -> lookup("#source-length").queryAs(ChartView.class).figureProperty().get() instanceof ShareFigure now
                && now.curves().get(0).groups().get(0).hits() == 0);
    }

    @Test
    void headsSideBySideACellIsPinnedByAClick() {
        open("pos-heads");
        HeadsFigure heads = shown("#heads", HeadsFigure.class);
        assertEquals(2, heads.heads().size());
        SequenceAnswer answer = (SequenceAnswer) examples.answer();
        assertEquals(answer.trace().headWeights(1, 0)[0], heads.heads().get(1).weights()[0][0]);
        Point2D cell = cell(1, 2, 0);
        clickOn(cell);
        until(() -> shown("#heads", HeadsFigure.class).chosen() == 1);
        HeadsFigure pinned = shown("#heads", HeadsFigure.class);
        assertEquals(List.of(2, 0), List.of(pinned.step(), pinned.pinned()));
        float score = answer.trace().headScores(1, 2)[0];
        until(() -> lookup(".score-equation").query().getAccessibleText().startsWith(Numbers.signed(score, 3) + " = "));
        assertTrue(lookup(".score-equation").query().getAccessibleText().endsWith(" / √16"));
        push(KeyCode.RIGHT);
        until(() -> shown("#heads", HeadsFigure.class).step() == 3);
    }

    @Test
    void blocksShowTheHeadsOfEach() {
        open("block-sort");
        HeadsFigure heads = shown("#heads", HeadsFigure.class);
        assertEquals(List.of(8, 4), List.of(heads.heads().size(), heads.ofLayer()));
        Point2D cell = cell(6, 2, 0);
        clickOn(cell);
        until(() -> shown("#heads", HeadsFigure.class).chosen() == 6);
        until(() -> lookup(".card-title").queryAllAs(Label.class).stream()
                .anyMatch(title -> title.getText().equals("Block 2, head 3")));
    }

    @Test
    void headsOfALanguageModelLookBackOnly() {
        ModelSpec spec = new ModelSpec("gru", 1, 12, 3, 0, 0, false, 0, 0, Wiring.LANGUAGE_MODEL.withHeads(3));
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), CharacterTokenizer.of("abc"),
                ModelCard.named("letters"));
        interact(() -> examples.openModel("letters", () -> model));
        until(() -> lookup("#heads").tryQuery().isPresent());
        HeadsFigure heads = shown("#heads", HeadsFigure.class);
        assertTrue(heads.isCausal() && heads.heads().size() == 3);
        push(KeyCode.HOME);
        until(() -> shown("#heads", HeadsFigure.class).step() == 0);
        until(() -> lookup(".score-equation").query().getAccessibleText().endsWith(" / √4"));
    }

    /** A place on the screen that shows a cell. */
    private Point2D cell(int head, int step, int column) {
        FigureView figure = view("#heads");
        for (double y = 0; y < figure.getHeight(); y += 3) {
            for (double x = 0; x < figure.getWidth(); x += 3) {
                Hit hit = figure.hit(x, y);
                if (hit != null && hit.unit() == head && hit.step() == step
                        && Integer.toString(column).equals(hit.channel())) {
                    return place("#heads", x + 3, y + 3);
                }
            }
        }
        throw new AssertionError("no such cell");
    }

    @Test
    void poolingShowsWhatTheAnswerIsReadFrom() {
        open("sentiment-lstm");
        PoolingFigure pooling = shown("#pooling", PoolingFigure.class);
        float[] weights = ((SequenceAnswer) examples.answer()).trace().poolingWeights();
        assertEquals(weights[0], pooling.weights()[0]);
        assertTrue(pooling.answer().matches("(positive|negative) \\d+\\.\\d%"), pooling.answer());
        push(KeyCode.HOME);
        until(() -> shown("#pooling", PoolingFigure.class).step() == 0);
        String sum = lookup(".score-equation").query().getAccessibleText();
        assertTrue(sum.matches("\\S+ = \\S+ [+−] \\S+ [+−] \\S+ [+−] \\S+"), sum);
        interact(() -> examples.setSource("the movie was terribly exciting."));
        until(() -> shown("#pooling", PoolingFigure.class).answer().startsWith("positive"));
    }

    @Test
    void aPictureIsPaintedWithPressAndKeysAndDescribedAnew() {
        open("shapes-gru");
        PictureFigure before = shown("#picture", PictureFigure.class);
        String text = examples.answer().source().text();
        FigureView picture = view("#picture");
        double side = Math.min(picture.getWidth(), picture.getHeight());
        moveTo(place("#picture", side * 0.06, side * 0.06)).press(javafx.scene.input.MouseButton.PRIMARY);
        moveTo(place("#picture", side * 0.18, side * 0.06)).release(javafx.scene.input.MouseButton.PRIMARY);
        until(() -> !examples.answer().source().text().equals(text));
        assertEquals(examples.answer().source().text().charAt(0), examples.answer().source().text().charAt(1), "both are painted");
        until(() -> !shown("#picture", PictureFigure.class).picture().equals(before.picture()));
        interact(() -> examples.undo());
        until(() -> examples.answer().source().text().equals(text));

        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        until(() -> !examples.answer().source().text().equals(text));
        assertNotEquals(text.charAt(10), examples.answer().source().text().charAt(10), "second row, second cell");
        int step = examples.cursor().step();
        push(KeyCode.LEFT);
        assertEquals(step, examples.cursor().step(), "arrows move in the picture");
        push(KeyCode.ESCAPE);
        push(KeyCode.LEFT);
        until(() -> examples.cursor().step() == step - 1);

        until(() -> lookup("#picture-example-1").tryQuery().isPresent());
        String another = examples.examplesProperty().get().get(examples.examplesProperty().get().size() / 8).source();
        clickOn("#picture-example-1");
        until(() -> examples.answer().source().text().equals(another));
    }

    @Test
    void aPictureGivenOnceIsThereToo() {
        open("glance-gru");
        assertEquals(64, shown("#picture", PictureFigure.class).picture().levels().length);
        assertTrue(!lookup("#picture-words").query().isVisible());
    }

    @Test
    void aQuestionAboutAPictureIsTypedAndItsCellsArePainted() {
        open("questions-gru");
        until(() -> lookup("#picture-words").tryQuery().isPresent() && examples.typedText().equals("what is left of the plus ?"));
        interact(() -> examples.setTyped("how many shapes are there ?", false));
        until(() -> examples.answer().source().symbols().equals(List.of("how", "many", "shapes", "are", "there", "?")));
        interact(() -> lookup("#picture").query().requestFocus());
        type(KeyCode.ENTER);
        until(() -> examples.sourceText().startsWith("#......./") && examples.typedText().equals("how many shapes are there ?"));
        until(() -> examples.answer().source().picture()[0] == 1);
    }
}
