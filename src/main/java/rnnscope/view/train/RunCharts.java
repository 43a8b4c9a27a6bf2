package rnnscope.view.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import rnnscope.figure.Numbers;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.chart.ChartCurve;
import rnnscope.figure.chart.ChartFigure;
import rnnscope.figure.chart.ChartFrame;
import rnnscope.figure.chart.Level;
import rnnscope.figure.message.Message;
import rnnscope.language.Words;
import rnnscope.session.training.Baseline;
import rnnscope.train.Coverage;
import rnnscope.train.live.LaneFrame;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;

/**
 * Charts of a run at one moment. Pure.
 *
 * @param coverage  of the text: losses are shown with what it costs to tell the words apart that {@code <unk>} stands for
 * @param unit      of losses
 * @param isLog     whether losses have a log axis
 * @param smoothing of the training loss, 0 for none, towards 1 for much
 */
record RunCharts(RunFrame run, List<Baseline> baselines, Coverage coverage, LossUnit unit, boolean isLog, double smoothing) {
    /** Points of a curve: more cannot be told apart. */
    private static final int POINTS = 360;
    /** What a level's label takes at its right, and each of its letters. */
    private static final double LABEL_ROOM = 18;
    private static final double LETTER = 6.3;
    private static final double NARROW = 8;
    /** Below it a label has more decimals. */
    private static final double SMALL = 0.05;

    ChartFrame lossFrame() {
        int longest = baselines.stream().mapToInt(b -> b.label().length()).max().orElse(0);
        return ChartFrame.upTo(run.iteration(), run.lastIteration(), LABEL_ROOM + LETTER * Math.max(7, longest));
    }

    ChartFrame smallFrame() {
        return new ChartFrame(Math.max(40, run.lastIteration() == Long.MAX_VALUE ? run.iteration() : run.lastIteration()),
                NARROW);
    }

    ChartFigure loss() {
        List<ChartCurve> curves = new ArrayList<>();
        for (LaneFrame lane : run.lanes()) {
            String name = LaneNames.of(lane.model());
            boolean measured = lane.series(Metric.HELD_OUT_LOSS).size() > 0;
            curves.add(curve(lane, Metric.TRAINING_LOSS, measured ? ChartCurve.Style.FAINT : ChartCurve.Style.MAIN,
                    measured ? "" : name, Words.of("view.train.curve.training", name), this::ofLearned, smoothing));
            if (measured) {
                curves.add(curve(lane, Metric.HELD_OUT_LOSS, ChartCurve.Style.MAIN, name,
                        Words.of("view.train.curve.held-out", name),
                        this::ofHeldOut, 0));
            }
        }
        TrainMessages messages = messages();
        List<Level> levels = baselines.stream().map(b -> level(b, messages.below(b))).toList();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (ChartCurve curve : curves) {
            for (double y : curve.y()) {
                if (Double.isFinite(y)) {
                    min = isLog && y <= 0 ? min : Math.min(min, y);
                    max = Math.max(max, y);
                }
            }
        }
        for (Level level : levels) {
            min = isLog && level.value() <= 0 ? min : Math.min(min, level.value());
        }
        if (max < min) {
            max = levels.stream().mapToDouble(Level::value).max().orElse(max);
        }
        if (max == min && !isLog) {
            min = Math.min(0, min);
        }
        return new ChartFigure(curves, levels, ChartAxis.holding(min, max, isLog), lossFrame(), 3,
                messages.ofLosses());
    }

    private Level level(Baseline baseline, List<String> below) {
        String words = baseline.words() + ": " + Numbers.signed(ofHeldOut(baseline.loss()), 3) + " " + unit.title();
        return new Level(baseline.label(), ofHeldOut(baseline.loss()), below.isEmpty() ? words
                : words + "\n" + Words.of("view.train.beaten", String.join(", ", below)), below.isEmpty()
                        ? Level.Kind.GOAL : Level.Kind.BEATEN);
    }

    /** The training loss of a lane, a little smoothed. */
    static ChartCurve trainingLoss(LaneFrame lane) {
        return curve(lane, Metric.TRAINING_LOSS, ChartCurve.Style.MAIN, "", "", DoubleUnaryOperator.identity(), 0.6);
    }

    private TrainMessages messages() {
        return new TrainMessages(run, baselines, unit);
    }

    private double ofLearned(double loss) {
        return unit.of(loss + coverage.apart(coverage.learned()));
    }

    private double ofHeldOut(double loss) {
        return unit.of(loss + coverage.apart(coverage.measured()));
    }

    ChartFrame exactFrame() {
        return ChartFrame.upTo(run.iteration(), run.lastIteration(), LABEL_ROOM + LETTER * 5);
    }

    /** Share of exact held-out examples, per cent. */
    ChartFigure exact() {
        List<ChartCurve> curves = run.lanes().stream().map(lane -> {
            String name = LaneNames.of(lane.model());
            return curve(lane, Metric.HELD_OUT_EXACT, name, ChartCurve.Style.MAIN, name,
                    Words.of("view.train.curve.exact", name),
                    v -> 100 * v, 0, 1);
        }).toList();
        return new ChartFigure(curves, List.of(), ChartAxis.holding(0, 100, false), exactFrame(), 1);
    }

