package rnnscope.view.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.glimpse.GlimpsesTrack;
import rnnscope.figure.score.Track;
import rnnscope.figure.score.TrackLayout;
import rnnscope.figure.sequence.BarsTrack;
import rnnscope.figure.sequence.CurvesTrack;
import rnnscope.figure.sequence.LabelsTrack;
import rnnscope.figure.sequence.StatesTrack;
import rnnscope.figure.sequence.WordsTrack;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.text.SpacedWordTokenizer;
import rnnscope.train.Initialisation;
import rnnscope.train.example.PriceSeries;

/** What the Step perspective shows of a sequence; background work runs inline. */
class SequenceViewModelTest {
    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final ExampleLab lab = new ExampleLab(session, Runnable::run, Runnable::run);
    private final SequenceViewModel model = new SequenceViewModel(lab, session, Runnable::run, Runnable::run);

    private void open(String name, String source) {
        lab.openModel(name, () -> ShippedModels.load(name));
        if (source != null) {
            lab.setSource(source);
        }
        refresh();
    }

    /** Twice: what was found out about the answer comes with the second. */
    private void refresh() {
        model.refresh();
        model.refresh();
        if (model.momentProperty().get() != null) {
            model.layOut(60);
        }
    }

    private SequenceMoment at(int moment) {
        lab.cursor().moveTo(moment);
        refresh();
        return model.momentProperty().get();
    }

    private <T extends Track> T track(Class<T> kind, String title) {
        return model.lanesProperty().get().stream().map(TrackLayout::track).filter(kind::isInstance).map(kind::cast)
                .filter(track -> track.title().equals(title)).findFirst().orElseThrow();
    }

    private List<String> titles() {
        return model.lanesProperty().get().stream().map(lane -> lane.track().title()).toList();
    }

    @Test
    void aUnitThatWasChosenIsChosenStillWhenItsModelComesBack() {
        open("pos-lstm", null);
        Subject first = lab.subject();
        model.refresh();
        model.pinUnit(9);
        model.backwardProperty().set(true);
        open("sentiment-lstm", null);
        assertEquals(0, model.unit());
        assertFalse(model.unpin(), "nothing is pinned here");
        first.show();
        assertEquals(9, model.unit());
        assertTrue(model.backwardProperty().get());
        assertTrue(model.unpin());
        assertEquals(9, model.unit(), "letting go leaves the unit");
        assertFalse(model.unpin());
    }

    @Test
    void aPictureIsReadGlimpseByGlimpse() {
        open("glimpses-gru", null);
        SequenceMoment third = at(2);
        assertTrue(titles().containsAll(List.of("Glimpse", "Where it looks", "What it sees", "Guess so far", "Centre", "Grid")),
                titles().toString());
        GlimpsesTrack where = track(GlimpsesTrack.class, "Where it looks");
        assertEquals(6, where.pictures().size());
        assertEquals(third.answer().trace().grid(2)[0], where.windows().get(2).x(), 1e-6);
        assertEquals(28, where.pictures().get(0).side());
        assertEquals(8, track(GlimpsesTrack.class, "What it sees").pictures().get(0).side());
        assertEquals(where.windows().subList(0, 3), GlimpseTracks.now(third).windows(), "the way up to the beam");
    }

    @Test
    void aDigitIsDrawnPatchByPatchAndFollowsItsNumbers() {
        open("draw-lstm", "3 0.00 0.70 2.00 14.0 14.0");
        SequenceMoment last = at(7);
        assertTrue(titles().containsAll(List.of("Patch", "Canvas", "What it adds")), titles().toString());
        GlimpsesTrack canvas = track(GlimpsesTrack.class, "Canvas");
        assertArrayEquals(last.answer().trace().outputs(0), canvas.pictures().get(7).levels(), 1e-6f,
                "the last canvas is the picture");
        float[] right = last.answer().source().batch().targetNumbers();
        int alike = 0;
        for (int i = 0; i < right.length; i++) {
            alike += Math.abs(right[i] - last.answer().trace().outputs(0)[i]) < 0.5 ? 1 : 0;
        }
        assertTrue(alike > 0.96 * right.length, alike + " pixels of " + right.length);
    }

