package rnnscope.view.unit.word;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.analysis.word.FirstLayer;
import rnnscope.analysis.word.WordVectors;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.figure.word.WaysIn;
import rnnscope.figure.word.WaysInFigure;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.Selection;
import rnnscope.session.word.WordTable;
import rnnscope.text.SymbolDisplay;

/** Ways of a word into the network: as index, one-hot, embedding. */
final class WaysInView {
    private static final int NEAREST = 4;

    private final WordChoice choice;
    private final Selection selection;
    private final FigureView figure;
    private final VBox node;
    private FirstLayer layer;
    private float[] slope;
    private Model of;

    WaysInView(FigureContext figures, WordChoice choice, Selection selection) {
        this.choice = choice;
        this.selection = selection;
        figure = new FigureView(figures);
        figure.setId("words-ways");
        figure.setLeast(300, WaysInFigure.leastHeight());
        figure.setOnClicked((hit, event) -> {
            if (hit != null && selection.layer() == 0) {
                selection.pinUnit(hit.unit());
            }
        });
        node = new VBox(figure);
        VBox.setVgrow(figure, Priority.ALWAYS);
    }

    Region node() {
        return node;
    }

    /** @param model that has a first layer which reads symbols */
    void refresh(Model model, WordTable table) {
        int symbol = choice.symbol(table);
        if (symbol < 0) {
            figure.figureProperty().set(null);
            return;
        }
        if (model != of) {
            of = model;
            layer = FirstLayer.of(model);
            slope = layer.slope();
        }
        Cell cell = Cells.of(model.spec().cell(0));
        int gate = cell.candidateGate();
        int unit = selection.layer() == 0 ? Math.min(selection.unit(), layer.units() - 1) : 0;
        WordVectors vectors = table.vectors();
        List<WordVectors.Neighbour> nearest = vectors.neighbours(symbol, NEAREST);
        figure.figureProperty().set(new WaysInFigure(new WaysIn(name(vectors, symbol), symbol, vectors.size(),
                Stream.of(symbol - 1, symbol + 1).filter(k -> k >= 0 && k < vectors.size()).map(k -> name(vectors, k)).toList(),
                nearest.stream().map(one -> name(vectors, one.symbol())).toList(),
                nearest.isEmpty() ? 0 : nearest.get(0).distance(), layer.gates(), gate, layer.units(), unit, slope,
                layer.contribution(symbol), layer.hasEmbedding() ? embedding(symbol) : null,
                layer.hasEmbedding() ? weights(layer.row(gate, unit)) : null)));
        figure.describe("view.word.ways.access", name(vectors, symbol));
    }

    private float[] embedding(int symbol) {
        float[] numbers = new float[layer.inputs()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = layer.embedded(symbol, i);
        }
        return numbers;
    }

    private float[] weights(int row) {
        float[] weights = new float[layer.inputs()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = layer.weight(row, i);
        }
        return weights;
    }

    static String name(WordVectors vectors, int symbol) {
        return SymbolDisplay.line(vectors.vocabulary().symbol(symbol));
    }
}
