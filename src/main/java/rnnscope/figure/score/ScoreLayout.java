package rnnscope.figure.score;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Layout of a score of a given size: a gutter with titles on the left, the plots in one column beside it. Tracks that
 * grow share what the others leave, or the last one takes it where those have given way; when there is too little, all
 * shrink alike, down to their least, and then {@linkplain Track#givesWay give way}. The first two always stay.
 */
public final class ScoreLayout {
    /** Width of the column of titles. */
    public static final double GUTTER = 116;
    /** Room right of the plots. */
    public static final double RIGHT = 19;

    /** Least width of a score: titles, and plots in which a few words can be read. */
    public static final double LEAST_WIDTH = 360;
    /** Tracks that never give way. */
    private static final int STAYING = 2;

    static final double LEFT = 14;
    static final double AXIS_GAP = 8;
    private static final double PAD = 9;
    /** Room above and below the plot of a track that is alone. */
    public static final double PADDING = 2 * PAD;
    private static final double CLOSE_PAD = 5;
    private static final double BOTTOM = 14;
    private static final double FOLDED = 28;

    private final List<Place> places = new ArrayList<>();
    private final double plotWidth;
    private final double height;
    private final double needed;

    /**
     * What a track occupies.
     *
     * @param plot  its plot; without height when folded
     * @param whole all of its lane, from line to line and over the whole width
     */
    public record Place(TrackLayout lane, Rectangle2D plot, Rectangle2D whole) {}

    ScoreLayout(List<TrackLayout> all, double width, double height) {
        List<TrackLayout> lanes = fitting(all, height);
        this.plotWidth = plotWidth(width);
        this.height = height;
        double fixed = BOTTOM;
        double wanted = 0;
        double least = 0;
        double growing = 0;
        for (int i = 0; i < lanes.size(); i++) {
            TrackLayout lane = lanes.get(i);
            fixed += lane.folded() ? FOLDED : above(lanes, i) + below(lanes, i);
            if (!lane.folded()) {
                wanted += lane.wantedHeight();
                least += Math.min(lane.track().minHeight(), lane.wantedHeight());
                growing += lane.growth();
            }
        }
        needed = fixed + least;
        double spare = height - fixed - wanted;
        double shrink = spare >= 0 || wanted == least ? 0 : Math.min(1, -spare / (wanted - least));
        double share = spare > 0 && growing > 0 ? spare / growing : 0;
        double rest = spare > 0 && growing == 0 && lanes.size() < all.size() ? spare : 0;
        double y = 0;
        for (int i = 0; i < lanes.size(); i++) {
            TrackLayout lane = lanes.get(i);
            double top = y;
            double plotTop = y + (lane.folded() ? 0 : above(lanes, i));
            double plotHeight = 0;
            if (!lane.folded()) {
                double want = lane.wantedHeight();
                plotHeight = want - shrink * (want - Math.min(want, lane.track().minHeight()))
                        + lane.growth() * share + (i == lanes.size() - 1 ? rest : 0);
            }
            y = plotTop + plotHeight + (lane.folded() ? FOLDED : below(lanes, i));
            places.add(new Place(lane, new Rectangle2D.Double(GUTTER, plotTop, plotWidth, plotHeight),
                    new Rectangle2D.Double(0, top, width, y - top)));
        }
    }

    /** The lanes that have room. */
    private static List<TrackLayout> fitting(List<TrackLayout> all, double height) {
        List<TrackLayout> lanes = new ArrayList<>(all);
        while (lanes.size() > STAYING && needed(lanes) > height) {
            int next = lanes.size() - 1;
            for (int i = next; i >= STAYING; i--) {
                next = lanes.get(i).track().givesWay() > lanes.get(next).track().givesWay() ? i : next;
            }
            lanes.remove(next);
        }
        return lanes;
    }

    /** Height below which a score of these lanes is cut off. */
    public static double leastHeight(List<TrackLayout> lanes) {
        return needed(lanes.subList(0, Math.min(STAYING, lanes.size())));
    }

    private static double needed(List<TrackLayout> lanes) {
        double sum = BOTTOM;
        for (int i = 0; i < lanes.size(); i++) {
            TrackLayout lane = lanes.get(i);
            sum += lane.folded() ? FOLDED : above(lanes, i) + below(lanes, i)
                    + Math.min(lane.track().minHeight(), lane.wantedHeight());
        }
        return sum;
    }

    private static double above(List<TrackLayout> lanes, int i) {
        return joined(lanes, i) ? CLOSE_PAD / 2 : PAD;
    }

    private static double below(List<TrackLayout> lanes, int i) {
        return i + 1 < lanes.size() && joined(lanes, i + 1) ? CLOSE_PAD / 2 : PAD;
    }

    /** Whether lane {@code i} follows the one above without a line. */
    static boolean joined(List<TrackLayout> lanes, int i) {
        return i > 0 && lanes.get(i).track().continuesAbove() && !lanes.get(i).folded() && !lanes.get(i - 1).folded();
    }

    /** Width of the plots in a score of this width. */
    public static double plotWidth(double width) {
        return Math.max(0, width - GUTTER - RIGHT);
    }

    public double plotLeft() {
        return GUTTER;
    }

    public double plotWidth() {
        return plotWidth;
    }

    /** Height below which something is cut off. */
    public double neededHeight() {
        return needed;
    }

    /** Places of the tracks, from the top. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** The row in which the beam's symbol is framed, over the plot's width; null when no track with symbols shows. */
    public Rectangle2D symbolRow() {
        for (Place place : places) {
            double[] row = place.lane().folded() ? null : place.lane().track().symbolRow(place.plot().getHeight());
            if (row != null) {
                return new Rectangle2D.Double(GUTTER, place.plot().getY() + row[0], plotWidth, row[1] - row[0]);
            }
        }
        return null;
    }
}
