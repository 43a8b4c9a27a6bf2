package rnnscope.view.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rnnscope.figure.chart.ChartFigure;
import rnnscope.figure.chart.Level;
import rnnscope.figure.paint.Look;
import rnnscope.model.ModelSpec;
import rnnscope.session.training.Baseline;
import rnnscope.train.Coverage;
import rnnscope.train.Hyperparameters;
import rnnscope.train.live.LaneFrame;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;

class RunChartsTest {
    private static final List<Baseline> TASK = List.of(new Baseline("no memory", 0.167, "the mean alone"),
            new Baseline("optimum", 0, "the sum is known"));

    private static RunFrame frame(float... losses) {
        Map<Metric, SeriesView> series = new EnumMap<>(Metric.class);
        int[] counts = new int[losses.length];
        java.util.Arrays.fill(counts, 1);
        for (Metric metric : Metric.values()) {
            series.put(metric, new SeriesView(1, losses.length - 1, losses, losses, losses, counts));
        }
        return new RunFrame(Phase.PAUSED, null, losses.length - 1, 1, Long.MAX_VALUE, 1, Double.NaN,
                List.of(new LaneFrame(ModelSpec.of("lstm", 1, 4, 4), 1, series, null)), List.of(), List.of(),
                new Hyperparameters(0.1, 1, 0, 1), new RunFrame.Costs(1, 0, 0, 0));
    }

    @Test
    void aLogAxisStaysOneWhereTheOptimumIsZero() {
        ChartFigure chart = new RunCharts(frame(0.2f, 0.02f, 0.001f), TASK, Coverage.WHOLE, LossUnit.SQUARED_ERROR, true, 0).loss();
        assertTrue(chart.axis().isLog());
        assertTrue(chart.axis().low() > 0.0005 && chart.axis().low() <= 0.001, "" + chart.axis());
        ChartFigure linear = new RunCharts(frame(0.2f, 0.02f), TASK, Coverage.WHOLE, LossUnit.SQUARED_ERROR, false, 0).loss();
        assertFalse(linear.axis().isLog());
        assertTrue(linear.axis().low() < 0);
    }

    @Test
    void aLossOfExactlyZeroLeavesALogAxisWhole() {
        ChartFigure chart = new RunCharts(frame(0.2f, 0, 0.1f), List.of(), Coverage.WHOLE, LossUnit.NATS, true, 0).loss();
        assertTrue(chart.axis().isLog() && chart.axis().low() > 0.09);
        ChartFigure nothing = new RunCharts(frame(0, 0), TASK, Coverage.WHOLE, LossUnit.NATS, true, 0).loss();
        assertTrue(nothing.axis().isLog());
    }

    /** A line lights up when a loss that was above it stays below. */
    @Test
    void whatIsBeatenLightsUp() {
        List<Baseline> grams = List.of(new Baseline("1-gram", 3, "counts"), new Baseline("2-gram", 2, "pairs"));
        float[] falling = new float[40];
        for (int i = 0; i < falling.length; i++) {
            falling[i] = i < 20 ? 4 : 2.5f;
        }
        List<Level> levels = new RunCharts(frame(falling), grams, Coverage.WHOLE, LossUnit.NATS, false, 0).loss().levels();
        assertEquals(List.of(Level.Kind.BEATEN, Level.Kind.GOAL), levels.stream().map(Level::kind).toList());
        assertTrue(levels.get(0).words().endsWith("Beaten by LSTM"), levels.get(0).words());
        List<Level> never = new RunCharts(frame(4, 4, 4), grams, Coverage.WHOLE, LossUnit.NATS, false, 0).loss().levels();
        assertEquals(Level.Kind.GOAL, never.get(0).kind());
    }

    @Test
    void everyLabelOfALevelHasRoom() {
        RunCharts charts = new RunCharts(frame(0.2f), TASK, Coverage.WHOLE, LossUnit.SQUARED_ERROR, true, 0);
        Font font = Look.light().fonts().ui(11);
        FontRenderContext exact = new FontRenderContext(null, true, true);
        double widest = TASK.stream().map(level -> level.loss() > 0 ? level.label() : "↓ " + level.label())
                .mapToDouble(label -> font.getStringBounds(label, exact).getWidth()).max().orElseThrow();
        assertTrue(charts.lossFrame().right() >= widest + 8, charts.lossFrame().right() + " for " + widest);
    }

    @Test
    void aSquaredErrorIsNotToldInNats() {
        ChartFigure chart = new RunCharts(frame(0.2f), TASK, Coverage.WHOLE, LossUnit.SQUARED_ERROR, false, 0).loss();
        assertEquals("the mean alone: 0.167 squared error", chart.levels().get(0).words());
    }

    /** So that vocabularies of other sizes can be compared. */
    @Test
    void aLossTellsTheUnknownWordsApart() {
        Coverage half = new Coverage(0.25, 0.5, Double.NaN, 16);
        ChartFigure chart = new RunCharts(frame(1, 1), TASK, half, LossUnit.PERPLEXITY, false, 0).loss();
        assertEquals(2 * Math.E, chart.curves().get(0).y()[0], 1e-6);
        assertEquals(4 * Math.E, chart.curves().get(1).y()[0], 1e-6);
        assertEquals(4 * Math.exp(0.167), chart.levels().get(0).value(), 1e-6);
    }
}
