package rnnscope.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Order in which nodes give way in a row or a column where there is not room for all of it: members in a stated order,
 * so that the rest keeps the size it needs. A member that may give way sits in a place of its own, so that whether it
 * has something to show stays its own affair.
 *
 * <p>The order of the whole window, from what gives way first; each list is that of the classes named.
 * <ul>
 * <li>Everywhere: the words beside a title, then its options; the title stays. Header and transport keep their height,
 * letters theirs: a smaller window shows less, not smaller. Over a perspective the text editor gets lower before it covers.
 * <li>Header: room between tabs, theme, taking out, present, the mark, and only then are names of what is open shortened; then write on,
 * watch, preferences, the unit; tabs, edits, model and text stay. Transports: speed in {@code TransportBar}, snapshots in {@code TrainTransport}.
 * <li>A score's tracks, {@code Track.givesWay}: all units, surprise, then the lowest; the first two stay.
 * <li>Step, and sequences that are no text, {@code CellCards}: all units, the equation, what comes next; the cell stays.
 * {@code SequenceView}: the source, the bar of days; the score stays.
 * <li>Train, {@code TrainView}: of the charts learning rate and update size, then all small ones, then what is written; the
 * loss stays. What changes while it runs, then the lanes; of what a run begins with ({@code StartCard}) the wiring, what
 * is there only in a high window, optimizer, input, batch, sequence, units.
 * <li>Gradients, {@code GradientNow}: recurrent weights, the numbers at the beam; of the levers ({@code LeversCard}) clip,
 * cut, loss, which run, forget bias, radius; cell and weights stay.
 * <li>Units, {@code UnitsView}: the other units; the text stays. Pages: of the ranking the portrait, then causes; of matches
 * what is found elsewhere; of changes the cause, then what is written.
 * <li>Attention, {@code AttentionView}: the source with its examples, then how an answer is searched for
 * ({@code SearchBar}), last the lines, which else take at most 46% of the height; their words stand in two rows, then
 * turned, where columns are narrow. The page below them has the rest. {@code AttentionNow}: state, cell, next symbol,
 * equation; the weights stay. A picture ({@code PicturePage}): the hint, the examples; {@code AttendingNow}: what is
 * read, what is predicted, the equation. Of gradients the matrix without attention; of changes the cause, before and after.
 * <li>Wiring, {@code WiringView}: samples of other wirings; words wider than their columns are turned, then left out; the
 * map stays. {@code WiringNow}: the table of weights, what is before unrolling; the equation stays.
 * </ul>
 */
final class Yielding {
    private final Pane box;
    /** From the first to give way to the last. */
    private final List<Place> order = new ArrayList<>();

    /** Holds a member while there is room for it. */
    static final class Place extends StackPane {
        private final Node member;
        /** Held weakly by the member, which may be put elsewhere. */
        private final InvalidationListener changed;

        private Place(Node member, Pane box) {
            super(member);
            this.member = member;
            changed = property -> box.requestLayout();
            member.managedProperty().addListener(new WeakInvalidationListener(changed));
            setPickOnBounds(false);
        }

        /** The member's, wherever the last layout put it: in a row by baselines a place is as high as its member. */
        @Override
        public double getBaselineOffset() {
            return member.getBaselineOffset();
        }

        private boolean wants() {
            return member.isManaged();
        }

        private void show(boolean shows) {
            if (shows && !isVisible()) {
                paintAgain(member);
            }
            Visibility.show(this, shows);
        }

        /** Figures that were not painted while they were hidden are asked again. */
        private static void paintAgain(Node node) {
            if (node instanceof FigureView figure) {
                figure.requestLayout();
            } else if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(Place::paintAgain);
            }
        }
    }

    Yielding(Pane box) {
        this.box = box;
    }

    /** Lets a member that is in the box give way, after those before. */
    Place add(Node member) {
        Place place = new Place(member, box);
        order.add(place);
        return place;
    }

    /** What needs its whole width: words on one line. What a control says by a graphic of its own is its own affair. */
    static void keepWhole(Node node) {
        if (node instanceof Labeled words && words.getGraphic() == null && !words.isWrapText() && words.getMinWidth() == Region.USE_COMPUTED_SIZE) {
            words.setMinWidth(Region.USE_PREF_SIZE);
        }
    }

    /** Shows all members, without the first ones of the order as far as the least sizes of the rest need their room. */
    void fit(double room, double spacing, ToDoubleFunction<Node> size) {
        fit(room, spacing, size, size, 0);
    }

    /**
     * Shows all members, without the first ones of the order as far as the rest need their room: the first {@code early} ones
     * give way to the whole sizes of the rest, the others to their least sizes.
     */
    void fit(double room, double spacing, ToDoubleFunction<Node> size, ToDoubleFunction<Node> whole, int early) {
        order.removeIf(place -> place.getParent() != box);
        Set<Node> gone = new HashSet<>();
        for (Place place : order) {
            double needed = sum(spacing, order.indexOf(place) < early ? whole : size, node -> wants(node) && !gone.contains(node));
            if (place.wants() && needed > room + 0.5) {
                gone.add(place);
            }
        }
        order.forEach(place -> place.show(place.wants() && !gone.contains(place)));
    }

    /** What all members need together. */
    double whole(double spacing, ToDoubleFunction<Node> size) {
        return sum(spacing, size, Yielding::wants);
    }

    /** What the members need that never give way. */
    double least(double spacing, ToDoubleFunction<Node> size) {
        return sum(spacing, size, node -> node.isManaged() && !(node instanceof Place));
    }

    /** The greatest of all members, of those too that have given way, so that it does not change when they do. */
    double greatest(ToDoubleFunction<Node> size) {
        return box.getChildren().stream().filter(Yielding::wants).mapToDouble(size).max().orElse(0);
    }

    private static boolean wants(Node node) {
        return node instanceof Place place ? place.wants() : node.isManaged();
    }

    private double sum(double spacing, ToDoubleFunction<Node> size, Predicate<Node> counts) {
        double sum = -spacing;
        for (Node child : box.getChildren()) {
            if (counts.test(child)) {
                sum += size.applyAsDouble(child) + spacing;
            }
        }
        return Math.max(0, sum);
    }
}
