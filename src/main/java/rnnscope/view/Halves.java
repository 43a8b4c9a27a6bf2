package rnnscope.view;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Layout of the two halves of a perspective: the score, and beside it what happens now. Now has a share of the width,
 * never less than it needs, nor so much that the score would have less than it needs.
 */
final class Halves extends Region {
    private final double share;
    private final double extra;
    private Region score = new Region();
    /** Null for none. */
    private Region now;

    /** @param share of the width that "Now" takes, and what it takes besides in units of a figure's */
    Halves(double share, double extra) {
        this.share = share;
        this.extra = extra;
    }

    Region now() {
        return now;
    }

    /** Shows another Now; null for none. */
    void show(Region newScore, Region newNow) {
        if (newScore != score || newNow != now) {
            score = newScore;
            now = newNow;
            getChildren().setAll(now == null ? new Node[] {score} : new Node[] {score, now});
        }
    }

    private double nowWidth(double width) {
        double least = now.minWidth(-1);
        return snapSizeX(Math.max(least, Math.min(share * width + extra, width - score.minWidth(-1))));
    }

    @Override
    protected double computeMinWidth(double height) {
        return score.minWidth(-1) + (now == null ? 0 : now.minWidth(-1));
    }

    /** Words that wrap need the more height the narrower their half is. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        if (now == null) {
            return score.minHeight(width);
        }
        double nowWidth = width < 0 ? -1 : nowWidth(width);
        return Math.max(score.minHeight(width < 0 ? -1 : width - nowWidth), now.minHeight(nowWidth));
    }

    @Override
    protected void layoutChildren() {
        double nowWidth = now == null ? 0 : nowWidth(getWidth());
        score.resizeRelocate(0, 0, getWidth() - nowWidth, getHeight());
        if (now != null) {
            now.resizeRelocate(getWidth() - nowWidth, 0, nowWidth, getHeight());
        }
    }
}
