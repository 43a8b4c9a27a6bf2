package rnnscope.view.unit.ranking;

import javafx.scene.layout.Region;

/** Bar of a score, from nothing to all, with a tick where the best unit of an untrained model is. */
final class ScoreBar extends Region {
    private static final double TICK = 2;

    private final Region track = new Region();
    private final Region fill = new Region();
    private final Region tick = new Region();
    private double length;
    private double control = Double.NaN;

    ScoreBar() {
        getStyleClass().add("score-bar");
        track.getStyleClass().add("score-track");
        fill.getStyleClass().add("score-fill");
        tick.getStyleClass().add("score-control");
        getChildren().addAll(track, fill, tick);
        setMinWidth(0);
    }

    /** @param newControl NaN for no tick */
    void show(double newLength, double newControl) {
        length = Math.max(0, Math.min(1, newLength));
        control = newControl;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double height = snapSizeY(getHeight() / 4);
        double top = snapPositionY((getHeight() - height) / 2);
        track.resizeRelocate(0, top, getWidth(), height);
        fill.resizeRelocate(0, top, Math.max(length > 0 ? 2 : 0, snapSizeX(getWidth() * length)), height);
        tick.setVisible(!Double.isNaN(control));
        if (tick.isVisible()) {
            double x = snapPositionX(Math.max(0, Math.min(1, control)) * (getWidth() - TICK));
            tick.resizeRelocate(x, top - 3, TICK, height + 6);
        }
    }
}
