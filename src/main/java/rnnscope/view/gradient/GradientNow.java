package rnnscope.view.gradient;

import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.cell.Cells;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.YieldingColumn;
import rnnscope.control.YieldingRow;
import rnnscope.figure.Numbers;
import rnnscope.figure.gradient.NumberFigure;
import rnnscope.language.Words;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.gradient.question.LaneGradients;

/**
 * Pane "Now" of the Gradients perspective: levers, the recurrent weights, and the number in the beam with its check.
 */
final class GradientNow extends YieldingColumn {
    private static final double PLANES = 136;
    private static final double LEAST_PLANES = 96;
    /** Least width of one plane, and the height of the words below it. */
    private static final double LEAST_PLANE = 64;
    private static final double WORDS = 34;
    private static final double LEAST_JACOBIAN = 84;
    private static final double LEAST_NUMBERS = 240;

    private final FigureContext figures;
    private final LeversCard levers;
    private final Card leversCard;
    private final Card weightsCard;
    private final Card numberCard;
    private final FigureView spectrum;
    private final FigureView jacobian;
    private final FigureView numbers;
    private final Button check = new Button(Words.of("view.check"));
    private final Label checkWords = new Label();
    private final LeverButtons state;
    private final LeverButtons axis;

    GradientNow(FigureContext figures, GradientLab lab, GradientViewModel model, Runnable onCheck, Runnable onResize) {
        this.figures = figures;
        getStyleClass().addAll("now", "gradient-now");
        levers = new LeversCard(lab);
        leversCard = new Card(levers);
        leversCard.setTitleOf("view.gradient.levers");
        leversCard.setAside(Words.of("view.gradient.levers.aside"));
        spectrum = new FigureView(figures);
        jacobian = new FigureView(figures);
        HBox pictures = new HBox(spectrum, jacobian);
        pictures.setSpacing(16);
        HBox.setHgrow(jacobian, Priority.ALWAYS);
        HBox.setHgrow(spectrum, Priority.SOMETIMES);
        pictures.prefHeightProperty().bind(figures.scaleProperty().multiply(PLANES));
        spectrum.setLeast(LEAST_PLANE, LEAST_PLANES);
        jacobian.setLeast(LEAST_JACOBIAN, LEAST_PLANES);
        weightsCard = new Card(pictures);
        weightsCard.setTitleOf("view.gradient.weights");
        spectrum.heightProperty().addListener((property, was, is) -> onResize.run());
        VBox.setVgrow(weightsCard, Priority.ALWAYS);
        numbers = new FigureView(figures);
        check.setId("check");
        check.getStyleClass().add("quiet-button");
        check.setMinWidth(USE_PREF_SIZE);
        check.setTooltip(new Tooltip(Words.of("view.gradient.check.tip")));
        check.setOnAction(event -> onCheck.run());
        checkWords.getStyleClass().add("explanation");
        checkWords.setId("check-words");
        axis = new LeverButtons("axis", Words.of("view.gradient.axis"), i -> model.sharesProperty().set(i == 1),
                Words.of("view.gradient.axis.norm"), Words.of("view.gradient.axis.share"));
        axis.explain(Words.of("view.gradient.axis.norm.tip"),
                Words.of("view.gradient.axis.share.tip"));
        axis.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        state = new LeverButtons("state", Words.of("view.gradient.state"), i -> model.ofCellProperty().set(i == 1), "∂h",
                "∂c");
        state.explain(Words.of("view.gradient.state.hidden"),
                Words.of("view.gradient.state.cell"));
        state.setMinWidth(USE_PREF_SIZE);
        YieldingRow foot = new YieldingRow(check, checkWords, gap, state, axis);
        foot.giveWay(checkWords);
        foot.setSpacing(9);
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox number = new VBox(numbers, foot);
        number.setSpacing(5);
        numberCard = new Card(number);
        getChildren().addAll(leversCard, weightsCard, numberCard);
        giveWay(weightsCard, numberCard);
    }

    /** All pictures are of one answer, and appear with another. */
    void appearWith(FigureView other) {
        FigureView.appearTogether(other, spectrum, jacobian, numbers);
    }

    void show(GradientLab lab, GradientMoment moment, boolean shares, boolean ofCell) {
        if (lab.levers() == null) {
            // Nothing is open yet.
            return;
        }
        levers.show(lab.levers(), moment == null ? null : moment.answer());
        axis.showOnly(shares ? 1 : 0);
        state.showOnly(ofCell ? 1 : 0);
        state.setDisable(lab.levers().cells().stream().noneMatch(cell -> Cells.of(cell).hasCellState()));
        if (moment == null) {
            return;
        }
        int lanes = moment.answer().lanes().size();
        leversCard.setBeside(GradientMoment.weightsInWords(lab.levers(), moment.answer()));
        weightsCard.setBeside(Words.of("view.gradient.weights.beside"));
        weightsCard.setAside(Words.of("view.gradient.weights.aside"));
        numberCard.setTitleOf("view.gradient.at", moment.symbol());
        numberCard.setBeside(moment.distance());
        spectrum.figureProperty().set(moment.spectrum());
        jacobian.figureProperty().set(moment.jacobian());
        numbers.figureProperty().set(moment.numbers());
        double height = NumberFigure.height(lanes) * figures.scale();
        numbers.setPrefHeight(height);
        numbers.setLeast(LEAST_NUMBERS, NumberFigure.height(lanes));
        spectrum.setPrefWidth(planesWidth(lanes));
        spectrum.setLeast(lanes * LEAST_PLANE, LEAST_PLANES);
        jacobian.setPrefWidth(100);
        check.setDisable(lab.concealedProperty().get() || lab.checkingProperty().get());
        checkWords.setText(Words.of(lab.checkingProperty().get() ? "view.gradient.checking" : "view.gradient.differences"));
        spectrum.setAccessibleText(Words.of("view.gradient.spectrum.access", moment.answer().lanes()
                .stream().map(LaneGradients::spectrum).filter(Objects::nonNull)
                .map(s -> Numbers.signed(s.spectralRadius(), 2)).collect(Collectors.joining(", "))));
        numbers.setAccessibleText(Words.of("view.gradient.number.access", moment.symbol(), moment.distance()));
        jacobian.setAccessibleText(Words.of("view.gradient.jacobian.access"));
    }

    /** As many squares as there are planes, as high as there is room, but no more than leaves the Jacobian its own. */
    private double planesWidth(int lanes) {
        double share = lanes == 1 ? 0.44 : lanes == 2 ? 0.58 : 0.66;
        double most = share * (weightsCard.getWidth() - weightsCard.getInsets().getLeft() * 2);
        double square = spectrum.getHeight() - WORDS * figures.scale();
        return Math.max(LEAST_PLANE * lanes * figures.scale(), Math.min(most, lanes * square));
    }
}
