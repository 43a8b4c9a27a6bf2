package rnnscope.session.unit;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.session.Excerpt;
import rnnscope.session.Selection;
import rnnscope.session.Session;

/** What is known of the units of the open model. All methods are called in the foreground. */
public final class UnitLab {
    private final Session session;
    private final ReadOnlyObjectWrapper<UnitList> list = new ReadOnlyObjectWrapper<>(this, "list", UnitList.stored(0));

    public UnitLab(Session session) {
        this.session = session;
        session.excerptProperty().addListener((property, was, is) -> opened(is));
        opened(session.excerpt());
    }

    private void opened(Excerpt now) {
        if (now != null && now.model().spec().units() != list.get().units().size()) {
            list.set(UnitList.stored(now.model().spec().units()));
        }
    }

    /** All units, in the order in which they are listed and flipped through. */
    public ReadOnlyObjectProperty<UnitList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /** Chooses the unit {@code by} places further on in the list. */
    public void flip(int by) {
        Selection selection = session.selection();
        if (!list.get().units().isEmpty()) {
            selection.pinUnit(list.get().next(selection.unit(), by));
        }
    }
}
