package rnnscope.view.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.figure.gradient.GradientCurve;
import rnnscope.figure.gradient.GradientTrack;
import rnnscope.figure.gradient.ItemisedTrack;
import rnnscope.figure.gradient.NumberFigure;
import rnnscope.figure.gradient.ToAndFromTrack;
import rnnscope.figure.score.Track;
import rnnscope.figure.score.TrackLayout;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class GradientViewModelTest {
    private static final String TEXT = "we step through a text one symbol at a time and back. ".repeat(20);

    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final GradientLab lab = new GradientLab(session, Kernels.plain(), Runnable::run, Runnable::run);
    private final GradientViewModel model = new GradientViewModel(session, lab);

    @BeforeEach
    void open() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("lstm", 1, 16, tokenizer.vocabulary().size());
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small")));
        session.openText("text", () -> new SourceText("text", TEXT));
        lab.watch(true);
        model.refresh();
    }

    private <T extends Track> T track(Class<T> type) {
        return model.lanesProperty().get().stream().map(TrackLayout::track).filter(type::isInstance).map(type::cast)
                .findFirst().orElseThrow();
    }

    private List<String> titles() {
        return model.lanesProperty().get().stream().map(lane -> lane.track().title()).toList();
    }

    @Test
    void showsTheTracksFromTheTopAndAMapForEachCell() {
        assertEquals(List.of("Text", "Gradient", "At the beam", "Itemised"), titles());
        lab.move(lab.levers().toggled("rnn-tanh"), false);
        model.refresh();
        assertEquals(List.of("Text", "Gradient", "At the beam", "Itemised", ""), titles());
        assertEquals("RNN", track(ItemisedTrack.class).lane());
    }

    @Test
    void anLstmHasItsTwoRoadsTheOtherCellsOneLine() {
        assertEquals(List.of(GradientCurve.Dash.SOLID, GradientCurve.Dash.DASHED, GradientCurve.Dash.DOTTED),
                track(GradientTrack.class).curves().stream().map(GradientCurve::dash).toList());
        lab.move(lab.levers().withCells(java.util.Set.of("gru")), false);
        model.refresh();
        assertEquals(1, track(GradientTrack.class).curves().size());
    }

    @Test
    void theNumberInTheBeamIsThatOfTheCurve() {
        session.cursor().moveTo(60);
        model.refresh();
        NumberFigure.Row row = model.momentProperty().get().numbers().rows().get(0);
        assertEquals(track(GradientTrack.class).curves().get(0).norms()[60], row.norm());
        assertEquals(lab.answerProperty().get().lanes().get(0).flow().hidden(0, 60), row.norm());
        lab.check(60, false);
        model.refresh();
        assertEquals(NumberFigure.Verdict.AGREES, model.momentProperty().get().numbers().rows().get(0).verdict());
        session.cursor().moveTo(59);
        model.refresh();
        assertEquals(NumberFigure.Verdict.NONE, model.momentProperty().get().numbers().rows().get(0).verdict());
    }

    @Test
    void theGradientOfTheCellStateIsShownAndCheckedToo() {
        lab.move(lab.levers().toggled("gru"), false);
        session.cursor().moveTo(77);
        model.ofCellProperty().set(true);
        model.refresh();
        List<NumberFigure.Row> rows = model.momentProperty().get().numbers().rows();
        assertEquals(List.of("h", "c"), rows.stream().map(NumberFigure.Row::state).toList(), "a GRU has h alone");
        assertEquals(lab.answerProperty().get().lanes().get(1).flow().cell(0, 77), rows.get(1).norm());
        assertEquals(rows.get(1).norm(), track(GradientTrack.class).curves().get(1).norms()[77]);
        assertEquals("‖∂L/∂c‖", track(GradientTrack.class).curves().get(1).symbol());
        lab.check(77, true);
        model.refresh();
        assertEquals("cell", lab.checkedProperty().get().checks().get(1).state());
        assertTrue(model.momentProperty().get().numbers().rows().stream()
                .allMatch(row -> row.verdict() == NumberFigure.Verdict.AGREES));
        model.ofCellProperty().set(false);
        model.refresh();
        assertEquals(NumberFigure.Verdict.NONE, model.momentProperty().get().numbers().rows().get(1).verdict());
    }

    @Test
    void rowAndColumnCrossInTheBeam() {
        session.cursor().moveTo(40);
        model.refresh();
        ToAndFromTrack track = track(ToAndFromTrack.class);
        assertEquals(40, track.step());
        assertEquals(lab.answerProperty().get().lanes().get(0).itemised().hidden(0, 40, 12),
                track.sent().get(0).norms()[12]);
        assertEquals(lab.answerProperty().get().lanes().get(0).itemised().hidden(0, 70, 40),
                track.come().get(0).norms()[70]);
        assertTrue(Double.isNaN(track.sent().get(0).norms()[41]) && Double.isNaN(track.come().get(0).norms()[39]));
    }

    @Test
    void aStepLeavesTheLargeTracksAsTheyAre() {
        Track before = track(ItemisedTrack.class);
        session.cursor().moveTo(12);
        model.refresh();
        assertSame(before, track(ItemisedTrack.class));
    }

    @Test
    void truncationEndsTheCurveAndIsDrawn() {
        lab.move(lab.levers().withCut(30), false);
        model.refresh();
        GradientTrack track = track(GradientTrack.class);
        assertEquals(List.of(30, 60), java.util.Arrays.stream(track.boundaries()).boxed().toList());
        assertTrue(Double.isNaN(track.curves().get(0).norms()[59]));
        assertTrue(track.curves().get(0).norms()[60] > 0);
    }

    @Test
    void holdReachesEveryViewAndTheAxisHoldsWhatIsShown() {
        lab.concealedProperty().set(true);
        lab.move(lab.levers().withRadius(4), false);
        model.refresh();
        assertTrue(track(GradientTrack.class).concealed() && track(ItemisedTrack.class).concealed()
                && track(ToAndFromTrack.class).concealed() && model.momentProperty().get().numbers().concealed()
                && model.momentProperty().get().jacobian().concealed());
        double least = track(GradientTrack.class).curves().get(0).norms()[0];
        assertTrue(track(GradientTrack.class).scale().holds(least) || least < 1e-30, least + " lies on the axis");
        double greatest = track(GradientTrack.class).curves().stream().flatMapToDouble(c -> java.util.Arrays.stream(c.norms()))
                .filter(Double::isFinite).max().orElseThrow();
        assertTrue(track(GradientTrack.class).scale().holds(greatest), greatest + " lies on the axis");
    }

    @Test
    void sharesAreOfTheLastStepAndOfEachRowsOwn() {
        model.refresh();
        double[] norms = track(GradientTrack.class).curves().get(0).norms();
        float[][] items = track(ItemisedTrack.class).norms();
        model.sharesProperty().set(true);
        model.refresh();
        GradientTrack shares = track(GradientTrack.class);
        int last = norms.length - 1;
        while (Double.isNaN(norms[last])) {
            last--;
        }
        assertEquals(1, shares.curves().get(0).norms()[last], 1e-12);
        assertEquals(norms[last / 2] / norms[last], shares.curves().get(0).norms()[last / 2], 1e-9);
        assertEquals(Math.pow(2, -24), shares.floor(), 1e-12, "what a float32 sum with the last step's tells");
        ItemisedTrack rows = track(ItemisedTrack.class);
        assertTrue(rows.shares());
        assertEquals(1, rows.norms()[9][9]);
        assertEquals(items[9][4] / items[9][9], rows.norms()[9][4], 1e-6f);
        assertEquals(1, track(ToAndFromTrack.class).sent().get(0).norms()[track(ToAndFromTrack.class).step()], 1e-6);
    }

    @Test
    void aClickMovesTheBeamAndTheOtherButtonTheLoss() {
        model.choose(20, false);
        assertEquals(20, session.cursor().step());
        model.choose(33, true);
        model.refresh();
        assertEquals(33, lab.levers().last());
        assertEquals(34, model.steps());
    }
}
