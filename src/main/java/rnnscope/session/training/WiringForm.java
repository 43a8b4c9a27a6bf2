package rnnscope.session.training;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.train.live.WiringChoice;

/** Form of a wiring, field by field. */
public final class WiringForm {
    private final BooleanProperty bidirectional = new SimpleBooleanProperty(this, "bidirectional");
    private final BooleanProperty highway = new SimpleBooleanProperty(this, "highway");
    private final BooleanProperty residual = new SimpleBooleanProperty(this, "residual");
    private final IntegerProperty heads = new SimpleIntegerProperty(this, "heads");
    private final ObjectProperty<Pooling> pooling = new SimpleObjectProperty<>(this, "pooling", Pooling.LAST);
    private final ObjectProperty<Scoring> scoring = new SimpleObjectProperty<>(this, "scoring", Scoring.NONE);

    WiringForm() {}

    List<Observable> all() {
        return List.of(bidirectional, highway, residual, heads, pooling, scoring);
    }

    void fill(WiringChoice values) {
        bidirectional.set(values.bidirectional());
        highway.set(values.highway());
        residual.set(values.residual());
        heads.set(values.heads());
        pooling.set(values.pooling());
        scoring.set(values.scoring());
    }

    WiringChoice choice() {
        return new WiringChoice(bidirectional.get(), highway.get(), residual.get(), heads.get(), pooling.get(),
                scoring.get());
    }

    public BooleanProperty bidirectionalProperty() {
        return bidirectional;
    }

    public BooleanProperty highwayProperty() {
        return highway;
    }

    public BooleanProperty residualProperty() {
        return residual;
    }

    /** 0 for none. */
    public IntegerProperty headsProperty() {
        return heads;
    }

    public ObjectProperty<Pooling> poolingProperty() {
        return pooling;
    }

    public ObjectProperty<Scoring> scoringProperty() {
        return scoring;
    }
}
