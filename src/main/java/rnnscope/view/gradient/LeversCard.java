package rnnscope.view.gradient;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.gradient.RunLanes;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.gradient.question.LaneGradients;
import rnnscope.session.gradient.question.Levers.Source;
import rnnscope.session.gradient.question.Levers;
import rnnscope.session.gradient.question.Start;
import rnnscope.view.gradient.LeverSlider.Scale;

/**
 * Card of the levers: whatever is moved is answered at once, and Ctrl Z takes it back. A double click frees a slider.
 */
final class LeversCard extends YieldingColumn {
    private static final double LEAST_CLIP = -2;
    private static final double MOST_CLIP = 2;
    private static final double MOST_RADIUS = 9;
    private static final double LEAST_BIAS = -3;
    private static final double MOST_BIAS = 7;
    /** Cells that can stand side by side; of the plain ones one at a time. */
    private static final List<Cell> FAMILIES = Stream.concat(Stream.of(Cells.of(Levers.TANH)),
            Cells.offered().stream().filter(cell -> !cell.isPlain())).toList();

    private final GradientLab lab;
    private final LeverButtons cells;
    private final LeverButtons activation;
    private final LeverButtons weights;
    private final LeverButtons loss;
    private final Label reads = new Label(Words.of("view.gradient.lever.reads"));
    private final LeverButtons source;
    private final LeverButtons layers;
    private final LeverSlider batchRow;
    /** For the layer and the row of the batch. */
    private final Row which;
    private final LeverSlider steps;
    private final LeverSlider cut;
    private final LeverSlider radius;
    private final LeverSlider forgetBias;
    private final LeverSlider clip;

