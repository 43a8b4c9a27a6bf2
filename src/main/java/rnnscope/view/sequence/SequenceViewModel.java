package rnnscope.view.sequence;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.analysis.gradient.input.InputCheck;
import rnnscope.figure.Hit;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.score.Track;
import rnnscope.figure.score.TrackLayout;
import rnnscope.figure.sequence.StatesTrack;
import rnnscope.figure.sequence.WordsTrack;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.background.CoalescingRefresh;
import rnnscope.session.background.LatestTask;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.ComputationOrder;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.train.example.PriceSeries;
import rnnscope.train.example.Sources;
import rnnscope.train.live.Pace;
import rnnscope.view.CellCards;
import rnnscope.view.CheckButton;

/**
 * View model of the Step perspective for a sequence: the tracks of the score, its beams, the cell in one of them. The
 * cursor goes through the moments of the computation. What changes only marks it; it is made anew by {@link #refresh},
 * once a pulse.
 */
final class SequenceViewModel implements CellCards.Choice {
    /** The equation that shows unless another is chosen; a cell without one shows its last. */
    private static final String RESTING = "cell";

    /** How many times as long as all forecasts take there are none of a model in training, which changes all the time. */
    private static final int PATIENCE = 9;

    private final ExampleLab lab;
    private final Kernels kernels;
    private final ReadOnlyObjectWrapper<SequenceMoment> moment = new ReadOnlyObjectWrapper<>(this, "moment");
    private final ObjectProperty<List<TrackLayout>> lanes = new SimpleObjectProperty<>(this, "lanes", List.of());
    private final BooleanProperty backward = new SimpleBooleanProperty(this, "backward");
    private final BooleanProperty concealed = new SimpleBooleanProperty(this, "concealed");
    private final BooleanProperty saliency = new SimpleBooleanProperty(this, "saliency");
    private final StringProperty equation = new SimpleStringProperty(this, "equation", RESTING);
    private final StringProperty equationPreview = new SimpleStringProperty(this, "equationPreview");
    private final CoalescingRefresh<Findings> finding;
    private final CoalescingRefresh<PriceDays> forecasting;
    private Runnable onStale = () -> {};
    private Findings findings;
    private WeightLevers levers = WeightLevers.NONE;
    private PriceDays days;
    /** The answer about which findings were asked for. */
    private SequenceAnswer asked;
    /** The model whose forecasts were asked for. */
    private Model forecasted;
    private int unit;
    private int unitPreview = -1;
    private boolean unitPinned;
    /** What was chosen in subjects that are not in front. */
    private final Map<Subject, Chosen> left = new WeakHashMap<>();
    private Subject subject;
    /** The layer chosen where all compute a step together. */
    private int layer = -1;
    /** The day asked for, until its forecast is there; else −1. */
    private int dayAsked = -1;
    /** What is pointed at; null for nothing. */
    private Place preview;

    /** What is chosen of a subject. */
    private record Chosen(int unit, boolean unitPinned, int layer, String equation, boolean backward) {}

    /** A step of a layer of the tape. */
    private record Place(int tapeLayer, int step) {}

    SequenceViewModel(ExampleLab lab, Session session, Executor background, Executor foreground) {
        this.lab = lab;
        this.kernels = session.kernels();
        this.finding = new CoalescingRefresh<>(background, foreground, this::find, this::found, session::failed);
        this.forecasting = new CoalescingRefresh<>(background, foreground, this::forecastAll, this::forecast,
                session::failed, Pace.ofEach(0, PATIENCE));
        lab.answerProperty().addListener((property, was, is) -> answered(was, is));
        lab.cursor().stepProperty().addListener((property, was, is) -> {
            preview = null;
            changed();
        });
        lab.cellProperty().addListener((property, was, is) -> lookAt(is.intValue()));
        backward.addListener((property, was, is) -> changed());
        concealed.addListener((property, was, is) -> changed());
        saliency.addListener((property, was, is) -> changed());
        equation.addListener((property, was, is) -> changed());
        equationPreview.addListener((property, was, is) -> changed());
        answered(null, lab.answer());
        lookAt(lab.cellProperty().get());
    }

    private void answered(ExampleAnswer was, ExampleAnswer is) {
        preview = null;
        dayAsked = -1;
        Chosen again = lab.subject() == subject ? null : leaveFor(lab.subject());
        if (again != null) {
            unitPreview = -1;
            choose(again);
            return;
        }
        boolean sameUnits = was != null && is != null && was.model().spec().hasUnitsOf(is.model().spec());
        if (!sameUnits) {
            unit = 0;
            unitPinned = false;
            unitPreview = -1;
            layer = -1;
            equation.set(RESTING);
        }
        changed();
    }

