package rnnscope.control;

import java.util.ArrayList;
import java.util.List;
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
        order.removeIf(place -> place.getParent() != box);
        double needed = sum(spacing, size, Yielding::wants);
        for (Place place : order) {
            boolean stays = place.wants() && needed <= room + 0.5;
            if (place.wants() && !stays) {
                needed -= size.applyAsDouble(place) + spacing;
            }
            place.show(stays);
        }
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
