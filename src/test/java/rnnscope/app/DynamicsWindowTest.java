package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.dynamics.AutomatonFigure;
import rnnscope.figure.dynamics.EigenvaluesFigure;
import rnnscope.figure.dynamics.PhasePortraitFigure;
import rnnscope.figure.dynamics.PhasePortraitFigure.Kind;
import rnnscope.figure.dynamics.PlotFigure;
import rnnscope.figure.dynamics.ScoreBarsFigure;
import rnnscope.figure.dynamics.SpacePortraitFigure;
import rnnscope.figure.dynamics.Turn;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Topology;
import rnnscope.session.Session;
import rnnscope.session.library.Library;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.property.TextProperty;

/** The Dynamics perspective, on a network h ← tanh(2h + input) of two units, whose stable points without input are known. */
class DynamicsWindowTest extends WindowTest {
    /** Solution of h = tanh 2h beside 0. */
    private static final double H = 0.9575040240772688;
    @TempDir
    static Path folder;
    private static final String TEXT = "aAbB.ab.AB.aB.Ab.ba.\n".repeat(30);

    @Override
    protected void open() {
        CharacterTokenizer letters = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("rnn-tanh", 1, 2, letters.vocabulary().size());
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        parameters.set("rnn.weight_hh_l0", 0, 0, 2);
        parameters.set("rnn.weight_hh_l0", 1, 1, 2);
        for (String symbol : List.of("a", "A", "b", "B")) {
            parameters.set("rnn.weight_ih_l0", symbol.equalsIgnoreCase("a") ? 0 : 1, letters.vocabulary().id(symbol),
                    Character.isUpperCase(symbol.charAt(0)) ? -3 : 3);
        }
        parameters.set("head.weight", letters.vocabulary().id("."), 0, 2);
        parameters.set("head.weight", letters.vocabulary().id("a"), 1, 2);
        Model model = new Model(spec, parameters, letters, ModelCard.named("switches"));
        session.openModel("switches", () -> model, new SourceText("switches.txt", TEXT));
    }

    private <T extends Figure> T shown(String id, Class<T> type) {
        return lookup(id).tryQueryAs(FigureView.class).map(view -> view.shownProperty().get()).filter(type::isInstance)
                .map(type::cast).orElse(null);
    }

    private PhasePortraitFigure portrait() {
        return shown("#portrait", PhasePortraitFigure.class);
    }

    private long stable() {
        return portrait().points().stream().filter(point -> point.kind() == Kind.STABLE).count();
    }

    private String words(String id) {
        return lookup(id).queryAs(Labeled.class).getText();
    }

    private void show() {
        until(() -> session.excerpt() != null);
        press(KeyCode.CONTROL).type(KeyCode.DIGIT7).release(KeyCode.CONTROL);
        until(() -> portrait() != null, "no portrait");
    }

    @SuppressWarnings("unchecked")
    private void hold(String symbol) {
        interact(() -> ((ChoiceBox<String>) lookup("#dynamics-held").queryAs(ChoiceBox.class)).setValue(symbol));
    }

    /** Chooses a property of the text. */
    @SuppressWarnings("unchecked")
    private void choose(String id, String property) {
        ChoiceBox<TextProperty> box = lookup(id).queryAs(ChoiceBox.class);
        box.setValue(box.getItems().stream().filter(one -> one.id().equals(property)).findFirst()
                .orElseThrow());
    }

    private void clickPortrait(double x, double y) {
        Node node = lookup("#portrait").query();
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        clickOn(new Point2D(bounds.getMinX() + x, bounds.getMinY() + y));
    }

    @Test
    void itsPointsAreFoundAndTheNetworkIsPutBesideThem() {
        show();
        hold(".");
        until(() -> stable() == 4, "the four states of two switches are to be found");
        List<PhasePortraitFigure.Point> points = onFx(() -> portrait().points());
        assertEquals(points.size(), onFx(() -> lookup("#points").queryAs(ListView.class).getItems().size()));
        // opposite corners are seen in the plane as far apart as they are
        List<PhasePortraitFigure.Point> corners = points.stream().filter(point -> point.kind() == Kind.STABLE).toList();
        assertEquals(2 * Math.sqrt(2) * H, corners.stream().mapToDouble(corner -> Math.hypot(corner.a() - corners.get(0).a(),
                corner.b() - corners.get(0).b())).max().orElse(0), 1e-3);

        type(KeyCode.N);
        until(() -> portrait().chosen() == 0 && portrait().ways().size() == 2, "the network is put beside the first point");
        type(KeyCode.X);
        until(() -> shown("#eigenvalues", EigenvaluesFigure.class).chosen() == 1, "the next direction");
        type(KeyCode.ESCAPE);
        until(() -> portrait().chosen() < 0 && portrait().ways().isEmpty(), "the point is let go");
    }

