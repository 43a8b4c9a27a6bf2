package rnnscope.view.wiring;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Numbers;
import rnnscope.figure.wiring.FoldedFigure;
import rnnscope.figure.wiring.ParameterListFigure;
import rnnscope.figure.wiring.PartFigure;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringRun;
import rnnscope.language.Words;

/**
 * Pane "Now" of the Wiring perspective: the network before it is unrolled, all its weights, and how the part that was
 * chosen is computed.
 */
final class WiringNow extends YieldingColumn {
    private static final double FOLDED = 190;
    private static final double PART = 30;
    private static final double WEIGHTS = 190;
    private static final double WEIGHTS_LINE = 21;
    private static final double LEAST_LINE = 15;

    private final WiringViewModel model;
    private static final double LEAST_WIDTH = 240;

    private final FigureContext figures;
    private final FigureView folded;
    private final FigureView weights;
    private final FigureView part;
    private final Card foldedCard;
    private final Card weightsCard;
    private final Card partCard;

    WiringNow(FigureContext figures, WiringViewModel model) {
        this.model = model;
        this.figures = figures;
        getStyleClass().add("now");
        folded = view("wiring-folded");
        weights = view("wiring-weights");
        part = new FigureView(figures);
        foldedCard = new Card(folded);
        weightsCard = new Card(weights);
        partCard = new Card(part);
        foldedCard.setTitleOf("view.wiring.folded");
        weightsCard.setTitleOf("view.wiring.weights");
        VBox.setVgrow(foldedCard, Priority.ALWAYS);
        getChildren().addAll(foldedCard, weightsCard, partCard);
        giveWay(weightsCard, foldedCard);
    }

    private FigureView view(String id) {
        FigureView view = new FigureView(figures);
        view.setId(id);
        view.setOnPointed((hit, event) -> {
            model.pointAt(hit);
            view.setStyle(hit != null ? "-fx-cursor: hand;" : "");
        });
        view.setOnClicked((hit, event) -> {
            if (hit != null) {
                model.pin(hit.channel());
            }
        });
        return view;
    }

    void show() {
        WiringPlan plan = model.plan();
        WiringRun run = model.run();
        double scale = figures.scale();
        folded.setLeast(LEAST_WIDTH, 120);
        folded.setPrefHeight(FOLDED * scale);
        double line = Math.max(LEAST_LINE, Math.min(WEIGHTS_LINE, WEIGHTS / plan.weights().size()));
        weights.setPrefHeight(line * plan.weights().size() * scale);
        weights.setLeast(LEAST_WIDTH, Math.min(8, plan.weights().size()) * 14.5);
        Row row = model.part();
        double lines = PART * row.equations().size();
        part.setLeast(LEAST_WIDTH, lines);
        part.setPrefHeight(lines * scale);

        folded.figureProperty().set(new FoldedFigure(plan, model.chosen()));
        foldedCard.setBeside(Words.of("view.wiring.folded.about"));
        folded.setAccessibleText(Words.of("view.wiring.folded.spoken", plan.weights().size()));
        weights.figureProperty().set(new ParameterListFigure(plan, run.readSteps(), run.writtenSteps(),
                model.chosen()));
        weightsCard.setBeside(Words.of("view.wiring.weights.about"));
        weightsCard.setAside(Words.of("view.wiring.weights.all", Numbers.count(plan.parameters())));
        weights.setAccessibleText(Words.of("view.wiring.weights.spoken", Numbers.count(plan.parameters()),
                plan.weights().size()));
        part.figureProperty().set(new PartFigure(row));
        partCard.setTitle(row.title());
        partCard.setBeside(row.shape());
        String destination = model.destination();
        partCard.setAside(destination == null ? "" : Words.of("view.wiring.click", destination));
        part.setAccessibleText(row.title() + ", " + String.join("; ", row.equations()));
    }
}
