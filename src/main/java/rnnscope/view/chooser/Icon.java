package rnnscope.view.chooser;

import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;
import rnnscope.control.WeakListeners;

/** Icon as large as the style sheet makes this box; an icon's own size cannot follow the font around it. */
public final class Icon extends StackPane {
    /** Inline, since the style sheet's font of the window and of pop-overs goes before one that is set. */
    private static final String STYLE = "-fx-font-family: feather; -fx-font-size: ";

    private final Text sign = new Text();

    public Icon(Ikon code) {
        getStyleClass().add("icon");
        setMouseTransparent(true);
        getChildren().add(sign);
        WeakListeners.listen(this, heightProperty(), (property, was, is) ->
                sign.setStyle(STYLE + Math.max(1, Math.round(is.doubleValue())) + "px"));
        sign.getStyleClass().add("sign");
        sign.setManaged(false);
        // Its font comes with the styles, after this box has its size.
        sign.layoutBoundsProperty().addListener((property, was, is) -> requestLayout());
        setCode(code);
    }

    public void setCode(Ikon code) {
        sign.setText(Character.toString(code.getCode()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var bounds = sign.getLayoutBounds();
        sign.relocate((getWidth() - bounds.getWidth()) / 2, (getHeight() - bounds.getHeight()) / 2);
    }
}