    ChartFigure gradientNorm() {
        double clip = run.hyperparameters().clip();
        List<ChartCurve> curves = new ArrayList<>();
        for (LaneFrame lane : run.lanes()) {
            String name = LaneNames.of(lane.model());
            curves.add(curve(lane, Metric.GRADIENT_NORM, ChartCurve.Style.THIN, "", name, v -> v, 0));
            if (clip > 0) {
                curves.add(curve(lane, Metric.CLIPPED_NORM, ChartCurve.Style.FAINT, "",
                        Words.of("view.train.curve.clipped", name),
                        v -> v, 0));
            }
        }
        List<Level> levels = clip > 0 ? List.of(new Level(Words.of("view.train.clip"), clip,
                Words.of("view.train.clip.tip", Numbers.signed(clip, 2)), Level.Kind.LIMIT))
                : List.of();
        return small(curves, levels, true, 3, clip > 0 ? clip : Double.NaN, messages().ofGradientNorms());
    }

    ChartFigure updateSize() {
        return small(simple(Metric.UPDATE_RATIO), List.of(new Level("", -3, Words.of("view.train.update-size.healthy"),
                Level.Kind.LIMIT)), false, 2, -3);
    }

    ChartFigure learningRate() {
        LaneFrame first = run.lanes().get(0);
        return small(List.of(curve(first, Metric.LEARNING_RATE, "ink", ChartCurve.Style.THIN, "",
                Words.of("view.train.learning-rate.curve"),
                v -> v, 0)), List.of(), true, 5, Double.NaN);
    }

    private List<ChartCurve> simple(Metric metric) {
        return run.lanes().stream().map(lane -> curve(lane, metric, ChartCurve.Style.THIN, "",
                LaneNames.of(lane.model()), v -> v, 0)).toList();
    }

    private ChartFigure small(List<ChartCurve> curves, List<Level> levels, boolean log, int format,
            double alsoHolding) {
        return small(curves, levels, log, format, alsoHolding, List.of());
    }

    private ChartFigure small(List<ChartCurve> curves, List<Level> levels, boolean log, int format, double alsoHolding,
            List<Message> said) {
        double min = Double.isNaN(alsoHolding) ? Double.POSITIVE_INFINITY : alsoHolding;
        double max = Double.isNaN(alsoHolding) ? Double.NEGATIVE_INFINITY : alsoHolding;
        for (ChartCurve curve : curves) {
            for (double y : curve.y()) {
                if (Double.isFinite(y) && (!log || y > 0)) {
                    min = Math.min(min, y);
                    max = Math.max(max, y);
                }
            }
        }
        if (log && max > 0 && max / min < 3) {
            min /= 2;
            max *= 2;
        } else if (!log && max - min < 1) {
            min -= 0.5;
            max += 0.5;
        }
        return new ChartFigure(curves, levels, ChartAxis.holding(min, max, log), smallFrame(), format, said);
    }

    private static ChartCurve curve(LaneFrame lane, Metric metric, ChartCurve.Style style, String label, String name,
            DoubleUnaryOperator scale, double smoothing) {
        return curve(lane, metric, LaneNames.of(lane.model()), style, label, name, scale, smoothing);
    }

    /** At most {@value #POINTS} means of neighbouring stretches, smoothed, in the unit asked for. */
    private static ChartCurve curve(LaneFrame lane, Metric metric, String colour, ChartCurve.Style style, String label,
            String name, DoubleUnaryOperator scale, double smoothing) {
        return curve(lane, metric, colour, style, label, name, scale, smoothing, 2);
    }

    /** @param digits after the point of the label, of a small value two more */
    private static ChartCurve curve(LaneFrame lane, Metric metric, String colour, ChartCurve.Style style, String label,
            String name, DoubleUnaryOperator scale, double smoothing, int digits) {
        SeriesView series = lane.series(metric);
        int each = Math.max(1, (series.size() + POINTS - 1) / POINTS);
        double[] x = new double[series.size() / each + 1];
        double[] y = new double[x.length];
        int n = 0;
        double smooth = Double.NaN;
        for (int i = 0; i < series.size(); i += each) {
            double sum = 0;
            double at = 0;
            int count = 0;
            for (int j = i; j < Math.min(series.size(), i + each); j++) {
                if (series.has(j)) {
                    sum += series.mean()[j];
                    at += series.iteration(j);
                    count++;
                }
            }
            if (count > 0) {
                smooth = Double.isNaN(smooth) ? sum / count : smoothing * smooth + (1 - smoothing) * sum / count;
                x[n] = at / count;
                y[n++] = scale.applyAsDouble(smooth);
            }
        }
        String end = label.isEmpty() || n == 0 ? "" : label + " " + Numbers.signed(y[n - 1],
                Math.abs(y[n - 1]) < SMALL ? digits + 2 : digits);
        return new ChartCurve(colour, end, name, style, java.util.Arrays.copyOf(x, n), java.util.Arrays.copyOf(y, n));
    }
}
