package rnnscope.control;

import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import rnnscope.figure.paint.Look;

/** Context that all figures of a window share: how they look, how large they are, who paints them. */
public final class FigureContext {
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(this, "look", Look.light());
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final Executor painter;
    private final ObjectProperty<Enlarged> enlarged = new SimpleObjectProperty<>(this, "enlarged");
    private final HitTip tip = new HitTip();

    /**
     * What is enlarged as a whole.
     *
     * @param factor how far, 1 for not at all
     */
    public record Enlarged(Node node, double factor) {}

    /** @param painter where figures are painted, off the JavaFX thread */
    public FigureContext(Executor painter) {
        this.painter = painter;
    }

    public ObjectProperty<Look> lookProperty() {
        return look;
    }

    /** Scene units for each unit of a figure: 1 in a 1280×720 window. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    public double scale() {
        return scale.get();
    }

    /** What is enlarged as a whole, beyond the scale of figures; null for nothing. */
    public ObjectProperty<Enlarged> enlargedProperty() {
        return enlarged;
    }

    /** Pixels for each unit of the scene that a node in the window needs, beyond the screen's own. */
    double enlargement(Node node) {
        Enlarged now = enlarged.get();
        for (Node holder = node; now != null && holder != null; holder = holder.getParent()) {
            if (holder == now.node()) {
                return now.factor();
            }
        }
        return 1;
    }

    Executor painter() {
        return painter;
    }

    /** Says what is under the pointer; to be put on top of the window. */
    public HitTip tip() {
        return tip;
    }
}
