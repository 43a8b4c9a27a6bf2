package rnnscope.view.comparison;

import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;
import rnnscope.language.Words;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.comparison.SideBySide;
import rnnscope.view.help.HelpPage;

/**
 * Line above what shows, while two models are side by side: what A and B are, or why they cannot be compared; the layer of
 * B that is looked at; and the end of it. In a narrow line what can be chosen gives way, then the explanation.
 */
public final class ComparisonBar extends YieldingRow {
    private final ComparisonLab lab;
    private final Label first = new Label();
    private final Label second = new Label();
    private final Label about = new Label();
    private final HBox layers = new HBox();
    private final ObjectProperty<Integer> layer = new SimpleObjectProperty<>(this, "layer", 0);
    private int layersShown;

    /** @param options what else can be chosen; null for nothing */
    public ComparisonBar(ComparisonLab lab, Region options) {
        this.lab = lab;
        HelpPage.set(this, "compare");
        setId("comparison-bar");
        getStyleClass().addAll("view-aside", "comparison-bar");
        first.setId("comparison-first");
        second.setId("comparison-second");
        about.setId("comparison-about");
        first.setGraphic(mark("A"));
        second.setGraphic(mark("B"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button end = new Button(Words.of("view.comparison.end"));
        end.setId("comparison-end");
        end.getStyleClass().setAll("button", "quiet-button");
        end.setTooltip(new Tooltip(Words.of("view.comparison.end.tip")));
        end.setMinWidth(USE_PREF_SIZE);
        end.setOnAction(event -> lab.close());
        getChildren().addAll(first, second, about, gap, layers);
        if (options != null) {
            getChildren().add(options);
        }
        getChildren().add(end);
        if (options == null) {
            giveWay(about, layers);
        } else {
            giveWay(about, layers, options);
        }
        layer.addListener((property, was, is) -> {
            if (is != null) {
                lab.pinLayer(is);
            }
        });
        refresh();
    }

    private static Label mark(String side) {
        Label mark = new Label(side);
        mark.getStyleClass().add("comparison-mark");
        return mark;
    }

    /** Says anew what is compared; out of sight where nothing is. */
    public void refresh() {
        Visibility.show(this, lab.partner() != null);
        if (lab.partner() == null) {
            return;
        }
        SideBySide both = lab.current();
        String fault = lab.faultProperty().get();
        Visibility.show(first, both != null);
        Visibility.show(second, both != null);
        if (both != null) {
            first.setText(Marked.sides(both).first());
            second.setText(Marked.sides(both).second());
        }
        about.setText(!fault.isEmpty() ? fault : both == null ? Words.of("view.comparison.waiting") : "");
        showLayers(both);
    }

    private void showLayers(SideBySide both) {
        int count = both == null ? 0 : both.trace().layout().layers();
        if (count != layersShown) {
            layersShown = count;
            layers.getChildren().clear();
            if (count > 1) {
                layers.getChildren().add(new Segments<>("comparison-layer",
                        IntStream.range(0, count).boxed().toList(), i -> Integer.toString(i + 1),
                        i -> Words.of("view.comparison.layer", i + 1), i -> Words.of("view.comparison.layer.tip", i + 1), layer));
            }
        }
        Visibility.show(layers, count > 1);
        layer.set(lab.layer());
    }
}
