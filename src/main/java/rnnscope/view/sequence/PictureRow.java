package rnnscope.view.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.WeakListeners;
import rnnscope.control.YieldingRow;
import rnnscope.figure.glimpse.GreyFigure;
import rnnscope.figure.glimpse.GreyPicture;
import rnnscope.language.Words;
import rnnscope.session.example.Example;
import rnnscope.session.example.ExampleLab;

/** Row of pictures to choose from, each a button, where a picture is read by glimpses. */
final class PictureRow extends YieldingRow {
    /** Side of a picture in a 1280×720 window. */
    private static final double SIDE = 34;

    private final FigureContext figures;
    private final ExampleLab lab;

    PictureRow(FigureContext figures, ExampleLab lab) {
        this.figures = figures;
        this.lab = lab;
        getStyleClass().addAll("source-field", "picture-examples");
        WeakListeners.listen(this, lab.examplesProperty(), (property, was, is) -> offer());
        offer();
    }

    private void offer() {
        Label name = new Label(Words.of("view.sequence.glimpse.picture"));
        name.getStyleClass().add("pane-title");
        name.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(name);
        List<Example> examples = lab.examplesProperty().get();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            FigureView small = new FigureView(figures);
            small.setMouseTransparent(true);
            small.setLeast(SIDE, SIDE);
            small.figureProperty().set(new GreyFigure(GreyPicture.of(levels(example.source()))));
            Button button = new Button(null, small);
            button.setId("picture-example-" + i);
            button.getStyleClass().setAll("button", "picture-example");
            button.setAccessibleText(Words.of("view.attention.picture.other", example.answer()));
            button.setTooltip(new Tooltip(example.answer()));
            button.setOnAction(event -> lab.setSource(example.source()));
            getChildren().add(button);
        }
        List<Node> fromTheLast = new ArrayList<>(getChildren().subList(1, getChildren().size()));
        Collections.reverse(fromTheLast);
        giveWay(fromTheLast.toArray(Node[]::new));
    }

    /** Grey levels as they are typed. */
    static float[] levels(String source) {
        String cells = source.replaceAll("[/\\s]", "");
        float[] levels = new float[cells.length()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = cells.charAt(i) == '.' ? 0 : cells.charAt(i) == '#' ? 1 : (cells.charAt(i) - '0') / 10f;
        }
        return levels;
    }
}
