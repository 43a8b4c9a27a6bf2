package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.figure.Numbers;
import rnnscope.figure.map.CorrelationFigure;
import rnnscope.figure.map.PassagesFigure;
import rnnscope.figure.map.SaturationFigure;
import rnnscope.figure.map.StatesFigure;
import rnnscope.figure.map.WordMapFigure;
import rnnscope.figure.unit.MultiplesFigure;
import rnnscope.figure.unit.PageFigure;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.TextStreams;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;

/** Two layers that have learned a little Korean, on every page of Units. */
class UnitLayersWindowTest extends WindowTest {
    private static final String TEXT = ("“봄이 왔어요.” 안나가 말했다. 아이들은 (모두 세 명) 들판으로 나갔다.\n"
            + "그 마을에는 오래된 우물이 있었고, 아무도 그 깊이를 몰랐다.\n“내일은 비가 올까?” 하고 카를이 물었다.\n")
            .repeat(40);

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private volatile boolean holds;

    @Override
    protected Executor background() {
        return this::background;
    }

    @Override
    protected void open() {
        Model model = trained();
        session.openModel("small", () -> model, new SourceText("봄.txt", TEXT));
    }

    /** At once, unless held. */
    private void background(Runnable work) {
        if (holds) {
            waiting.add(work);
        } else {
            work.run();
        }
    }

    private static Model trained() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("lstm", 2, 16, tokenizer.vocabulary().size());
        TrainingSpec training = new TrainingSpec(8, 25, Optimizer.Kind.ADAM, 0.02, 1, 0, 5,
                Initialisation.ORTHOGONAL, 1, 1);
        var tokens = tokenizer.encode(TEXT);
        Trainer trainer = new Trainer(spec, training,
                new TextStreams(tokens.ids(0, tokens.length()), training.batch(), training.steps()), Kernels.best(),
                Workers.of(1));
        double first = Double.NaN;
        for (int i = 0; i < 100; i++) {
            trainer.step();
            first = i == 0 ? trainer.loss() : first;
        }
        assertTrue(trainer.loss() < 0.8 * first, "something is learned");
        return new Model(spec, trainer.parameters(), tokenizer, ModelCard.named("small"));
    }

    private <T extends Figure> T shown(String id, Class<T> type) {
        return lookup(id).tryQueryAs(FigureView.class).map(view -> view.shownProperty().get())
                .filter(type::isInstance).map(type::cast).orElse(null);
    }

    private void openUnits() {
        until(() -> session.excerpt() != null);
        press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        until(() -> shown("#page .figure-view", PageFigure.class) != null);
    }

    private void openPage(String tab) {
        openUnits();
        interact(() -> session.selection().pinLayer(1));
        clickOn("#unit-pages-" + tab);
    }

    private TreeTableView<?> ranking() {
        return lookup("#ranking").queryAs(TreeTableView.class);
    }

    private boolean says(String words) {
        return lookup(".label").match(Node::isVisible).queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().contains(words));
    }

    @Test
    void thePageAndTheStripsShowTheLayerThatIsChosen() {
        openUnits();
        interact(() -> {
            session.selection().pinUnit(5);
            session.selection().pinLayer(1);
        });
        until(() -> shown("#multiples .figure-view", MultiplesFigure.class).probe().layer() == 1);
        until(() -> {
            PageFigure page = shown("#page .figure-view", PageFigure.class);
            return page.shading().has(100)
                    && page.shading().at(100) == session.excerpt().trace().value(1, "cellTanh", 5, 100);
        });
    }

    @Test
    void unitsOfBothLayersAreRanked() {
        openPage("ranking");
        until(() -> ranking().getRoot() != null && ranking().getRoot().getChildren().size() > 5);
        until(() -> lookup(".tree-table-row-cell").queryAll().stream().map(Node::getAccessibleText)
                .anyMatch(words -> words != null && words.contains("of layer 2")));
        assertTrue(lookup(".tree-table-row-cell").queryAll().stream().map(Node::getAccessibleText)
                .anyMatch(words -> words != null && words.contains("of layer 1")));
    }

    @Test
    void aRankingIsGivenUpAndTakenUpAgain() {
        openUnits();
        until(() -> ranking().getRoot().getChildren().size() > 5 && ranking().getOpacity() == 1);
        holds = true;
        clickOn("#channel-h");
        until(() -> lookup(".work-bar .quiet-button").match(Node::isVisible).tryQuery()
                .filter(button -> button.getParent().isVisible()).isPresent());
        assertFalse(lookup("#ranking-again").query().isVisible());
        clickOn(".work-bar .quiet-button");
        until(() -> lookup("#ranking-again").query().isVisible());
        holds = false;
        interact(() -> waiting.forEach(Runnable::run));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(ranking().getOpacity() < 1, "what was given up does not come");
        clickOn("#ranking-again");
        until(() -> ranking().getOpacity() == 1 && !lookup("#ranking-again").query().isVisible());
    }

    @Test
    void passagesAreFoundByALayersUnits() {
        openPage("match");
        interact(() -> session.selection().rangeProperty().set(new TextRange(300, 306)));
        until(() -> shown("#passages .figure-view", PassagesFigure.class) != null
                && !shown("#passages .figure-view", PassagesFigure.class).rows().isEmpty());
    }

    @Test
    void saturationIsOfTheLayer() {
        openPage("saturation");
        until(() -> shown("#saturation", SaturationFigure.class) != null && says("steps, layer 2"));
        assertEquals(3, shown("#saturation", SaturationFigure.class).gates().size());
    }

    @Test
    void whileAModelLearnsItsSaturationIsThatOfTheWholeText() {
        until(() -> session.excerpt() != null);
        Model now = session.openedModel();
        interact(() -> session.renew(learned(now), false));
        until(() -> session.excerpt().model() != now);
        openPage("saturation");
        until(() -> shown("#saturation", SaturationFigure.class) != null
                && says(Numbers.count(TEXT.length()) + " steps, layer 2"));
        // What is asked about is renewed now and then, as the model goes on.
        until(() -> {
            Platform.runLater(() -> session.renew(learned(now), false));
            return says("As of LSTM at step 9");
        });
        until(() -> says(Numbers.count(TEXT.length()) + " steps, layer 2"));
    }

    private static Model learned(Model model) {
        return new Model(model.spec(), model.parameters().copy(), model.tokenizer(), ModelCard.named("LSTM at step 9"));
    }

    @Test
    void likenessAndWordsAreOfTheLayer() {
        openPage("similar");
        until(() -> shown("#similar", CorrelationFigure.class) != null);
        clickOn("#similar-by-before-a-word");
        until(() -> shown("#similar", WordMapFigure.class) != null
                && shown("#similar", WordMapFigure.class).words().contains("카를이"));
    }

    @Test
    void statesAreThoseOfTheLayer() {
        openPage("states");
        until(() -> shown("#states", StatesFigure.class) != null);
        StatesFigure second = shown("#states", StatesFigure.class);
        interact(() -> session.selection().pinLayer(0));
        until(() -> shown("#states", StatesFigure.class).cloud() != second.cloud());
    }

    @Test
    void aUnitOfTheLayerIsHeld() {
        openPage("change");
        until(() -> says("of layer 2"));
        clickOn("#hold-silence");
        until(() -> session.excerpt().isEdited());
        int unit = session.selection().unit();
        assertEquals(0, session.excerpt().trace().value(1, "hidden", unit, 50));
        assertTrue(session.excerpt().trace().value(0, "hidden", unit, 50) != 0);
    }
}
