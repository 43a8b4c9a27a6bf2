package rnnscope.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import rnnscope.figure.score.ScoreLayout;
import rnnscope.figure.score.TrackLayout;

/** Pointer gestures on a score: wheel, drag, folding and resizing of tracks. */
final class ScoreGestures {
    private static final double NEAR_LINE = 4;
    private static final double NOTCH = 40;
    private static final double ZOOM_PER_NOTCH = 1.18;

    private final ScoreView score;
    private double lastX;
    private double lastY;
    private boolean panning;
    private int resized = -1;
    private double resizedTop;

    ScoreGestures(ScoreView score) {
        this.score = score;
    }

    void install() {
        score.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        score.addEventHandler(MouseEvent.MOUSE_MOVED, event -> score.setCursor(
                lineAt(event.getY()) >= 0 ? Cursor.V_RESIZE : inGutter(event.getX()) ? Cursor.HAND : null));
        score.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        score.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        score.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            panning = false;
            resized = -1;
        });
        score.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.isStillSincePress() && inGutter(event.getX()) && lineAt(event.getY()) < 0) {
                fold(score.laneAt(event.getY()));
            }
        });
    }

    private void scrolled(ScrollEvent event) {
        double notches = (event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX()) / NOTCH;
        if (event.isShortcutDown() || event.isControlDown()) {
            score.zoom(Math.pow(ZOOM_PER_NOTCH, notches), event.getX() / score.scale() - ScoreLayout.GUTTER);
        } else if (event.isShiftDown()) {
            score.zoomRows(Math.pow(ZOOM_PER_NOTCH, notches), event.getY() / score.scale());
        } else {
            score.pan(-notches * Math.max(3 * score.axisProperty().get().columnWidth(), NOTCH));
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        lastX = event.getX();
        lastY = event.getY();
        resized = lineAt(event.getY());
        panning = resized < 0 && !inGutter(event.getX());
        if (resized >= 0) {
            resizedTop = score.scoreLayout().places().get(resized).plot().getMinY();
        }
    }

    private void dragged(MouseEvent event) {
        if (resized >= 0) {
            replace(resized, lane -> new TrackLayout(lane.track(), false,
                    Math.max(lane.track().minHeight(), event.getY() / score.scale() - resizedTop - NEAR_LINE)));
        } else if (panning && !event.isStillSincePress()) {
            score.pan((lastX - event.getX()) / score.scale());
            score.panRows((event.getY() - lastY) / score.scale(), lastY / score.scale());
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private void fold(TrackLayout lane) {
        int i = score.lanesProperty().get().indexOf(lane);
        if (i >= 0) {
            replace(i, old -> new TrackLayout(old.track(), !old.folded(), old.height()));
        }
    }

    private void replace(int i, UnaryOperator<TrackLayout> change) {
        List<TrackLayout> lanes = new ArrayList<>(score.lanesProperty().get());
        lanes.set(i, change.apply(lanes.get(i)));
        score.lanesProperty().set(List.copyOf(lanes));
    }

    private boolean inGutter(double x) {
        return x / score.scale() < ScoreLayout.GUTTER;
    }

    /** The lane whose lower line is at this height, or −1; the last lane has none. */
    private int lineAt(double y) {
        List<ScoreLayout.Place> places = score.scoreLayout().places();
        for (int i = 0; i + 1 < places.size(); i++) {
            if (!places.get(i).lane().folded()
                    && Math.abs(places.get(i).whole().getMaxY() - y / score.scale()) < NEAR_LINE) {
                return i;
            }
        }
        return -1;
    }
}
