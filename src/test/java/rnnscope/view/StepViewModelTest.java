package rnnscope.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.score.Track;
import rnnscope.figure.score.TrackLayout;
import rnnscope.figure.track.AllUnitsTrack;
import rnnscope.figure.track.TextTrack;
import rnnscope.figure.track.UnitTrack;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Intervention.Push;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.UnitSort;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.reading.SourceText;
import rnnscope.session.unit.NamedUnits;
import rnnscope.session.unit.UnitLab;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.train.Initialisation;

class StepViewModelTest {
    private static final String TEXT = "we step through a text one symbol at a time and back. ".repeat(60);

    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final StepViewModel model = new StepViewModel(session,
            new NamedUnits(session, new UnitLab(session, Runnable::run, Runnable::run)),
            new ComparisonLab(session, Runnable::run, Runnable::run), StepTracks.all(), Runnable::run, Runnable::run);

    @BeforeEach
    void openText() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("lstm", 2, 16, tokenizer.vocabulary().size());
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small")));
        session.openText("text", () -> new SourceText("text", TEXT));
        model.refresh();
    }

    private <T extends Track> T track(Class<T> type) {
        return model.lanesProperty().get().stream().map(TrackLayout::track).filter(type::isInstance).map(type::cast)
                .findFirst().orElseThrow();
    }

    @Test
    void showsTheTracksOfTheStepPerspectiveFromTheTop() {
        assertEquals(List.of("Text", "Guesses", "Surprise", "Unit " + session.selection().unit(), "All units"),
                model.lanesProperty().get().stream().map(lane -> lane.track().title()).toList());
    }

    @Test
    void whatEditsCostIsATrackOfItsOwnWhileThereAreAny() {
        TrackLayout folded = new TrackLayout(track(TextTrack.class), false, 77);
        List<TrackLayout> lanes = new ArrayList<>(model.lanesProperty().get());
        lanes.set(0, folded);
        model.lanesProperty().set(lanes);
        session.editModel(ModelEdits.NONE.with(new Clamp(0, "hidden", 3, 0, TextRange.ALL)), false);
        model.refresh();
        assertEquals(List.of("Text", "Guesses", "Surprise", "Cost"),
                model.lanesProperty().get().stream().limit(4).map(lane -> lane.track().title()).toList());
        assertEquals(77, model.lanesProperty().get().get(0).height(), "the others stay as they were sized");
        session.restore();
        model.refresh();
        assertEquals(5, model.lanesProperty().get().size());
    }

    @Test
    void theEquationSaysWhatIsDoneToItsChannel() {
        int unit = session.selection().unit();
        List<Float> direction = new ArrayList<>(Collections.nCopies(16, 0f));
        direction.set(unit, -0.25f);
        session.editModel(ModelEdits.NONE.with(new Clamp(1, "hidden", unit, 0.5f, new TextRange(3, 5)))
                .with(new Push(1, "cell", direction, TextRange.ALL)), false);
        session.cursor().moveTo(4);
        model.refresh();
        Moment moment = model.momentProperty().get();
        assertEquals("[h] = held at 0.500", moment.equation("hidden").numbers());
        assertEquals("[c] = [f] × [c−] + [i] × [g] − 0.250", moment.equation("cell").numbers());
        session.cursor().moveTo(5);
        model.refresh();
        assertEquals("[h] = [o] × [tanh c]", model.momentProperty().get().equation("hidden").numbers());
        session.selection().pinUnit(unit == 0 ? 1 : 0);
        model.refresh();
        assertEquals("[c] = [f] × [c−] + [i] × [g] + 0.000", model.momentProperty().get().equation("cell").numbers());
    }

    @Test
    void aStepMovesTheMomentAndRepaintsNoTrack() {
        List<TrackLayout> before = model.lanesProperty().get();
        session.cursor().moveTo(12);
        model.refresh();
        assertEquals(12, model.momentProperty().get().step());
        assertSame(before, model.lanesProperty().get());
    }

    @Test
    void theMomentInTheBeamStaysWhenTheScoreIsMovedFarAway() {
        session.show(2500, 2560);
        session.selection().pinUnit(6);
        model.refresh();
        assertFalse(session.excerpt().trace().contains(0));
        assertEquals(0, model.momentProperty().get().step());
        assertEquals(6, model.momentProperty().get().unit());
    }

    @Test
    void aUnitChosenAnywhereIsChosenEverywhere() {
        Track map = track(AllUnitsTrack.class);
        model.choose(new Hit(7, 9, "hidden", "", null), map);
        model.refresh();
        assertEquals(7, session.cursor().step());
        assertEquals(9, track(UnitTrack.class).unit());
        assertEquals(9, track(TextTrack.class).probe().unit());
        assertEquals(9, track(AllUnitsTrack.class).probe().unit());
        assertEquals(9, model.momentProperty().get().unit());
    }

    @Test
    void pointingPreviewsStepAndUnitAndLeavingEndsIt() {
        int unit = session.selection().unit();
        model.pointAt(new Hit(5, (unit + 1) % 16, "hidden", "", null), track(AllUnitsTrack.class));
        model.refresh();
        assertEquals(5, model.momentProperty().get().step());
        assertEquals((unit + 1) % 16, model.momentProperty().get().unit());
        model.pointAt(null, null);
        model.refresh();
        assertEquals(0, model.momentProperty().get().step());
        assertEquals(unit, model.momentProperty().get().unit());
    }

    @Test
    void layersAndChannelsReachTheTracks() {
        session.selection().pinLayer(0);
        session.selection().textChannelProperty().set("forget");
        session.selection().mapChannelProperty().set("output");
        model.refresh();
        assertEquals("forget", track(TextTrack.class).probe().channel());
        assertEquals(0, track(TextTrack.class).probe().layer());
        assertEquals("output", track(AllUnitsTrack.class).probe().channel());
    }

    @Test
    void unitsAreListedAsAsked() {
        session.selection().sortProperty().set(UnitSort.STORED);
        model.refresh();
        assertEquals(3, track(AllUnitsTrack.class).order()[3]);
        session.selection().sortProperty().set(UnitSort.VALUE);
        session.cursor().moveTo(20);
        model.refresh();
        model.refresh();
        AllUnitsTrack map = track(AllUnitsTrack.class);
        List<Float> values = new ArrayList<>();
        for (int unit : map.order()) {
            values.add(session.excerpt().trace().value(1, map.probe().channel(), unit, 20));
        }
        for (int i = 1; i < values.size(); i++) {
            assertTrue(values.get(i - 1) >= values.get(i), "row " + i);
        }
    }

    @Test
    void aFoldedTrackStaysFolded() {
        List<TrackLayout> lanes = new ArrayList<>(model.lanesProperty().get());
        lanes.set(2, new TrackLayout(lanes.get(2).track(), true, 60));
        model.lanesProperty().set(lanes);
        session.selection().pinUnit(4);
        model.refresh();
        assertTrue(model.lanesProperty().get().get(2).folded());
        assertFalse(model.lanesProperty().get().get(1).folded());
    }

    @Test
    void fewerUnitsShowHigherRowsAndAllComeBack() {
        model.zoom(2, 0.5);
        model.refresh();
        assertEquals(8, track(AllUnitsTrack.class).to() - track(AllUnitsTrack.class).from(), 1e-9);
        assertEquals(4, track(AllUnitsTrack.class).from(), 1e-9);
        model.pan(0.25);
        model.refresh();
        assertEquals(2, track(AllUnitsTrack.class).from(), 1e-9);
        model.pan(-5);
        model.refresh();
        assertEquals(16, track(AllUnitsTrack.class).to(), 1e-9);
        model.zoom(0.1, 0.5);
        model.refresh();
        assertEquals(16, track(AllUnitsTrack.class).to() - track(AllUnitsTrack.class).from(), 1e-9);
    }

    @Test
    void theEquationIsThatOfTheChannelAskedForWithItsNumbers() {
        Moment moment = model.momentProperty().get();
        assertEquals("forget", moment.equation("forget").channel());
        float forget = moment.value("forget");
        double sum = moment.values().at("f.x") + moment.values().at("f.h");
        assertEquals(1 / (1 + Math.exp(-sum)), forget, 1e-5);
    }
}
