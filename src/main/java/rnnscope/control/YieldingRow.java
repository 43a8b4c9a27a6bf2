package rnnscope.control;

import java.util.function.ToDoubleFunction;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * Row whose members give way in a stated order where it is too narrow for all of them. Words on one line need all of
 * their width.
 */
public class YieldingRow extends HBox {
    private final Yielding yielding = new Yielding(this);
    private ToDoubleFunction<Node> whole = this::size;
    private int early;

    public YieldingRow(Node... members) {
        getChildren().addListener((javafx.collections.ListChangeListener<Node>) change ->
                getChildren().forEach(Yielding::keepWhole));
        getChildren().addAll(members);
    }

    /** Lets members give way, the first one first. Called once, when they are in place. */
    public final void giveWay(Node... order) {
        for (Node member : order) {
            int at = getChildren().indexOf(member);
            Node place = yielding.add(member);
            HBox.setHgrow(place, HBox.getHgrow(member));
            HBox.setMargin(place, HBox.getMargin(member));
            getChildren().add(at, place);
        }
    }

    /** Lets the first members of the order give way before others are narrower than {@code width}, then only to the least widths. */
    public final void spare(int first, ToDoubleFunction<Node> width) {
        early = first;
        whole = node -> Math.max(size(node), width.applyAsDouble(node));
    }

    private double inset() {
        Insets insets = getInsets();
        return insets.getLeft() + insets.getRight();
    }

    private double size(Node node) {
        return size(node, node.minWidth(-1));
    }

    private double size(Node node, double width) {
        Insets margin = HBox.getMargin(node);
        return snapSizeX(width) + (margin == null ? 0 : margin.getLeft() + margin.getRight());
    }

    /** With those that have given way too, so that they can come back. */
    @Override
    protected double computePrefWidth(double height) {
        return inset() + yielding.whole(snapSpaceX(getSpacing()), node -> size(node, node.prefWidth(-1)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return inset() + yielding.least(snapSpaceX(getSpacing()), this::size);
    }

    @Override
    protected void layoutChildren() {
        yielding.fit(getWidth() - inset(), snapSpaceX(getSpacing()), this::size, whole, early);
        super.layoutChildren();
    }
}
