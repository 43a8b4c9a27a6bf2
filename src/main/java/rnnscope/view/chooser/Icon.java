package rnnscope.view.chooser;

import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A sign as large as the style sheet makes this box; an icon's own size cannot follow the font around it. */
public final class Icon extends StackPane {
    private final FontIcon sign = new FontIcon();

    public Icon(Ikon code) {
        getStyleClass().add("icon");
        setMouseTransparent(true);
        getChildren().add(sign);
        heightProperty().addListener((property, was, is) ->
                sign.setIconSize(Math.max(1, (int) Math.round(is.doubleValue()))));
        sign.setManaged(false);
        setCode(code);
    }

    public void setCode(Ikon code) {
        sign.setIconCode(code);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var bounds = sign.getLayoutBounds();
        sign.relocate((getWidth() - bounds.getWidth()) / 2, (getHeight() - bounds.getHeight()) / 2);
    }
}