    @Test
    void theBeamsComeFromBothEndsAndLabelsFollowWhereBothHaveBeen() {
        open("pos-lstm", "he saw her dog.");
        SequenceMoment first = at(0);
        assertEquals(5, lab.cursor().length());
        assertEquals(0, model.beam(false));
        assertEquals(4, model.beam(true));
        assertEquals(0, first.step());
        assertFalse(first.isPredicted());
        LabelsTrack labels = track(LabelsTrack.class, "Labels");
        assertFalse(labels.read().isPredicted(2));
        at(2);
        assertEquals(2, model.beam(false));
        assertEquals(2, model.beam(true));
        labels = track(LabelsTrack.class, "Labels");
        assertTrue(labels.read().isPredicted(2));
        assertFalse(labels.read().isPredicted(1));
        assertEquals("DET", labels.names().get(labels.spans().get(2).label()), "“her” before a noun");
        at(4);
        assertTrue(IntStream.range(0, 5).allMatch(t -> track(LabelsTrack.class, "Labels").read().isPredicted(t)));
    }

    @Test
    void theOtherDirectionShowsItsOwnCellWithTheStepAfterAsBefore() {
        open("pos-lstm", "he saw her dog.");
        model.backwardProperty().set(true);
        SequenceMoment moment = at(1);
        assertEquals(3, moment.step());
        assertTrue(moment.isReverse());
        assertEquals("dog", moment.values().symbol());
        assertEquals(".", moment.values().symbolBefore());
        assertEquals("her", moment.values().symbolAfter());
        assertEquals(moment.answer().trace().trace().value(1, "cell", moment.unit(), 4), moment.values().at("c−"), 1e-7);
        double f = 1 / (1 + Math.exp(-moment.values().at("f.x") - moment.values().at("f.h")));
        assertEquals(moment.values().at("f"), f, 1e-5, "the numbers put in give the gate");
    }

    @Test
    void aSentimentIsFollowedWordByWordAndItsReasonsAreShown() {
        open("sentiment-lstm", "the movie was terribly exciting.");
        at(6);
        assertEquals(List.of("Text", "Class", "Pooling", "So far", "Without it", "Gradient", "Forward", "Backward", "Unit 0"),
                titles());
        LabelsTrack label = track(LabelsTrack.class, "Class");
        assertEquals("positive", label.names().get(label.spans().get(0).label()));
        float[] weights = track(BarsTrack.class, "Pooling").values();
        assertEquals(1, IntStream.range(0, 6).mapToDouble(t -> weights[t]).sum(), 1e-5);
        CurvesTrack soFar = track(CurvesTrack.class, "So far");
        assertEquals("positive", soFar.curves().get(1).name());
        assertTrue(soFar.curves().get(1).values()[3] < 0.5 && soFar.curves().get(1).values()[4] > 0.5);
        assertTrue(track(BarsTrack.class, "Without it").values()[4] > 0.5);
        at(3);
        assertTrue(Float.isNaN(track(BarsTrack.class, "Pooling").values()[0]), "not before all has been read");
        float[] positive = track(CurvesTrack.class, "So far").curves().get(1).values();
        assertTrue(Float.isNaN(positive[4]), "nor what is not read yet");
        assertFalse(model.momentProperty().get().isPredicted());
    }

    @Test
    void pricesStandInTheirSeriesAndAnotherDayCanBeChosen() {
        open("prices-gru", null);
        SequenceMoment moment = at(20);
        assertEquals(PriceSeries.heldOut().days(), moment.length());
        assertEquals(moment.day() - 19, moment.first());
        assertEquals(Integer.toString(moment.day()), moment.symbols().get(19));
        assertTrue(moment.isPredicted());
        assertEquals(moment.days().forecast(moment.day()), moment.answer().trace().outputs(0)[0], 1e-5);
        assertEquals(PriceSeries.heldOut().price(moment.day()), moment.answer().source().batch().targetNumbers()[0]);
        assertTrue(moment.days().error() < 0.06, "error " + moment.days().error());
        int day = moment.day();
        model.moveDay(5);
        refresh();
        assertEquals(day + 5, model.momentProperty().get().day());
        assertTrue(lab.undo());
        refresh();
        assertEquals(day, model.momentProperty().get().day());
        model.choose(new Hit(300, -1, null, "", null), track(CurvesTrack.class, "Price"));
        refresh();
        assertEquals(300, model.momentProperty().get().day());
        model.showDay(3);
        refresh();
        assertEquals(PriceSeries.WINDOW, model.momentProperty().get().day(), "the first that has a window");
        CurvesTrack price = track(CurvesTrack.class, "Price");
        assertTrue(Float.isNaN(price.curves().get(0).values()[19]));
        assertFalse(Float.isNaN(price.curves().get(0).values()[20]));
    }

