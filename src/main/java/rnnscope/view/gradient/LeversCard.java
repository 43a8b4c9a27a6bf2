package rnnscope.view.gradient;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import rnnscope.analysis.LossChoice;
import rnnscope.figure.Numbers;
import rnnscope.session.gradient.Answer;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.gradient.LaneGradients;
import rnnscope.session.gradient.Levers;

/** The levers: whatever is moved is answered at once, and Ctrl Z takes it back. A double click frees a slider. */
final class LeversCard extends GridPane {
    private static final double LEAST_CLIP = -2;
    private static final double MOST_CLIP = 2;
    private static final double MOST_RADIUS = 9;
    private static final double LEAST_BIAS = -3;
    private static final double MOST_BIAS = 7;
    private static final String[] FAMILIES = {Levers.TANH, "gru", "lstm"};

    private final GradientLab lab;
    private final LeverButtons cells;
    private final LeverButtons activation;
    private final LeverButtons weights;
    private final LeverButtons loss;
    private final Lever steps;
    private final Lever cut;
    private final Lever radius;
    private final Lever forgetBias;
    private final Lever clip;

    /** One slider: how a value lies on it, what moving it makes of the levers, and what is said of it. */
    private final class Lever {
        private final Slider slider;
        private final Label value = new Label();
        private boolean showing;
        private boolean moving;