    @Test
    void aClickOnThePathMovesTheBeam() {
        show();
        double[] place = onFx(() -> {
            FigureView view = lookup("#portrait").queryAs(FigureView.class);
            for (double y = 4; y < view.getHeight(); y += 3) {
                for (double x = 4; x < view.getWidth(); x += 3) {
                    Hit hit = view.hit(x, y);
                    if (hit != null && hit.step() > 4 && hit.step() != session.cursor().step()) {
                        return new double[] {x, y, hit.step()};
                    }
                }
            }
            throw new AssertionError("no state to click");
        });
        clickPortrait(place[0], place[1]);
        assertEquals((int) place[2], onFx(() -> session.cursor().step()));
        until(() -> portrait().path().beam() == (int) place[2] - portrait().path().first(), "the beam on the path");
    }

    @Test
    void whatIsHeldAndTheUnitsAreChosen() {
        show();
        hold(".");
        until(() -> stable() == 4);
        PhasePortraitFigure.Field still = onFx(() -> portrait().field());
        hold("a");
        until(() -> !Arrays.equals(portrait().field().da(), still.da()), "another field");
        clickOn("#dynamics-axes-units");
        until(() -> portrait().plane().across().startsWith("h of unit") && portrait().plane().up().startsWith("h of unit"), "two units");
    }

    @Test
    void theOtherPagesSayWhatTheyFound() {
        show();
        interact(() -> session.cursor().moveTo(100));
        clickOn("#dynamics-pages-memory");
        until(() -> shown("#exponents", PlotFigure.class) != null && shown("#edge", PlotFigure.class) != null
                && shown("#decay", PlotFigure.class) != null);
        assertFalse(onFx(() -> words("#memory-words")).isEmpty());
        PhasePortraitFigure.Field before = onFx(() -> portrait().field());
        interact(() -> lookup("#radius-lever").queryAs(Slider.class).setValue(0.5));
        until(() -> !Arrays.equals(portrait().field().da(), before.da()), "the portrait follows the lever");
        clickOn("#radius-free");
        until(() -> Arrays.equals(portrait().field().da(), before.da()), "and is as it was when that is free");

        clickOn("#dynamics-pages-automaton");
        until(() -> shown("#automaton", AutomatonFigure.class) != null);
        AutomatonFigure automaton = onFx(() -> shown("#automaton", AutomatonFigure.class));
        assertTrue(automaton.states().size() > 1);
        assertNotEquals(0, automaton.moves().size());

        clickOn("#dynamics-pages-probe");
        until(() -> shown("#probe-scores", ScoreBarsFigure.class) != null, "a property that is not the same at every step");
        interact(() -> choose("#probe-property", "capital"));
        until(() -> shown("#probe-scores", ScoreBarsFigure.class) != null);
        assertEquals(4, onFx(() -> shown("#probe-scores", ScoreBarsFigure.class).bars().size()));
    }

    private void open(String shipped) {
        Library.Entry<Model> entry = Library.examples().stream().filter(one -> one.name().equals(shipped)).findFirst().orElseThrow();
        interact(() -> examples.openModel(entry.name(), entry.load()));
        until(() -> examples.answer() != null && examples.answer().model().card().name().equals(shipped)
                && window.subjects().showsExample());
    }

    private Session corpus() {
        return window.subjects().corpora().session();
    }

    @Test
    void eachSideAndDirectionOfATranslator() {
        open("reverse-gru");
        press(KeyCode.CONTROL).type(KeyCode.DIGIT7).release(KeyCode.CONTROL);
        until(() -> portrait() != null && lookup("#side-decoder").tryQuery().isPresent(), "the encoder's portrait");
        clickOn("#direction-backward");
        until(() -> portrait() != null && beforeOf(portrait(), 1) == 2, "states follow one another from the last step to the first");
        clickOn("#side-decoder");
        until(() -> portrait() != null && beforeOf(portrait(), 1) == 0 && corpus().excerpt().trace().layout().layers() == 1);
        assertEquals(-1, onFx(() -> beforeOf(portrait(), 0)));
        clickOn("#dynamics-pages-automaton");
        until(() -> shown("#automaton", AutomatonFigure.class) != null, "the states of the decoder as a machine");
        assertFalse(onFx(() -> lookup("#automaton-by").query().isVisible()));
        clickOn("#dynamics-pages-probe");
        until(() -> shown("#probe-scores", ScoreBarsFigure.class) != null, "what its units know of the examples");
    }

    private static int beforeOf(PhasePortraitFigure portrait, int i) {
        return portrait.path().before()[i];
    }