    @Test
    void numbersOfOnesOwnAreInNoSeries() {
        open("prices-gru", "1 2 3, 4 5 6");
        SequenceMoment moment = at(1);
        assertNull(moment.days());
        assertEquals(2, moment.length());
        assertEquals(List.of("Step", "price before", "index", "mentions", "Gradient", "States", "Unit 0"), titles());
    }

    @Test
    void aDeeperLayerBeginsWhenTheOneBelowIsDone() {
        SpacedWordTokenizer words = SpacedWordTokenizer.of(List.of("he saw her dog .").stream());
        ModelSpec spec = new ModelSpec("gru", 2, 4, words.vocabulary().size(), 0, 0, false, 0, 0,
                Wiring.of(Wiring.Shape.TAGGER, words.vocabulary().size()).withBidirectional(true));
        lab.openModel("deep", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), words, words,
                ModelCard.named("deep"), List.of()));
        lab.setSource("he saw her");
        SequenceMoment below = at(2);
        assertEquals(6, lab.cursor().length());
        assertEquals(0, below.tapeLayer());
        SequenceMoment above = at(4);
        assertEquals(2, above.tapeLayer());
        assertEquals(1, above.step());
        StatesTrack lower = (StatesTrack) model.lanesProperty().get().stream().map(TrackLayout::track)
                .filter(StatesTrack.class::isInstance).findFirst().orElseThrow();
        assertFalse(lower.isCrossedBy(false), "the beam is in the layer that is computed");
        model.choose(new Hit(0, 3, "hidden", "", null), lower);
        refresh();
        assertEquals(0, lab.cursor().step());
        assertEquals(3, model.momentProperty().get().unit());
    }

    @Test
    void pointingAtAStateShowsItsCellWithoutGoingThere() {
        open("pos-lstm", "he saw her dog.");
        at(3);
        StatesTrack backward = track(StatesTrack.class, "Backward");
        model.pointAt(new Hit(2, 7, "hidden", "", null), backward);
        refresh();
        SequenceMoment moment = model.momentProperty().get();
        assertEquals(1, moment.tapeLayer());
        assertEquals(2, moment.step());
        assertEquals(7, moment.unit());
        assertEquals(3, lab.cursor().step());
        model.pointAt(new Hit(0, 7, "hidden", "", null), backward);
        refresh();
        assertEquals(3, model.momentProperty().get().step(), "what is not computed yet has no numbers");
    }

    @Test
    void whoAsksForACellElsewhereSeesItHere() {
        open("pos-lstm", "he saw her dog.");
        lab.showCell(1);
        assertTrue(at(1).isReverse());
        model.backwardProperty().set(false);
        lab.showCell(1);
        assertTrue(at(1).isReverse(), "asked for again");
        lab.showCell(0);
        assertFalse(at(1).isReverse());
    }

    @Test
    void aTranslatorIsNotShownHere() {
        open("reverse-gru", null);
        assertNull(model.momentProperty().get());
        assertTrue(lab.answer() instanceof PairAnswer);
        open("pos-lstm", null);
        assertTrue(model.momentProperty().get().answer() instanceof SequenceAnswer);
        assertTrue(track(WordsTrack.class, "Text").read().steps() > 3);
    }

    @Test
    void aModelInTrainingIsFollowedEvenWhereItChangesFasterThanFindingsCome() throws Exception {
        Deque<Runnable> work = new ArrayDeque<>();
        Deque<Runnable> arrived = new ArrayDeque<>();
        SequenceViewModel slow = new SequenceViewModel(lab, session, work::add, arrived::add);
        lab.openModel("sentiment-lstm", () -> ShippedModels.load("sentiment-lstm"));
        slow.refresh();
        Model trained = ShippedModels.load("sentiment-lstm");
        Model begun = new Model(trained.spec(), Initialisation.UNIFORM.parameters(trained.spec(), 1, 1),
                trained.tokenizer(), trained.output(), trained.card(), List.of());
        work.poll().run();
        lab.renew(begun);
        slow.refresh();
        arrived.poll().run();
        assertTrue(positive(slow) > 0.9, "as it was a moment ago");
        work.poll().run();
        arrived.poll().run();
        assertTrue(positive(slow) < 0.9, "and then as it is");
    }

    /** What is said so far after "exciting". */
    private static float positive(SequenceViewModel of) {
        of.refresh();
        of.layOut(60);
        return soFar(of).curves().get(1).values()[4];
    }

    private static CurvesTrack soFar(SequenceViewModel of) {
        return (CurvesTrack) of.lanesProperty().get().stream().map(TrackLayout::track)
                .filter(track -> track.title().equals("So far")).findFirst().orElseThrow();
    }
}
