package rnnscope.session.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.analysis.unit.Activity;
import rnnscope.language.Words;
import rnnscope.math.Autocorrelation;
import rnnscope.network.Progress;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.Similarity;
import rnnscope.session.inquiry.Study;
import rnnscope.session.inquiry.UnitQuestion;
import rnnscope.session.reading.Excerpt;

/**
 * Maker of the list of all units of the layer that is looked at as the user wants them; what has to be found out first
 * stays as it was until then. All methods are called in the foreground.
 */
final class UnitLists {
    /** Saturated is what lies this near to an end of its range. */
    private static final float END = 0.1f;

    private final Session session;
    private final Study study;
    private final Inquiry<UnitQuestion<ListOrder>, List<Integer>> inquiry;
    private final ObjectProperty<ListOrder> order = new SimpleObjectProperty<>(this, "order", ListOrder.RANKED);
    private final ReadOnlyObjectWrapper<UnitList> list = new ReadOnlyObjectWrapper<>(this, "list", UnitList.stored(0));
    private PropertyRanking ranking;
    private boolean watched;

    UnitLists(Session session, Study study, Activities activities) {
        this.session = session;
        this.study = study;
        this.inquiry = study.inquiry((question, progress) -> sorted(question, activities, progress));
        inquiry.answerProperty().addListener((property, was, is) -> update());
        order.addListener((property, was, is) -> update());
        study.excerptProperty().addListener((property, was, is) -> {
            // What another text, or a model of another shape, was ranked by is no longer true.
            if (was != null && !study.isOf(was.original())) {
                ranking = null;
            }
            update();
        });
        session.selection().layerProperty().addListener((property, was, is) -> update());
        session.selection().textChannelProperty().addListener((property, was, is) -> update());
        update();
    }

    /** Whether someone looks: while nobody does, nothing is found out. */
    void watch(boolean looks) {
        watched = looks;
        update();
    }

    ObjectProperty<ListOrder> orderProperty() {
        return order;
    }

    ReadOnlyObjectProperty<UnitList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /** @param newRanking of the property that is looked at; null for none */
    void look(PropertyRanking newRanking) {
        ranking = newRanking;
        update();
    }

    private void update() {
        Excerpt excerpt = study.excerpt();
        Selection selection = session.selection();
        // While another subject comes to the front, the selection is its already and the excerpt not yet.
        if (excerpt == null || excerpt.trace().layout().layers() != selection.layers()) {
            return;
        }
        UnitList stored = UnitList.stored(selection.units());
        boolean isKnown = order.get() == ListOrder.NUMBER || order.get() == ListOrder.RANKED;
        if (isKnown || !watched) {
            inquiry.cancel();
        } else {
            inquiry.ask(new UnitQuestion<>(excerpt.original(), selection.layer(),
                    selection.textChannelProperty().get(), order.get()));
        }
        if (isKnown) {
            list.set(order.get() == ListOrder.NUMBER || ranking == null ? stored
                    : ranked(ranking, selection.layer()));
        } else if (inquiry.current() != null) {
            list.set(new UnitList(inquiry.current(), words(excerpt)));
        } else if (list.get().units().size() != stored.units().size()) {
            list.set(stored);
        }
    }

    private static UnitList ranked(PropertyRanking ranking, int layer) {
        return new UnitList(ranking.scores().stream().filter(score -> score.layer() == layer).map(UnitScore::unit)
                .toList(), Words.of("session.unit.list.ranked", ranking.property().words()));
    }

    private String words(Excerpt excerpt) {
        String symbol = excerpt.trace().layout().channelWithId(session.selection().layer(), session.selection().textChannelProperty().get())
                .symbol();
        return switch (order.get()) {
            case SIMILAR -> Words.of("session.unit.list.similar", symbol);
            case SLOWEST -> Words.of("session.unit.list.slowest", symbol);
            default -> Words.of("session.unit.list.saturated", symbol);
        };
    }

    private static List<Integer> sorted(UnitQuestion<ListOrder> question, Activities activities, Progress progress) {
        if (question.kind() == ListOrder.SIMILAR) {
            Similarity similarity = Similarity.of(question, activities, progress);
            List<Integer> units = new ArrayList<>();
            IntStream.of(similarity.order().order()).map(similarity::unit).forEach(units::add);
            Activity read = activities.of(question.reading(), question.layer(), question.channel(), progress);
            IntStream.range(0, read.units()).filter(unit -> !units.contains(unit)).boxed().toList().forEach(units::add);
            return units;
        }
        Activity activity = activities.of(question.reading(), question.layer(), question.channel(), progress);
        double[] most = IntStream.range(0, activity.units()).mapToDouble(unit -> question.kind() == ListOrder.SLOWEST
                ? slowness(activity, unit) : activity.shareAtEnds(unit, END)).toArray();
        return IntStream.range(0, most.length).boxed().sorted(Comparator.comparingDouble(unit -> -most[unit])).toList();
    }

    private static double slowness(Activity activity, int unit) {
        float[] values = new float[activity.steps()];
        activity.read(unit, 0, values);
        return Autocorrelation.of(values);
    }
}
