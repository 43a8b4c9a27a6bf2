package rnnscope.view;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.control.ChangeListeners;
import rnnscope.control.ScoreView;
import rnnscope.figure.Hit;
import rnnscope.figure.score.Track;
import rnnscope.figure.score.TrackLayout;
import rnnscope.figure.track.Passage;
import rnnscope.figure.track.Probe;
import rnnscope.figure.track.UnitOrder;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.UnitSort;
import rnnscope.session.background.LatestTask;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.comparison.SideBySide;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.unit.KnownProperty;
import rnnscope.session.unit.NamedUnits;
import rnnscope.tape.Trace;
import rnnscope.view.comparison.Marked;

/**
 * View model of the Step perspective: the tracks of the score, the moment in the beam. What changes in the session
 * only marks them; they are made anew by {@link #refresh}, once a pulse.
 */
final class StepViewModel implements ScoreView.Rows {
    private static final double FEWEST_ROWS = 4;

    private final Session session;
    private final List<StepTracks.Entry> entries;
    private final NamedUnits names;
    private final ComparisonLab comparison;
    private final BooleanProperty coloursText = new SimpleBooleanProperty(this, "coloursText", true);
    private final ObjectProperty<List<TrackLayout>> lanes = new SimpleObjectProperty<>(this, "lanes", List.of());
    private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(this, "moment");
    private final LatestTask<Order> orders;
    private final LatestTask<Order> otherOrders;
    private Runnable onStale = () -> {};
    private Excerpt shown;
    private Passage passage;
    private Order order;
    private OrderKey orderAsked;
    private Order otherOrder;
    private OrderKey otherAsked;
    private Range range;
    private boolean tracksStale = true;
    private boolean momentStale = true;

    /** What an order of the units depends on; the step only where they are sorted by their value. */
    private record OrderKey(Object reading, int layer, String channel, UnitSort sort, int step) {}

    private record Order(OrderKey key, int[] units) {}

    /** Ranks of the map of all units that show. */
    private record Range(double from, double to) {}

    /**
     * @param names      of units
     * @param comparison another model beside the one in front
     * @param entries    of the tracks, from the top
     * @param background where orders are worked out; they come to {@code foreground}
     */
    StepViewModel(Session session, NamedUnits names, ComparisonLab comparison, List<StepTracks.Entry> entries,
            Executor background, Executor foreground) {
        this.session = session;
        this.entries = entries;
        this.names = names;
        this.comparison = comparison;
        this.orders = new LatestTask<>(background, foreground, this::ordered, session::failed);
        this.otherOrders = new LatestTask<>(background, foreground, this::otherOrdered, session::failed);
        Selection selection = session.selection();
        ChangeListeners.add(this::tracksChanged, comparison.shownProperty(), comparison.layerProperty(), coloursText);
        ChangeListeners.add(this::tracksChanged, session.excerptProperty(), selection.layerProperty(),
                selection.shownUnitBinding(), selection.textChannelProperty(), selection.mapChannelProperty(),
                selection.sortProperty(), names.rankingProperty());
        ChangeListeners.add(this::momentChanged, session.cursor().stepProperty(), session.cursor().previewProperty());
    }

    /** Called when {@link #refresh} has something to do. */
    void setOnStale(Runnable action) {
        onStale = action;
    }

    /** The tracks, from the top; whoever shows them may fold and resize them. */
    ObjectProperty<List<TrackLayout>> lanesProperty() {
        return lanes;
    }

    /** What is in the beam; null until something is known. */
    ReadOnlyObjectProperty<Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Whether the text is coloured by the difference of two models, while they are side by side. */
    BooleanProperty coloursTextProperty() {
        return coloursText;
    }

    /** Makes anew what is no longer true. */
    void refresh() {
        Excerpt now = session.excerpt();
        if (now == null) {
            return;
        }
        if (shown != now) {
            shown = now;
            passage = new Passage(now.trace(), now.tokens(), now.model().tokenizer().vocabulary());
        }
        if (momentStale || tracksStale) {
            askOrder(now);
        }
        if (tracksStale) {
            tracksStale = false;
            lanes.set(TrackLayout.of(tracks(now), lanes.get()));
        }
        if (momentStale) {
            momentStale = false;
            Moment next = momentAt(session.cursor().shown());
            if (next != null) {
                moment.set(next);
            }
        }
    }

    /** What is selected at a step; the score may have moved on from the trace that holds it. */
    private Moment momentAt(int step) {
        Moment last = moment.get();
        Moment here = Moment.of(shown, passage, session.selection(), step);
        return here != null || last == null || last.excerpt().reading() != shown.reading() ? here
                : Moment.of(last.excerpt(), last.passage(), session.selection(), step);
    }

    private void tracksChanged() {
        tracksStale = true;
        momentChanged();
    }

    private void momentChanged() {
        momentStale = true;
        onStale.run();
    }

    private List<Track> tracks(Excerpt now) {
        Selection selection = session.selection();
        Probe probe = new Probe(selection.layer(), selection.shownUnit(), selection.textChannelProperty().get());
        return StepTracks.of(entries, new StepTracks.Shown(now, passage, probe,
                names.of(probe.layer(), probe.unit()).map(KnownProperty::words).orElse(""), allUnits(now), compared()));
    }

