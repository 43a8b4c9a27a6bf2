package rnnscope.control;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Column whose members give way in a stated order where it is too low for all of them at their least heights. */
public class YieldingColumn extends VBox {
    private final Yielding yielding = new Yielding(this);

    public YieldingColumn(Node... members) {
        getChildren().addAll(members);
    }

    /** Lets members give way, the first one first. Called once, when they are in place. */
    public final void giveWay(Node... order) {
        for (Node member : order) {
            int at = getChildren().indexOf(member);
            Node place = yielding.add(member);
            VBox.setVgrow(place, VBox.getVgrow(member));
            getChildren().add(at, place);
        }
    }

    private double inset() {
        Insets insets = getInsets();
        return insets.getTop() + insets.getBottom();
    }

    private double innerWidth(double width) {
        return width < 0 ? -1 : width - getInsets().getLeft() - getInsets().getRight();
    }

    @Override
    protected double computeMinWidth(double height) {
        return snapSizeX(getInsets().getLeft() + yielding.greatest(node -> node.minWidth(-1)) + getInsets().getRight());
    }

    @Override
    protected double computeMinHeight(double width) {
        double inner = innerWidth(width);
        return inset() + yielding.least(snapSpaceY(getSpacing()), node -> snapSizeY(node.minHeight(inner)));
    }

    @Override
    protected void layoutChildren() {
        double inner = innerWidth(getWidth());
        yielding.fit(getHeight() - inset(), snapSpaceY(getSpacing()), node -> snapSizeY(node.minHeight(inner)));
        super.layoutChildren();
    }
}
