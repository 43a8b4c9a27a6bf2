package rnnscope.view.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.sweep.ParallelAxis;
import rnnscope.figure.sweep.ParallelFigure;
import rnnscope.figure.sweep.ParallelLine;
import rnnscope.figure.sweep.SweepChartFigure;
import rnnscope.figure.sweep.SweepCurve;
import rnnscope.figure.sweep.SweepPoint;
import rnnscope.session.sweep.SweepMetric;
import rnnscope.session.sweep.SweepResults;
import rnnscope.session.sweep.SweepResults.Run;

/**
 * Figures of a sweep's results.
 *
 * @param groups how many there are, of which the chart shows the best
 */
public record SweepFigures(SweepChartFigure chart, ParallelFigure parallel, int groups) {
    /** Most groups that have a curve. */
    static final int CURVES = 12;
    /** Most characters of a label. */
    private static final int LONGEST = 32;
    /** From this ratio of the greatest to the least on, an axis is logarithmic. */
    private static final double WIDE = 30;

    /** @param along the option that the curves go along */
    public static SweepFigures of(SweepResults results, SweepMetric metric, String along) {
        List<String> swept = results.swept();
        List<String> grouping = results.compared().stream().filter(option -> !option.equals(along)).toList();
        Map<String, List<Run>> groups = new LinkedHashMap<>();
        results.runs().forEach(run -> groups.computeIfAbsent(run.named(grouping), any -> new ArrayList<>()).add(run));
        List<String> shown = shown(groups, metric);
        List<String> values = results.values(along);
        List<SweepCurve> curves = shown.stream().map(group -> new SweepCurve(shown.indexOf(group), group,
                label(groups.get(group).get(0), grouping), points(groups.get(group), metric, along, values))).toList();
        ChartAxis scale = axis(results, metric);
        double best = results.best(metric, 1).stream().mapToDouble(metric::of).findFirst().orElse(Double.NaN);
        List<ParallelAxis> axes = swept.stream().map(option -> new ParallelAxis(option, results.values(option))).toList();
        List<ParallelLine> lines = results.runs().stream().map(run -> new ParallelLine(shown.indexOf(run.named(grouping)),
                axes.stream().map(axis -> axis.values().indexOf(run.options().get(axis.option()))).toList(), metric.of(run),
                metric.of(run) == best, words(run, swept))).toList();
        return new SweepFigures(new SweepChartFigure(curves, along, values, metric.title(), scale),
                new ParallelFigure(axes, metric.title(), scale, lines), groups.size());
    }

    /** What names a run, and what was wrong with it. */
    static String words(Run run, List<String> swept) {
        return run.named(swept) + (run.fault().isEmpty() ? "" : "\n" + run.fault());
    }

    /** Name of a run's group for the end of a curve, without the names of options where that is long. */
    private static String label(Run run, List<String> grouping) {
        String name = run.named(grouping);
        String values = grouping.stream().map(run.options()::get).filter(value -> value != null)
                .collect(Collectors.joining(", "));
        String label = name.length() > LONGEST ? values : name;
        return label.length() > LONGEST ? label.substring(0, LONGEST - 1) + "…" : label;
    }

    /** Groups that have a curve, in the grid's order: those whose means are best where there are too many. */
    private static List<String> shown(Map<String, List<Run>> groups, SweepMetric metric) {
        List<String> all = List.copyOf(groups.keySet());
        Map<String, Double> means = new LinkedHashMap<>();
        groups.forEach((group, runs) -> runs.stream().mapToDouble(metric::of).filter(value -> !Double.isNaN(value)).average()
                .ifPresent(mean -> means.put(group, mean)));
        return means.keySet().stream().sorted(Comparator.comparing(means::get, metric.bestFirst())).limit(CURVES)
                .sorted(Comparator.comparingInt(all::indexOf)).toList();
    }

    private static List<SweepPoint> points(List<Run> runs, SweepMetric metric, String along, List<String> values) {
        Map<String, List<Run>> byValue = runs.stream().filter(run -> !Double.isNaN(metric.of(run))
                && run.options().containsKey(along)).collect(Collectors.groupingBy(run -> run.options().get(along)));
        return values.stream().filter(byValue::containsKey).map(value -> SweepPoint.of(values.indexOf(value),
                byValue.get(value).stream().mapToDouble(metric::of).toArray())).toList();
    }

    private static ChartAxis axis(SweepResults results, SweepMetric metric) {
        double[] measured = results.runs().stream().mapToDouble(metric::of).filter(value -> !Double.isNaN(value)).sorted()
                .toArray();
        if (measured.length == 0) {
            return ChartAxis.holding(1, 0, false);
        }
        double least = measured[0];
        double greatest = measured[measured.length - 1];
        return ChartAxis.holding(least, greatest, least > 0 && greatest / least > WIDE);
    }
}