    /** Another subject comes to the front: what was chosen in it is chosen again. */
    private Chosen leaveFor(Subject next) {
        if (subject != null) {
            left.put(subject, new Chosen(unit, unitPinned, layer, equation.get(), backward.get()));
        }
        subject = next;
        return left.remove(next);
    }

    private void choose(Chosen again) {
        unit = again.unit;
        unitPinned = again.unitPinned;
        layer = again.layer;
        equation.set(again.equation);
        backward.set(again.backward);
        changed();
    }

    /** Shows the cell of a layer of the tape, −1 for the one that is computed. */
    private void lookAt(int tapeLayer) {
        if (lab.answer() instanceof SequenceAnswer answer) {
            int directions = answer.trace().order().directions();
            layer = tapeLayer < 0 ? -1 : tapeLayer / directions;
            backward.set(tapeLayer >= 0 && answer.trace().order().isReverse(tapeLayer));
            changed();
        }
    }

    private LatestTask.Work<Findings> find() {
        SequenceAnswer of = asked;
        WeightLevers now = levers;
        return wanted -> Findings.of(kernels, of, now, wanted);
    }

    private LatestTask.Work<PriceDays> forecastAll() {
        Model of = forecasted;
        return wanted -> PriceDays.of(kernels, of);
    }

    private void forecast(PriceDays newDays) {
        days = newDays;
        changed();
    }

    private void found(Findings newFindings) {
        findings = newFindings;
        changed();
    }

    private void changed() {
        onStale.run();
    }

    /** Called when {@link #refresh} has something to do. */
    void setOnStale(Runnable action) {
        onStale = action;
    }

    /** What shows; null until a sequence has been read. */
    ReadOnlyObjectProperty<SequenceMoment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** The tracks, from the top; whoever shows them may fold and resize them. */
    ObjectProperty<List<TrackLayout>> lanesProperty() {
        return lanes;
    }

    /** Whether the cell of the direction that reads backwards is shown, where there is one. */
    BooleanProperty backwardProperty() {
        return backward;
    }

    /** Whether the gradients are hidden, so that a class can predict them. */
    BooleanProperty concealedProperty() {
        return concealed;
    }

    @Override
    public void previewEquation(String channel) {
        equationPreview.set(channel);
    }

    @Override
    public void pinEquation(String channel) {
        equation.set(channel);
    }

    /** Id of the channel whose equation is shown. */
    String shownEquation() {
        return equationPreview.get() == null ? equation.get() : equationPreview.get();
    }

    /** Measures the gradients with other recurrent weights. */
    void move(WeightLevers moved) {
        levers = moved;
        asked = null;
        changed();
    }

    /** Makes anew what is no longer true. */
    void refresh() {
        if (!(lab.answer() instanceof SequenceAnswer answer)) {
            moment.set(null);
            return;
        }
        if (PriceDays.suit(answer.model()) && answer.model() != forecasted) {
            forecasted = answer.model();
            forecasting.ask();
        }
        SequenceMoment now = momentOf(answer);
        if (answer != asked) {
            asked = answer;
            finding.ask();
        }
        moment.set(now);
    }

    /** Makes the tracks of the moment anew, for columns of this width. */
    void layOut(double columnWidth) {
        SequenceMoment now = moment.get();
        boolean upright = !WordsTrack.fit(now.symbols(), columnWidth, Fonts.get());
        lanes.set(TrackLayout.of(SequenceTracks.of(now, told(now), concealed.get(), upright, saliency.get()), lanes.get()));
    }

    /** The findings where they tell of what shows; null else. */
    private Findings told(SequenceMoment now) {
        return findings != null && findings.tellsOf(now.answer()) ? findings : null;
    }

    /** The film that shows; null where something else does. */
    ShownFilm film() {
        return ShownFilm.of(moment.get(), saliency.get() ? told(moment.get()) : null);
    }

    /** Whether saliency lies on the pictures of a film. */
    BooleanProperty saliencyProperty() {
        return saliency;
    }

    private SequenceMoment momentOf(SequenceAnswer answer) {
        ComputationOrder order = answer.trace().order();
        int at = Math.max(0, Math.min(order.length() - 1, lab.cursor().step()));
        int day = days == null || !PriceDays.suit(answer.model()) ? -1 : days.day(answer.source().batch());
        Place shown = preview == null ? place(order, at) : preview;
        int shownUnit = unitPreview < 0 ? unit : unitPreview;
        return new SequenceMoment(answer, at, shown.tapeLayer, Math.min(shownUnit, answer.trace().trace().layout().units(shown.tapeLayer) - 1),
                shown.step, day < 0 ? null : days, day);
    }