    @Test
    void numbersAreHeld() {
        open("prices-gru");
        press(KeyCode.CONTROL).type(KeyCode.DIGIT7).release(KeyCode.CONTROL);
        until(() -> portrait() != null && lookup("#dynamics-numbers").tryQuery().isPresent(), "a portrait");
        int width = onFx(() -> corpus().excerpt().model().spec().inputs());
        PhasePortraitFigure.Field still = onFx(() -> portrait().field());
        interact(() -> numbers().setText(String.join(" ", Collections.nCopies(width, "3"))));
        until(() -> !Arrays.equals(portrait().field().da(), still.da()), "another field");
        interact(() -> numbers().setText(""));
        until(() -> Arrays.equals(portrait().field().da(), still.da()), "what enters at the beam is held again");
    }

    @Test
    void aSessionKeepsHowATranslatorsDecoderIsLookedAt() throws Exception {
        open("reverse-gru");
        press(KeyCode.CONTROL).type(KeyCode.DIGIT7).release(KeyCode.CONTROL);
        until(() -> portrait() != null && lookup("#side-decoder").tryQuery().isPresent());
        clickOn("#side-decoder");
        until(() -> portrait() != null && corpus().excerpt().trace().layout().layers() == 1);
        clickOn("#dynamics-pages-memory");
        hold("e");
        clickOn("#dynamics-axes-units");
        interact(() -> {
            corpus().cursor().moveTo(30);
            lookup("#radius-lever").queryAs(Slider.class).setValue(0.5);
        });
        until(() -> portrait().plane().across().startsWith("h of unit"));
        String across = onFx(() -> portrait().plane().across());
        Path file = folder.resolve("decoder.rnnscope");
        interact(() -> window.sessions().save(file));
        until(() -> Files.exists(file));

        interact(() -> {
            lookup("#radius-lever").queryAs(Slider.class).setValue(1);
            corpus().cursor().moveTo(3);
        });
        clickOn("#side-encoder");
        clickOn("#dynamics-axes-components");
        clickOn("#dynamics-pages-points");
        until(() -> portrait() != null && corpus().excerpt().trace().layout().layers() == 2);
        interact(() -> window.subjects().openFiles(List.of(file)));
        until(() -> portrait() != null && corpus().excerpt().trace().layout().layers() == 1 && corpus().cursor().step() == 30
                && portrait().plane().across().equals(across), "the decoder, its units and where the beam was");
        assertEquals("e", onFx(() -> (String) lookup("#dynamics-held").queryAs(ChoiceBox.class).getValue()));
        assertEquals(0.5, onFx(() -> lookup("#radius-lever").queryAs(Slider.class).getValue()), 1e-9);
    }

    /** What a probe found is a direction that the state is pushed along, as an edit that undo takes back. */
    @Test
    void theStateIsPushedAlongWhatAProbeFound() {
        show();
        interact(() -> session.cursor().moveTo(40));
        clickOn("#dynamics-pages-probe");
        until(() -> shown("#probe-scores", ScoreBarsFigure.class) != null);
        interact(() -> lookup("#probe-push").queryAs(Slider.class).setValue(1.5));
        until(() -> session.excerpt().isEdited());
        Intervention.Push push = (Intervention.Push) onFx(() -> session.edits().interventions().get(0));
        assertEquals(1.5, Math.sqrt(push.direction().stream().mapToDouble(x -> (double) x * x).sum()), 1e-3);
        assertEquals(40, push.span().from());
        float[] change = onFx(() -> {
            float[] by = new float[2];
            for (int j = 0; j < 2; j++) {
                by[j] = session.excerpt().trace().value(0, "hidden", j, 40) - session.excerpt().before().value(0, "hidden", j, 40);
            }
            return by;
        });
        assertEquals(push.direction().get(0), change[0], 1e-5f);
        assertEquals(push.direction().get(1), change[1], 1e-5f);
        press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> !session.excerpt().isEdited() && lookup("#probe-push").queryAs(Slider.class).getValue() == 0);
    }

    @Test
    void theSpaceOfThreeComponentsIsTurned() {
        show();
        clickOn("#dynamics-axes-space");
        until(() -> shown("#portrait", SpacePortraitFigure.class) != null, "three components");
        Turn before = onFx(() -> shown("#portrait", SpacePortraitFigure.class).turn());
        int step = onFx(() -> session.cursor().step());
        drag("#portrait").dropBy(60, -20);
        until(() -> !shown("#portrait", SpacePortraitFigure.class).turn().equals(before), "turned by dragging");
        Turn dragged = onFx(() -> shown("#portrait", SpacePortraitFigure.class).turn());
        press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        until(() -> shown("#portrait", SpacePortraitFigure.class).turn().yaw() > dragged.yaw(), "turned by a key");
        assertEquals(step, onFx(() -> session.cursor().step()));
    }

    private TextField numbers() {
        return lookup("#dynamics-numbers").queryAs(ComboBox.class).getEditor();
    }
}
