package rnnscope.view.unit.page;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import rnnscope.control.Visibility;

/** Placeholder for a missing figure: one sentence, and what to do next. */
final class FigurePlaceholder extends Label {
    FigurePlaceholder(String words) {
        super(words);
        setWrapText(true);
        getStyleClass().add("page-hint");
        setMinHeight(USE_PREF_SIZE);
    }

    /** Shows this in place of what it stands for, or the reverse. */
    void show(boolean shows, Region inPlaceOf) {
        show(this, shows);
        show(inPlaceOf, !shows);
    }

    static void show(Region region, boolean shows) {
        Visibility.show(region, shows);
    }
}
