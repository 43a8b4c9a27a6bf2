package rnnscope.session.unit;

import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.PropertyCache;
import rnnscope.session.inquiry.Study;
import rnnscope.text.property.TextProperty;

/** Unit mode of the window: what is known of the units of the open model. All methods are called in the foreground. */
public final class UnitLab {
    private final Session session;
    private final Study study;
    private final UnitLists lists;
    private final Activities activities;
    private final PropertyCache values = new PropertyCache();
    private final OwnProperties own;
    private final Inquiry<RankingQuestion, UnitRanking> rankings;
    private final Inquiry<PortraitQuestion, Portrait> portraits;
    private final ReadOnlyObjectWrapper<TextProperty> property = new ReadOnlyObjectWrapper<>(this, "property");

    /**
     * @param background where units are measured
     * @param foreground where what is known appears
     */
    public UnitLab(Session session, Executor background, Executor foreground) {
        this.session = session;
        this.activities = new Activities(session.kernels(), Runtime.getRuntime().availableProcessors());
        this.own = new OwnProperties(session, background, foreground);
        this.study = new Study(session, background, foreground, System::nanoTime);
        this.rankings = study.inquiry(new Rankings(session.kernels(), activities));
        this.portraits = study.inquiry(new Portraits(activities));
        this.lists = new UnitLists(session, study, activities);
        study.excerptProperty().addListener((value, was, is) -> {
            if (was != null && !study.isOf(was.original())) {
                property.set(null);
            }
        });
    }

    /** What questions about all units are asked of. */
    public Study study() {
        return study;
    }

    /** What all units do over the text that is open. */
    public Activities activities() {
        return activities;
    }

    /** What holds at each symbol of the text that is open. */
    public PropertyCache values() {
        return values;
    }

    /** Whether someone looks at the list: while nobody does, nothing is found out for it. */
    public void watchList(boolean looks) {
        lists.watch(looks);
    }

    /** Properties that the user added. */
    public OwnProperties own() {
        return own;
    }

    /** Which unit knows what. */
    public Inquiry<RankingQuestion, UnitRanking> rankings() {
        return rankings;
    }

    /** What one unit does by one property. */
    public Inquiry<PortraitQuestion, Portrait> portraits() {
        return portraits;
    }

    /** All units, in the order in which they are listed and flipped through. */
    public ReadOnlyObjectProperty<UnitList> listProperty() {
        return lists.listProperty();
    }

    /** How they are listed. */
    public ObjectProperty<ListOrder> orderProperty() {
        return lists.orderProperty();
    }

    /** The property that is looked at, or null. */
    public ReadOnlyObjectProperty<TextProperty> propertyProperty() {
        return property.getReadOnlyProperty();
    }

    /**
     * Looks at a property: units are listed as they know it, where they are to be ranked.
     *
     * @param ranking of the property, by the layer that is looked at
     */
    public void look(PropertyRanking ranking) {
        property.set(ranking.property());
        lists.look(ranking);
    }

    /** Chooses the unit {@code by} places further on in the list. */
    public void flip(int by) {
        Selection selection = session.selection();
        UnitList list = lists.listProperty().get();
        if (!list.units().isEmpty()) {
            selection.pinUnit(list.next(selection.unit(), by));
        }
    }
}
