package rnnscope.control;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** Icons of the transport and of the header, as vector paths in a box of 16 by 16. */
public enum VectorIcon {
    START("M2 2.5h2v11h-2z M14 2.5v11l-8.5-5.5z"),
    BACK("M11 3.5v9l-6.5-4.5z M12 3.5h1.6v9h-1.6z"),
    PLAY("M4 2v12l10-6z"),
    PAUSE("M3.5 2.5h3.2v11h-3.2z M9.3 2.5h3.2v11h-3.2z"),
    FORWARD("M5 3.5v9l6.5-4.5z M2.4 3.5h1.6v9h-1.6z"),
    END("M12 2.5h2v11h-2z M2 2.5v11l8.5-5.5z"),
    AGAIN("M8 2.2a5.8 5.8 0 1 0 5.8 5.8h-1.7a4.1 4.1 0 1 1-4.1-4.1v2.4l4.2-3.3l-4.2-3.2z"),
    STOP("M3 3h10v10h-10z"),
    CONTRAST("M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z M8 2.5a5.5 5.5 0 0 1 0 11z");

    private final String path;

    VectorIcon(String path) {
        this.path = path;
    }

    /** A node that grows with the font. */
    public Node node() {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        StackPane box = new StackPane();
        box.setShape(shape);
        box.setScaleShape(true);
        box.getStyleClass().addAll("symbol", "symbol-" + name().toLowerCase(Locale.ROOT));
        box.setMouseTransparent(true);
        return box;
    }
}
