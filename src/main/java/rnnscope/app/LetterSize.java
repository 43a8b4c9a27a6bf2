package rnnscope.app;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.stage.Stage;
import rnnscope.control.FigureContext;

/** Size of a window's letters: as its size, presenting, and what the user chose want it. */
final class LetterSize {
    private final Scene scene;
    private final FigureContext figures;
    private final DoubleProperty chosen;
    private final ObservableDoubleValue beside;
    private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting");
    /** Held weakly by the stage, which may be given another window. */
    private final InvalidationListener presented;

    /** @param beside height that something else takes beside a perspective, in the units of a figure */
    LetterSize(Stage stage, Scene scene, FigureContext figures, DoubleProperty chosen, ObservableDoubleValue beside) {
        this.beside = beside;
        this.scene = scene;
        this.figures = figures;
        this.chosen = chosen;
        presented = property -> presenting.set(stage.isFullScreen());
        for (ObservableValue<?> value : List.of(scene.widthProperty(), scene.heightProperty(), chosen, presenting, beside)) {
            value.addListener((property, was, is) -> rescale());
        }
        stage.fullScreenProperty().addListener(new WeakInvalidationListener(presented));
        rescale();
    }

    /** Whether letters have the size for a room full of people. */
    BooleanProperty presentingProperty() {
        return presenting;
    }

    void magnify(boolean larger) {
        chosen.set(Magnification.next(scene.getWidth(), scene.getHeight(), presenting.get(), chosen.get(), beside.get(), larger));
    }

    private void rescale() {
        double scale = Magnification.of(scene.getWidth(), scene.getHeight(), presenting.get(), chosen.get(),
                beside.get());
        if (scale != figures.scale() || scene.getRoot().getStyle().isEmpty()) {
            figures.scaleProperty().set(scale);
            scene.getRoot().setStyle("-fx-font-size: " + Magnification.FONT * scale + "px;");
        }
    }
}
