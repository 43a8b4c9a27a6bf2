package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rnnscope.cell.Cells;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.math.SeededRandom;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Slopes;
import rnnscope.network.Topology;
import rnnscope.session.Notice;
import rnnscope.session.reading.SourceText;
import rnnscope.tape.Channel;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.text.WordTokenizer;

/** Models whose layers differ in cell, width and biases, in every perspective. */
class UnequalLayersWindowTest extends WindowTest {
    private static final String TEXT = "“Come,” said Anna (the elder), and went to the old house by the river.\n".repeat(8);
    private static final List<LayerSpec> STACK = List.of(new LayerSpec("lstm", 20),
            new LayerSpec("gru", 7).withBiases(false), new LayerSpec("rnn-tanh", 12));
    private static final List<LayerSpec> OTHERS = List.of(new LayerSpec("lstm-projected", 20, 6, true),
            new LayerSpec("gru-reset-before", 7), new LayerSpec("lstm-peephole", 12));
    private static final List<String> PERSPECTIVES = List.of("step", "attention", "units", "gradients", "wiring", "train");

    private final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());

    @Override
    protected void prepare() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
    }

    @Override
    protected void open() {
        open(STACK);
    }

    private void open(List<LayerSpec> stack) {
        session.openModel("unequal", () -> model(new ModelSpec("lstm", 1, 1, CharacterTokenizer.of(TEXT).vocabulary().size(),
                9, 0, false).withStack(stack).withHeadBias(false)), new SourceText("a text.txt", TEXT));
    }

    private static Model model(ModelSpec spec) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        List<String> labels = IntStream.range(0, spec.wiring().symbols()).mapToObj(i -> "label" + i).toList();
        return new Model(spec, Slopes.normal(Topology.of(spec).parameters(), 0.5, new SeededRandom(3)), tokenizer,
                labels.isEmpty() ? tokenizer : new WordTokenizer(new Vocabulary(labels)), ModelCard.named("unequal"), List.of());
    }

    @AfterEach
    void nothingFailed() {
        assertEquals(List.of(), uncaught);
        assertTrue(session.noticeProperty().get() == null
                || session.noticeProperty().get().kind() == Notice.Kind.INFORMATION,
                String.valueOf(session.noticeProperty().get()));
    }

    /** Every figure in sight has been painted, and says what it is of wherever it is pointed at. */
    private void look() {
        interact(() -> lookup(".figure-view").queryAllAs(FigureView.class).forEach(view -> {
            Figure figure = view.shownProperty().get();
            for (double x = 2; figure != null && x < view.getWidth(); x += 30) {
                for (double y = 2; y < view.getHeight(); y += 30) {
                    figure.at(x, y, view.getWidth(), view.getHeight());
                }
            }
        }));
    }

    private void inEveryPerspective(Runnable work) {
        for (String perspective : PERSPECTIVES) {
            Node tab = lookup("#tab-" + perspective).query();
            if (!tab.isDisabled()) {
                clickOn(tab);
                look();
                work.run();
                look();
            }
        }
    }

    @Test
    void everyLayerOfALanguageModelIsShownEverywhere() {
        until(() -> session.excerpt() != null);
        walk(STACK);
    }

    /** Of the projected layer, the hidden state is narrower than its units are many. */
    @Test
    void cellsOfOtherProgramsAreShownEverywhere() {
        interact(() -> open(OTHERS));
        until(() -> session.excerpt() != null && session.excerpt().model().spec().stack().equals(OTHERS));
        walk(OTHERS);
    }

    private void walk(List<LayerSpec> stack) {
        assertEquals(2, session.selection().layer());
        inEveryPerspective(() -> {
            for (int layer = 0; layer < stack.size(); layer++) {
                int chosen = layer;
                List<String> channels = Cells.of(stack.get(layer).cell()).channels().stream().map(Channel::id).toList();
                interact(() -> session.selection().pinLayer(chosen));
                interact(() -> session.selection().pinUnit(19));
                assertEquals(stack.get(layer).units() - 1, session.selection().unit());
                for (String channel : List.of(channels.get(0), "hidden")) {
                    interact(() -> session.selection().textChannelProperty().set(channel));
                    interact(() -> session.selection().mapChannelProperty().set(channel));
                    interact(() -> session.selection().pinEquation(channel));
                    look();
                }
                assertTrue(channels.contains(session.selection().shownEquation()));
            }
        });
    }

    @Test
    void everyPageOfUnitsFollowsALayerOfAnotherCell() {
        until(() -> session.excerpt() != null);
        pages();
        interact(() -> open(OTHERS));
        until(() -> session.excerpt().model().spec().stack().equals(OTHERS));
        pages();
    }

    private void pages() {
        clickOn("#tab-units");
        look();
        List<Node> pages = List.copyOf(lookup("#unit-pages .segment").queryAll());
        assertTrue(pages.size() > 5);
        for (Node page : pages) {
            interact(((ToggleButton) page)::fire);
            for (int layer : new int[] {0, 1, 2, 1, 0}) {
                interact(() -> session.selection().pinLayer(layer));
                interact(() -> session.selection().pinUnit(19));
                look();
            }
        }
    }

    @Test
    void theChooserOffersTheUnitsAndChannelsOfTheLayer() {
        until(() -> session.excerpt() != null);
        clickOn("#unit-chip");
        until(() -> lookup("#layer-1").tryQuery().isPresent());
        assertEquals(2, lookup("#text-channel .segment").queryAll().size());
        clickOn("#layer-1");
        until(() -> session.selection().layer() == 0);
        until(() -> lookup("#text-channel .segment").queryAll().size() == 7);
        clickOn("#layer-2");
        until(() -> lookup("#text-channel .segment").queryAll().size() == 5);
    }

    @Test
    void aClassifierOfUnequalLayersIsShownEverywhere() {
        walkExamples(new ModelSpec("gru", 1, 1, CharacterTokenizer.of(TEXT).vocabulary().size(), 6, 0, false, 0, 0,
                Wiring.of(Shape.CLASSIFIER, 3).withBidirectional(true).withPooling(Pooling.ATTENTION)).withStack(STACK));
    }

    @Test
    void aTranslatorOfUnequalLayersIsShownEverywhere() {
        walkExamples(new ModelSpec("gru", 1, 1, CharacterTokenizer.of(TEXT).vocabulary().size(), 6, 0, false, 0, 0,
                Wiring.of(Shape.ENCODER_DECODER, 5).withBidirectional(true).withScoring(Scoring.ADDITIVE)).withStack(STACK));
    }

    private void walkExamples(ModelSpec spec) {
        interact(() -> examples.openModel("unequal", () -> model(spec)));
        until(() -> examples.answer() != null && examples.answer().model().spec().equals(spec));
        inEveryPerspective(() -> {
            for (int i = 0; i < 6; i++) {
                interact(() -> examples.cursor().moveTo(examples.cursor().step() + 1));
                look();
            }
        });
        assertNotNull(examples.answer());
    }
}
