package rnnscope.control;

import java.awt.Color;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;

/** A chart painted off the JavaFX thread, and over it what moves with the pointer or the cursor, painted at once. */
public final class ChartView extends Region {
    private final FigureView chart;
    private final FigureView overlay;

    public ChartView(FigureContext context) {
        chart = new FigureView(context);
        overlay = new FigureView(context, true);
        overlay.setGround(look -> new Color(0, true));
        overlay.setMouseTransparent(true);
        getStyleClass().add("chart-view");
        getChildren().addAll(chart, overlay);
        chart.setLeast(120, 56);
    }

    /** Says how small the chart may become, in its own units. */
    public void setLeast(double width, double height) {
        chart.setLeast(width, height);
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return chart.minWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return chart.minHeight(-1);
    }

    public ObjectProperty<Figure> figureProperty() {
        return chart.figureProperty();
    }

    /** What lies over the chart; null for nothing. */
    public ObjectProperty<Figure> overlayProperty() {
        return overlay.figureProperty();
    }

    /** Called with what was clicked, null when nothing is there. */
    public void setOnClicked(BiConsumer<Hit, MouseEvent> handler) {
        chart.setOnClicked(handler);
    }

    /**
     * Says what it shows, with the words of a key.
     *
     * @param values those of the pattern
     */
    public void describe(String key, Object... values) {
        chart.describe(key, values);
    }

    @Override
    protected void layoutChildren() {
        chart.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