    /** Where the cell that is shown computes at a moment; after all, where it ended. */
    private Place place(ComputationOrder order, int at) {
        int within = Math.min(at, order.readingMoments() - 1);
        int user = order.directions() == 2 || layer < 0 || layer >= order.layers() ? order.layer(within) : layer;
        int tapeLayer = user * order.directions() + (order.directions() == 2 && backward.get() ? 1 : 0);
        return new Place(tapeLayer, order.step(tapeLayer, within));
    }

    /** Checks the gradient of the state that is shown; null where nothing is. */
    CheckButton.Question check() {
        SequenceMoment now = moment.get();
        if (now == null) {
            return null;
        }
        String key = "view.sequence.check" + (now.order().directions() == 1 ? "" : now.isReverse() ? ".backward"
                : ".forward");
        WeightLevers moved = levers;
        return new CheckButton.Question(Words.of(key, now.name(now.step())),
                () -> InputCheck.of(kernels, moved.applyTo(now.answer().model()), now.answer().source().batch(), now.labelled(),
                        Quantity.channel(Side.SOURCE, now.tapeLayer(), "hidden"), now.step()));
    }

    /** The column that a direction computes now; after all, where it ended. −1 where there is no such direction. */
    int beam(boolean second) {
        SequenceMoment now = moment.get();
        if (now == null || second && now.order().directions() == 1) {
            return -1;
        }
        int within = Math.min(now.moment(), now.order().readingMoments() - 1);
        int tapeLayer = now.order().layer(within) * now.order().directions() + (second ? 1 : 0);
        return now.first() + now.order().step(tapeLayer, within);
    }

    // What the user does

    /** Shows the cell that is pointed at, where it has been computed. */
    void pointAt(Hit hit, Track track) {
        Place next = null;
        int nextUnit = -1;
        SequenceMoment now = moment.get();
        if (now != null && hit != null && track instanceof StatesTrack states) {
            int step = hit.step() - now.first();
            if (now.order().moment(states.tapeLayer(), step) <= now.moment()) {
                next = new Place(states.tapeLayer(), step);
                nextUnit = hit.unit();
            }
        }
        if (nextUnit != unitPreview || next != null && !next.equals(preview) || next == null && preview != null) {
            preview = next;
            unitPreview = nextUnit;
            changed();
        }
    }

    /** Goes to where a column is computed, and pins the unit; elsewhere to a word, or to a day of the series. */
    void choose(Hit hit, Track track) {
        SequenceMoment now = moment.get();
        if (now == null || hit == null) {
            return;
        }
        int step = hit.step() - now.first();
        boolean inside = step >= 0 && step < now.order().steps();
        if (track instanceof StatesTrack states && inside) {
            pinUnit(hit.unit());
            layer = states.tapeLayer() / now.order().directions();
            backward.set(now.order().isReverse(states.tapeLayer()));
            lab.cursor().moveTo(now.order().moment(states.tapeLayer(), step));
        } else if (now.days() != null && !inside) {
            showDay(hit.step());
        } else if (inside) {
            lab.cursor().moveTo(now.order().moment(now.tapeLayer(), step));
        }
    }

    @Override
    public void previewUnit(int target) {
        unitPreview = target;
        changed();
    }

    @Override
    public void pinUnit(int target) {
        SequenceMoment now = moment.get();
        unitPreview = -1;
        unitPinned = true;
        unit = now == null ? 0 : Math.max(0, Math.min(now.answer().model().spec().units(now.layer()) - 1, target));
        changed();
    }

    int unit() {
        return unit;
    }

    /** Lets go of what is pinned: the unit stays, the layer is the one that is computed. False where nothing is. */
    boolean unpin() {
        boolean holds = unitPinned || layer >= 0 || !equation.get().equals(RESTING);
        preview = null;
        unitPreview = -1;
        unitPinned = false;
        layer = -1;
        equation.set(RESTING);
        changed();
        return holds;
    }

    /** The layer above or below, where all compute a step together. */
    void moveLayer(int by) {
        SequenceMoment now = moment.get();
        if (now != null) {
            layer = Math.max(0, Math.min(now.order().layers() - 1, now.layer() + by));
            changed();
        }
    }

    /** Forecasts another day of the series, or the nearest that can be. */
    void showDay(int day) {
        SequenceMoment now = moment.get();
        if (now != null && now.days() != null) {
            dayAsked = Math.max(PriceSeries.WINDOW, Math.min(now.days().days() - 1, day));
            lab.setSource(Sources.text(now.answer().model(), now.days().series().example(dayAsked)));
        }
    }

    /** So many days on from the one asked for last. */
    void moveDay(int by) {
        SequenceMoment now = moment.get();
        if (now != null && now.days() != null) {
            showDay((dayAsked < 0 ? now.day() : dayAsked) + by);
        }
    }
}
