package rnnscope.view.help;

import java.net.URL;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/** Picture of a page, as wide as the page, never larger than it is; loaded in the background. */
final class HelpImage extends Region {
    private final ImageView view = new ImageView();
    private final Image image;

    HelpImage(URL source, String words) {
        image = new Image(source.toExternalForm(), true);
        view.setImage(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setAccessibleText(words);
        image.heightProperty().addListener((property, was, is) -> requestLayout());
        getStyleClass().add("help-image");
        getChildren().add(view);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double fitted(double width) {
        return width < 0 ? image.getWidth() : Math.min(width, image.getWidth());
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return fitted(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return image.getWidth() == 0 ? 0 : Math.ceil(fitted(width) * image.getHeight() / image.getWidth());
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(fitted(getWidth()));
        layoutInArea(view, 0, 0, getWidth(), getHeight(), 0, HPos.LEFT, VPos.TOP);
    }
}