    LeversCard(GradientLab lab) {
        this.lab = lab;
        getStyleClass().add("levers");
        cells = new LeverButtons("lever-cell", Words.of("view.gradient.lever.cell"), i ->
                move(lab.levers().toggled(family(i))),
                FAMILIES.stream().map(Cell::title).toArray(String[]::new));
        cells.explain(FAMILIES.stream().map(cell -> cell.isPlain()
                ? Words.of("view.gradient.lever.elman") : Words.of("view.gradient.lever.family", cell.title()))
                .toArray(String[]::new));
        activation = new LeverButtons("lever-activation", Words.of("view.gradient.lever.activation"), i ->
                move(lab.levers().withRectifier(i == 1)),
                "tanh", "ReLU");
        activation.explain(Words.of("view.gradient.lever.tanh"), Words.of("view.gradient.lever.relu"));
        row(Words.of("view.gradient.lever.cell"), beside(cells, activation));
        weights = new LeverButtons("lever-weights", Words.of("view.gradient.lever.weights"), i ->
                move(i == 0 ? lab.levers().withTrained(true)
                : lab.levers().withStart(Start.values()[i - 1])), Words.of("view.gradient.lever.weights.learned"),
                Words.of("view.gradient.lever.weights.lecture"), Words.of("view.gradient.lever.weights.pytorch"),
                Words.of("view.gradient.lever.weights.orthogonal"));
        weights.explain(Words.of("view.gradient.lever.weights.learned.tip"),
                Words.of("view.gradient.lever.weights.lecture.tip", Start.BELOW_EDGE),
                Words.of("view.gradient.lever.weights.pytorch.tip"), Words.of("view.gradient.lever.weights.orthogonal.tip"));
        row(Words.of("view.gradient.lever.weights"), weights);
        loss = new LeverButtons("lever-loss", Words.of("view.gradient.lever.loss"), i ->
                move(lab.levers().withLoss(LossChoice.values()[i])),
                Words.of("view.gradient.lever.loss.last"), Words.of("view.gradient.lever.loss.sum"));
        loss.explain(Words.of("view.gradient.lever.loss.last.tip"), Words.of("view.gradient.lever.loss.sum.tip"));
        source = new LeverButtons("lever-source", Words.of("view.gradient.lever.reads"), i ->
                move(lab.levers().withSource(Source.values()[i], 0)),
                Words.of("view.gradient.lever.text"), Words.of("view.gradient.lever.batch"));
        source.explain(Words.of("view.gradient.lever.text.tip"),
                Words.of("view.gradient.lever.batch.tip"));
        reads.getStyleClass().add("lever-beside");
        reads.setMinWidth(USE_PREF_SIZE);
        source.setMinWidth(USE_PREF_SIZE);
        Node lossRow = row(Words.of("view.gradient.lever.loss"), beside(loss, reads, source));
        layers = new LeverButtons("lever-layer", Words.of("view.gradient.lever.layer"), lab::chooseLayer, "1", "2", "3", "4");
        layers.setMinWidth(USE_PREF_SIZE);
        batchRow = new LeverSlider(lab, "lever-row", Words.of("view.gradient.lever.row"),
                Words.of("view.gradient.lever.row.tip"),
                Scale.linear(1, 2, 1, 10), (l, x) -> l.withSource(Source.BATCH, (int) Math.round(x) - 1),
                l -> l.withSource(l.source(), 0));
        batchRow.value().setMinWidth(USE_PREF_SIZE);
        which = row("", beside(layers, batchRow.slider(), batchRow.value()));
        steps = lever("lever-steps", Words.of("view.gradient.lever.steps"), Words.of("view.gradient.lever.steps.tip"),
                Scale.squareRoot(Levers.FEWEST, Levers.MOST, 1, 10), (l, x) -> l.withSteps((int) Math.round(x)),
                l -> l.withSteps(80));
        cut = lever("lever-cut", Words.of("view.gradient.lever.cut"), Words.of("view.gradient.lever.cut.tip"),
                Scale.squareRoot(2, Levers.MOST, 1, 10), (l, x) -> l.withCut(cutAt(x)), l -> l.withCut(0));
        radius = lever("lever-radius", Words.of("view.gradient.lever.radius"),
                Words.of("view.gradient.lever.radius.tip"),
                Scale.squareRoot(0, MOST_RADIUS, 0.01, 0.1), Levers::withRadius, l -> l.withRadius(Double.NaN));
        forgetBias = lever("lever-forget", Words.of("view.gradient.lever.forget-bias"),
                Words.of("view.gradient.lever.forget-bias.tip"),
                Scale.linear(LEAST_BIAS, MOST_BIAS, 0.1, 1), Levers::withForgetBias,
                l -> l.withForgetBias(Double.NaN));
        clip = lever("lever-clip", Words.of("view.gradient.lever.clip"),
                Words.of("view.gradient.lever.clip.tip"),
                Scale.linear(LEAST_CLIP, MOST_CLIP, 0.05, 0.5), (l, x) -> l.withClip(x >= MOST_CLIP - 0.01
                        ? Double.POSITIVE_INFINITY : Math.pow(10, x)), l -> l.withClip(Double.POSITIVE_INFINITY));
        giveWay(rowOf(clip), rowOf(cut), lossRow, which, rowOf(forgetBias), rowOf(radius));
    }

    private static Node rowOf(LeverSlider lever) {
        return lever.slider().getParent();
    }

    private LeverSlider lever(String id, String words, String tip, Scale scale, BiFunction<Levers, Double, Levers> move,
            UnaryOperator<Levers> free) {
        LeverSlider lever = new LeverSlider(lab, id, words, tip, scale, move, free);
        HBox.setHgrow(lever.slider(), Priority.ALWAYS);
        row(words, lever.slider(), lever.value()).name.setLabelFor(lever.slider());
        return lever;
    }

    private static HBox beside(Node... controls) {
        HBox box = new HBox(controls);
        box.setSpacing(8);
        box.setAlignment(Pos.CENTER_LEFT);
        for (Node control : controls) {
            HBox.setHgrow(control, Priority.ALWAYS);
        }
        return box;
    }

    private Row row(String words, Node... controls) {
        Row row = new Row(words, controls);
        getChildren().add(row);
        return row;
    }

    /** A lever with its name. */
    private static final class Row extends HBox {
        private final Label name;

        private Row(String words, Node... controls) {
            name = new Label(words);
            name.getStyleClass().add("lever-name");
            name.setMinWidth(USE_PREF_SIZE);
            getStyleClass().add("lever-row");
            getChildren().add(name);
            getChildren().addAll(controls);
            HBox.setHgrow(controls[0], Priority.ALWAYS);
        }
    }

    private void move(Levers moved) {
        lab.move(moved, false);
    }

