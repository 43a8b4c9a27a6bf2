package rnnscope.view.chooser;

import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;
import rnnscope.control.Listening;

/** A sign as large as the style sheet makes this box; an icon's own size cannot follow the font around it. */
public final class Icon extends StackPane {
    private static final String FAMILY = "feather";

    private final Text sign = new Text();

    public Icon(Ikon code) {
        getStyleClass().add("icon");
        setMouseTransparent(true);
        getChildren().add(sign);
        Listening.listen(this, heightProperty(), (property, was, is) ->
                sign.setFont(Font.font(FAMILY, Math.max(1, Math.round(is.doubleValue())))));
        sign.getStyleClass().add("sign");
        sign.setManaged(false);
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
