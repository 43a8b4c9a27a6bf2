package rnnscope.session.unit;

import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.session.Excerpt;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.PropertyValues;
import rnnscope.text.property.TextProperty;

/** What is known of the units of the open model. All methods are called in the foreground. */
public final class UnitLab {
    private final Session session;
    private final Activities activities;
    private final PropertyValues values = new PropertyValues();
    private final OwnProperties own;
    private final Inquiry<RankingQuestion, UnitRanking> rankings;
    private final Inquiry<PortraitQuestion, Portrait> portraits;
    private final ReadOnlyObjectWrapper<TextProperty> property = new ReadOnlyObjectWrapper<>(this, "property");
    private final ReadOnlyObjectWrapper<UnitList> list = new ReadOnlyObjectWrapper<>(this, "list", UnitList.stored(0));

    /**
     * @param background where units are measured
     * @param foreground where what is known appears
     */
    public UnitLab(Session session, Executor background, Executor foreground) {
        this.session = session;
        this.activities = new Activities(session.kernels(), Runtime.getRuntime().availableProcessors());
        this.own = new OwnProperties(session, background, foreground);
        this.rankings = new Inquiry<>(new Rankings(session.kernels(), activities), background, foreground,
                session::failed);
        this.portraits = new Inquiry<>(new Portraits(activities), background, foreground, session::failed);
        session.excerptProperty().addListener((value, was, is) -> opened(was, is));
        opened(null, session.excerpt());
    }

    /** What another model or text was ranked by is no longer true. */
    private void opened(Excerpt was, Excerpt is) {
        if (is != null && (was == null || was.original() != is.original())) {
            property.set(null);
            list.set(UnitList.stored(is.model().spec().units()));
        }
    }

    /** What all units do over the text that is open. */
    public Activities activities() {
        return activities;
    }

    /** What holds at each symbol of the text that is open. */
    public PropertyValues values() {
        return values;
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
        return list.getReadOnlyProperty();
    }

    /** The property that is looked at, or null. */
    public ReadOnlyObjectProperty<TextProperty> propertyProperty() {
        return property.getReadOnlyProperty();
    }

    /**
     * Looks at a property: all units are listed as they know it.
     *
     * @param ranking of the property, by the layer that is looked at
     */
    public void look(PropertyRanking ranking) {
        int layer = session.selection().layer();
        property.set(ranking.property());
        list.set(new UnitList(ranking.scores().stream().filter(score -> score.layer() == layer).map(UnitScore::unit)
                .toList(), "ranked for “" + ranking.property().title().toLowerCase(Locale.ROOT) + "”"));
    }

    /** Chooses the unit {@code by} places further on in the list. */
    public void flip(int by) {
        Selection selection = session.selection();
        if (!list.get().units().isEmpty()) {
            selection.pinUnit(list.get().next(selection.unit(), by));
        }
    }
}
