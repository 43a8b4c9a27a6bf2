package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.word.FirstLayer;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.figure.word.NearWordsFigure;
import rnnscope.figure.word.RelationsFigure;
import rnnscope.figure.word.WaysInFigure;
import rnnscope.figure.word.WordPlaneFigure;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Topology;
import rnnscope.session.reading.SourceText;
import rnnscope.text.SpacedWordTokenizer;

/** The page of words, on an embedding in which plurals lie one step along the third axis. */
class WordsWindowTest extends WindowTest {
    private static final String TEXT = "dog dogs cat cats door doors dog cat\ndog he ".repeat(4);
    private static final float[][] AT = {{1, 0, 0}, {1, 0, 1}, {0, 1, 0}, {0, 1, 1}, {0.7f, 0.7f, 0}, {0.7f, 0.7f, 1}, {-1, -1, 0}};

    private Model model;

    @Override
    protected void open() {
        SpacedWordTokenizer words = SpacedWordTokenizer.of(java.util.stream.Stream.of("dog dogs cat cats door doors he"));
        ModelSpec spec = new ModelSpec("gru", 1, 2, words.vocabulary().size(), 3, 0, false);
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        String[] order = {"dog", "dogs", "cat", "cats", "door", "doors", "he"};
        for (int i = 0; i < order.length; i++) {
            for (int k = 0; k < 3; k++) {
                parameters.set("embedding.weight", words.vocabulary().id(order[i]), k, AT[i][k]);
            }
        }
        parameters.set("rnn.weight_ih_l0", 5, 2, 0.5f);
        model = new Model(spec, parameters, words, ModelCard.named("plurals"));
        session.openModel("plurals", () -> model, new SourceText("plurals.txt", TEXT));
    }

    private <T extends Figure> T shown(String id, Class<T> type) {
        return lookup(id).tryQueryAs(FigureView.class).map(FigureView::shownProperty).map(p -> p.get())
                .filter(type::isInstance).map(type::cast).orElse(null);
    }

    @Test
    void wordsEnterLieNearOneAnotherAndAreCompared() {
        until(() -> session.excerpt() != null);
        press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        until(() -> lookup("#unit-pages-words").tryQuery().isPresent());
        clickOn("#unit-pages-words");
        until(() -> shown("#words-plane", WordPlaneFigure.class) != null);
        WordPlaneFigure plane = shown("#words-plane", WordPlaneFigure.class);
        assertEquals("dog", plane.cloud().words().get(0), "the most frequent first");
        assertEquals(12, plane.cloud().counts()[0], "with white space before it or without");
        assertTrue(plane.beam() >= 0 && plane.chosen() == plane.beam());
        clickOn("#words-by-pca");
        until(() -> !shown("#words-plane", WordPlaneFigure.class).cloud().across().isEmpty());
        clickOn("#words-search").write("doors");
        until(() -> shown("#words-near", NearWordsFigure.class).what().endsWith("doors"));
        NearWordsFigure near = shown("#words-near", NearWordsFigure.class);
        assertEquals(1.7 / Math.sqrt(1.98 * 2), near.rows().get(0).cosine(), 1e-6);

        clickOn("#words-show-enter");
        until(() -> shown("#words-ways", WaysInFigure.class) != null);
        WaysInFigure ways = shown("#words-ways", WaysInFigure.class);
        int row = FirstLayer.of(model).row(2, 1);
        assertEquals("doors", ways.ways().word());
        assertEquals(0.5f, ways.ways().adds()[row], "the third number of a plural times its weight");

        clickOn("#words-show-analogies");
        clickOn("#words-vectors-read");
        until(() -> shown("#words-relations", RelationsFigure.class) != null
                && shown("#words-relations", RelationsFigure.class).rows().get(0).holds() == 6);
        NearWordsFigure answers = shown("#words-answers", NearWordsFigure.class);
        assertEquals(answers.rows().get(0).word(), answers.right());
        String[] asked = {"dog", "dogs", "cat"};
        for (int i = 0; i < 3; i++) {
            int at = i;
            interact(() -> lookup("#words-analogy-" + "abc".charAt(at)).queryAs(TextField.class).setText(asked[at]));
        }
        until(() -> shown("#words-answers", NearWordsFigure.class).what().startsWith("dogs − dog + cat"));
        assertEquals("cats", shown("#words-answers", NearWordsFigure.class).rows().get(0).word());
    }
}