    /** The other model, of the same text; null for none. */
    private StepTracks.Compared compared() {
        SideBySide both = comparison.current();
        if (both == null) {
            return null;
        }
        int layer = Math.min(comparison.layer(), both.trace().layout().layers() - 1);
        String wanted = session.selection().mapChannelProperty().get();
        String channel = both.trace().layout().has(layer + "/" + wanted) ? wanted : "hidden";
        askOtherOrder(both, layer, channel);
        int units = both.trace().layout().channel(layer, channel).columns();
        boolean ordered = otherOrder != null && otherOrder.units.length == units && otherOrder.key.channel.equals(channel)
                && otherOrder.key.layer == layer;
        return new StepTracks.Compared(Marked.differences(both), coloursText.get(), new StepTracks.AllUnits(
                new Probe(layer, -1, channel), ordered ? otherOrder.units : UnitOrder.stored(units),
                ordered ? UnitSort.SLOWEST.words() : UnitSort.STORED.words(), 0, units, Map.of()));
    }

    private void askOtherOrder(SideBySide both, int layer, String channel) {
        OrderKey key = new OrderKey(both.other(), layer, channel, UnitSort.SLOWEST, -1);
        if (!key.equals(otherAsked)) {
            otherAsked = key;
            Trace trace = both.trace();
            otherOrders.ask(wanted -> new Order(key, UnitOrder.slowest(trace, layer, channel, trace.start(), trace.end())));
        }
    }

    private void otherOrdered(Order newOrder) {
        otherOrder = newOrder;
        tracksChanged();
    }

    private StepTracks.AllUnits allUnits(Excerpt now) {
        Selection selection = session.selection();
        int units = now.trace().layout().channel(selection.layer(), selection.mapChannelProperty().get()).columns();
        String channel = selection.mapChannelProperty().get();
        boolean ordered = order != null && order.units.length == units && order.key.channel.equals(channel);
        Range shows = range(units);
        return new StepTracks.AllUnits(new Probe(selection.layer(), selection.shownUnit(), channel),
                ordered ? order.units : UnitOrder.stored(units),
                ordered ? order.key.sort.words() : UnitSort.STORED.words(), shows.from, shows.to,
                names.inLayer(selection.layer()));
    }

    // All units

    private void askOrder(Excerpt now) {
        Selection selection = session.selection();
        UnitSort sort = selection.sortProperty().get();
        int step = sort == UnitSort.VALUE ? session.cursor().step() : -1;
        OrderKey key = new OrderKey(now.reading(), selection.layer(), selection.mapChannelProperty().get(), sort, step);
        Trace trace = now.trace();
        if (key.equals(orderAsked) || (step >= 0 && !trace.contains(step))) {
            return;
        }
        orderAsked = key;
        orders.ask(wanted -> new Order(key, switch (sort) {
            case SLOWEST -> UnitOrder.slowest(trace, key.layer, key.channel, trace.start(), trace.end());
            case STORED -> UnitOrder.stored(trace.layout().units(key.layer));
            case SIMILAR -> UnitOrder.similar(trace, key.layer, key.channel, trace.start(), trace.end());
            case VALUE -> UnitOrder.byValue(trace, key.layer, key.channel, key.step);
        }));
    }

    private void ordered(Order newOrder) {
        order = newOrder;
        tracksChanged();
    }

    @Override
    public void zoom(double factor, double y) {
        int units = session.selection().units();
        Range old = range(units);
        double size = Math.max(Math.min(FEWEST_ROWS, units), Math.min(units, (old.to - old.from) / factor));
        showRows(old.from + y * (old.to - old.from - size), size, units);
    }

    @Override
    public void pan(double distance) {
        int units = session.selection().units();
        Range old = range(units);
        showRows(old.from - distance * (old.to - old.from), old.to - old.from, units);
    }

    /** Goes to the next of the units that know something, or to the one before; false where there is none. */
    boolean chooseNamed(int by) {
        Selection selection = session.selection();
        OptionalInt next = names.next(selection.layer(), selection.unit(), by);
        next.ifPresent(selection::pinUnit);
        return next.isPresent();
    }

    private Range range(int units) {
        return range == null || range.to > units ? new Range(0, units) : range;
    }

    private void showRows(double from, double size, int units) {
        double first = Math.max(0, Math.min(units - size, from));
        Range next = new Range(first, Math.min(units, first + size));
        if (!next.equals(range(units))) {
            range = next;
            tracksChanged();
        }
    }

    // The pointer

    /** Shows what is pointed at in a track; a null hit ends it. */
    void pointAt(Hit hit, Track track) {
        session.cursor().preview(hit == null || session.player().isPlaying() ? -1 : hit.step());
        session.selection().previewUnit(hit == null || !StepTracks.isOfUnits(track) ? -1 : hit.unit());
    }

    /** Goes to what was clicked in a track. */
    void choose(Hit hit, Track track) {
        session.cursor().preview(-1);
        if (hit.step() >= 0) {
            session.cursor().moveTo(hit.step());
        }
        if (hit.unit() >= 0 && StepTracks.isOfUnits(track)) {
            session.selection().pinUnit(hit.unit());
        }
    }
}