        Lever(String id, String words, String tip, double least, double most,
              BiFunction<Levers, Double, Levers> move,
              UnaryOperator<Levers> free) {
            slider = new Slider(least, most, least);
            slider.setId(id);
            slider.setAccessibleText(words);
            slider.setTooltip(new Tooltip(tip));
            slider.setMinWidth(60);
            slider.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(slider, Priority.ALWAYS);
            value.getStyleClass().add("lever-value");
            value.setId(id + "-value");
            slider.valueProperty().addListener((property, was, is) -> {
                if (!showing && lab.levers() != null) {
                    boolean amend = slider.isValueChanging() && moving;
                    moving = slider.isValueChanging();
                    lab.move(move.apply(lab.levers(), is.doubleValue()), amend);
                }
            });
            slider.valueProperty().addListener((property, was, is) -> fill());
            slider.skinProperty().addListener((property, was, is) -> fill());
            slider.valueChangingProperty().addListener((property, was, is) -> moving = false);
            slider.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && lab.levers() != null) {
                    lab.move(free.apply(lab.levers()), false);
                }
            });
            Label name = new Label(words);
            name.setLabelFor(slider);
            name.getStyleClass().add("lever-name");
            addRow(getRowCount(), name, slider, value);
            GridPane.setHalignment(value, HPos.RIGHT);
        }

        void show(double position, String words) {
            showing = true;
            if (!slider.isValueChanging()) {
                slider.setValue(Double.isNaN(position) ? slider.getMin() : position);
            }
            showing = false;
            value.setText(words);
        }

        /** The track is darker up to the thumb. */
        private void fill() {
            Node track = slider.lookup(".track");
            if (track != null) {
                double share = 100 * (slider.getValue() - slider.getMin()) / (slider.getMax() - slider.getMin());
                track.setStyle(String.format(Locale.ROOT, "-fx-background-color: linear-gradient(to right, -rs-faint "
                        + "%.1f%%, -rs-line %.1f%%);", share, share));
            }
        }

        void setUseful(boolean useful) {
            slider.setDisable(!useful);
        }
    }

    LeversCard(GradientLab lab) {
        this.lab = lab;
        getStyleClass().add("levers");
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints controls = new ColumnConstraints();
        controls.setHgrow(Priority.ALWAYS);
        ColumnConstraints values = new ColumnConstraints();
        getColumnConstraints().addAll(names, controls, values);
        cells = new LeverButtons("lever-cell", "Cell", i -> move(lab.levers().toggled(family(i))), "RNN", "GRU",
                "LSTM");
        cells.explain("Elman RNN, on or off: cells that are on stand side by side", "GRU, on or off",
                "LSTM, on or off");
        activation = new LeverButtons("lever-activation", "Activation", i -> move(lab.levers().withRectifier(i == 1)),
                "tanh", "ReLU");
        activation.explain("The RNN’s activation: tanh", "The RNN’s activation: a rectifier");
        HBox both = new HBox(cells, activation);
        both.setSpacing(8);
        HBox.setHgrow(cells, Priority.ALWAYS);
        HBox.setHgrow(activation, Priority.ALWAYS);
        row("Cell", both);
        weights = new LeverButtons("lever-weights", "Weights", i -> move(lab.levers().withTrained(i == 0)), "as opened",
                "at the start");
        weights.explain("The open model’s own cell with the weights of its file; other cells are always at their start",
                "Weights drawn anew for the same sizes, with the model’s seed: nothing has been learned");
        row("Weights", weights);
        loss = new LeverButtons("lever-loss", "Loss", i -> move(lab.levers().withLoss(LossChoice.values()[i])),
                "last step", "sum");
        loss.explain("L is the loss of the last step alone", "L is the sum of the losses of all steps");
        row("Loss", loss);
        steps = new Lever("lever-steps", "Steps back", "Steps from the beginning of the window to the loss",
                root(Levers.FEWEST), root(Levers.MOST), (l, x) -> l.withSteps((int) Math.round(x * x)), l -> l.withSteps(80));
        cut = new Lever("lever-cut", "Training cuts",
                "Every so many steps training cuts the way back; double click: never",
                root(2), root(Levers.MOST), (l, x) -> l.withCut(cutAt(x)), l -> l.withCut(0));
        radius = new Lever("lever-radius", "Spectral radius",
                "Scales W_hh so that the candidate’s block has this spectral radius; double click: as it was",
                0, Math.sqrt(MOST_RADIUS), (l, x) -> l.withRadius(x * x), l -> l.withRadius(Double.NaN));
        forgetBias = new Lever("lever-forget", "Forget bias",
                "Mean bias of the LSTM’s forget gates; double click: as it was", LEAST_BIAS, MOST_BIAS,
                Levers::withForgetBias, l -> l.withForgetBias(Double.NaN));
        clip = new Lever("lever-clip", "Clip at",
                "Greatest norm of the gradient of all parameters; above it all are scaled; double click: never",
                LEAST_CLIP, MOST_CLIP, (l, x) -> l.withClip(x >= MOST_CLIP - 0.01 ? Double.POSITIVE_INFINITY
                        : Math.pow(10, x)), l -> l.withClip(Double.POSITIVE_INFINITY));
    }

    private void row(String words, Node control) {
        Label name = new Label(words);
        name.getStyleClass().add("lever-name");
        add(name, 0, getRowCount());
        add(control, 1, getRowCount() - 1, 2, 1);
    }

    private void move(Levers moved) {
        lab.move(moved, false);
    }

    private String family(int i) {
        return i == 0 && lab.levers().rectified() ? Levers.RELU : i == 0 && !lab.levers().hasPlain() && rectifies
                ? Levers.RELU : FAMILIES[i];
    }

    /** Which activation a plain cell would have if it were put beside the others. */
    private boolean rectifies;

    private static double root(double steps) {
        return Math.sqrt(steps);
    }

    private static int cutAt(double position) {
        int steps = (int) Math.round(position * position);
        return steps >= Levers.MOST - 5 ? 0 : Math.max(1, steps);
    }

    /** Shows where the levers stand; what nobody has moved shows what the weights have. */
    void show(Levers levers, Answer answer) {
        rectifies = levers.hasPlain() ? levers.rectified() : rectifies;
        cells.show(0, levers.hasPlain());
        cells.show(1, levers.cells().contains("gru"));
        cells.show(2, levers.cells().contains("lstm"));
        activation.showOnly(rectifies ? 1 : 0);
        activation.setDisable(!levers.hasPlain());
        weights.showOnly(levers.trained() ? 0 : 1);
        loss.showOnly(levers.loss().ordinal());
        steps.show(root(levers.steps()), Integer.toString(levers.length()));
        cut.show(levers.cut() == 0 ? root(Levers.MOST) : root(levers.cut()),
                levers.cut() == 0 ? "never" : Integer.toString(levers.cut()));
        double ownRadius = own(answer, lane -> lane.spectrum() == null ? Double.NaN : lane.spectrum().spectralRadius());
        double ownBias = own(answer, LaneGradients::forgetBias);
        boolean scaled = !Double.isNaN(levers.radius());
        double rho = scaled ? levers.radius() : ownRadius;
        radius.show(Math.sqrt(Math.min(MOST_RADIUS, rho)), number(rho, 2));
        double bias = Double.isNaN(levers.forgetBias()) ? ownBias : levers.forgetBias();
        forgetBias.show(bias, Double.isNaN(bias) ? "–" : number(bias, 1));
        forgetBias.setUseful(levers.cells().contains("lstm"));
        clip.show(Double.isInfinite(levers.clip()) ? MOST_CLIP : Math.log10(levers.clip()),
                Double.isInfinite(levers.clip()) ? "never" : number(levers.clip(), levers.clip() < 1 ? 2 : 1));
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