    private String family(int i) {
        return i == 0 && lab.levers().rectified() ? Levers.RELU : i == 0 && !lab.levers().hasPlain() && rectifies
                ? Levers.RELU : FAMILIES.get(i).id();
    }

    /** Which activation a plain cell would have if it were put beside the others. */
    private boolean rectifies;

    private static int cutAt(double value) {
        int steps = (int) Math.round(value);
        return steps >= Levers.MOST ? 0 : Math.max(2, steps);
    }

    /** Shows where the levers stand; what nobody has moved shows what the weights have. */
    void show(Levers levers, Answer answer) {
        rectifies = levers.hasPlain() ? levers.rectified() : rectifies;
        cells.show(0, levers.hasPlain());
        for (int i = 1; i < FAMILIES.size(); i++) {
            cells.show(i, levers.cells().contains(FAMILIES.get(i).id()));
        }
        activation.showOnly(rectifies ? 1 : 0);
        activation.setDisable(!levers.hasPlain());
        boolean canBeLearned = lab.hasLearned();
        weights.offer(0, canBeLearned);
        weights.showOnly(levers.trained() && canBeLearned ? 0 : 1 + levers.start().ordinal());
        loss.showOnly(levers.loss().ordinal());
        showSource(levers);
        showWhich(levers, answer);
        steps.show(levers.steps(), Integer.toString(levers.length()));
        cut.show(levers.cut() == 0 ? Levers.MOST : levers.cut(),
                levers.cut() == 0 ? Words.of("view.gradient.lever.never") : Integer.toString(levers.cut()));
        double ownRadius = own(answer, lane -> lane.spectrum() == null ? Double.NaN : lane.spectrum().spectralRadius());
        double ownBias = own(answer, LaneGradients::forgetBias);
        double rho = Double.isNaN(levers.radius()) ? ownRadius : levers.radius();
        radius.show(rho, number(rho, 2));
        double bias = Double.isNaN(levers.forgetBias()) ? ownBias : levers.forgetBias();
        forgetBias.show(bias, Double.isNaN(bias) ? "–" : number(bias, 1));
        forgetBias.setUseful(levers.cells().stream().anyMatch(cell -> Cells.of(cell).memory().isPresent()));
        clip.show(Double.isInfinite(levers.clip()) ? MOST_CLIP : Math.log10(levers.clip()),
                Double.isInfinite(levers.clip()) ? Words.of("view.gradient.lever.never")
                        : number(levers.clip(), levers.clip() < 1 ? 2 : 1));
    }

    private void showSource(Levers levers) {
        showOrHide(List.of(reads, source), lab.lanesProperty().get() != null);
        source.showOnly(levers.source().ordinal());
    }

    /** Which layer, where there are several, and which row of a batch. */
    private void showWhich(Levers levers, Answer answer) {
        int count = answer == null ? 1 : answer.question().layers();
        layers.showFirst(count);
        layers.showOnly(Math.min(count - 1, lab.layerProperty().get()));
        showOrHide(List.of(layers), count > 1);
        RunLanes lanes = lab.lanesProperty().get();
        boolean batch = lanes != null && levers.source() == Source.BATCH;
        showOrHide(List.of(batchRow.slider(), batchRow.value()), batch);
        if (batch) {
            batchRow.setMost(lanes.sequences());
            batchRow.show(levers.row() + 1, Words.of(count > 1 ? "view.gradient.lever.row.of"
                    : "view.gradient.lever.row.only",
                    levers.row() + 1, lanes.sequences()));
        }
        which.name.setText(Words.of(count > 1 ? "view.gradient.lever.layer" : "view.gradient.lever.batch-row"));
        showOrHide(List.of(which), batch || count > 1);
    }

    private static void showOrHide(List<? extends Node> nodes, boolean shows) {
        nodes.forEach(node -> {
            Visibility.show(node, shows);
        });
    }

    private static String number(double value, int decimals) {
        return Double.isNaN(value) ? "–" : Numbers.signed(value, decimals);
    }

    /** The last lane that has such a number. */
    private static double own(Answer answer, ToDoubleFunction<LaneGradients> number) {
        double found = Double.NaN;
        for (LaneGradients lane : answer == null ? List.<LaneGradients>of() : answer.lanes()) {
            double value = number.applyAsDouble(lane);
            found = Double.isNaN(value) ? found : value;
        }
        return found;
    }
}
