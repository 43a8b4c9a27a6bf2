package rnnscope.cli.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.export.Picture;
import rnnscope.export.PictureFormat;
import rnnscope.export.PictureOptions;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.chart.ChartCurve;
import rnnscope.figure.chart.LearningFigure;
import rnnscope.figure.chart.Level;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

/** Chart of when units learned their properties: of each, the best unit's score at every snapshot of a run. */
public final class LearningChart {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 480;
    /** Colours of curves; when all are taken they come again, dashed. */
    private static final List<String> COLOURS = List.of("h", "f", "n", "o", "i", "");

    private LearningChart() {}

    /** The best units of a property at the snapshots. */
    private record Learned(TextProperty property, TreeMap<Long, Double> scores, String unit) {}

    /**
     * Writes it, with a panel for each run and lane.
     *
     * @param columns of the table, among them model, iteration, property, layer, unit and held_out
     * @param rows    of the table; those of a property and snapshot with the best unit first
     * @throws IllegalArgumentException in words for the user when no property is ranked
     */
    public static void write(Path file, List<String> columns, List<? extends List<?>> rows) throws IOException {
        List<LearningFigure> figures = figures(columns, rows);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException(Words.of("cli.score.chart.nothing", file));
        }
        PictureFormat.of(file).write(file, Picture.stacked(figures, WIDTH, HEIGHT, Look.light()),
                PictureOptions.USUAL);
    }

    /** The panels, all with the same axes. */
    static List<LearningFigure> figures(List<String> columns, List<? extends List<?>> rows) throws IOException {
        Map<String, Map<String, Learned>> runs = new LinkedHashMap<>();
        boolean layered = rows.stream().map(row -> row.get(columns.indexOf("layer"))).distinct().count() > 1;
        for (List<?> row : rows) {
            String iteration = String.valueOf(row.get(columns.indexOf("iteration")));
            String id = String.valueOf(row.get(columns.indexOf("property")));
            if (iteration.isEmpty()) {
                continue;
            }
            Map<String, Learned> run = runs.computeIfAbsent(String.valueOf(row.get(columns.indexOf("model"))),
                    name -> new LinkedHashMap<>());
            Learned before = run.get(id);
            long at = Long.parseLong(iteration);
            if (before == null || !before.scores.containsKey(at)) {
                TreeMap<Long, Double> scores = before == null ? new TreeMap<>() : before.scores;
                scores.put(at, Double.valueOf(String.valueOf(row.get(columns.indexOf("held_out")))));
                String layer = String.valueOf(row.get(columns.indexOf("layer"))).split(" ")[0];
                int unit = Integer.parseInt(String.valueOf(row.get(columns.indexOf("unit"))));
                run.put(id, new Learned(before == null ? TextProperties.of(id) : before.property, scores, layered
                        ? Words.of("cli.score.unit-of-layer", unit, Integer.parseInt(layer))
                        : Words.of("cli.score.unit", unit)));
            }
        }
        return figures(runs);
    }

    private static List<LearningFigure> figures(Map<String, Map<String, Learned>> runs) {
        List<Learned> all = runs.values().stream().flatMap(run -> run.values().stream()).toList();
        List<TextProperty.Kind> kinds = all.stream().map(learned -> learned.property.kind()).distinct().toList();
        List<Level> levels = all.stream().map(learned -> PropertyRanking.chance(learned.property)).distinct().sorted()
                .map(chance -> new Level(Words.of("cli.score.chart.chance", Words.of(chance > 0
                        ? "cli.score.chart.chance.auc" : "cli.score.chart.chance.correlation")), chance, "", Level.Kind.LIMIT))
                .toList();
        String measure = Words.of(kinds.size() > 1 ? "cli.score.chart.both" : kinds.contains(TextProperty.Kind.BINARY)
                ? "cli.score.chart.auc" : "cli.score.chart.correlation");
        double least = Stream.concat(all.stream().flatMap(learned -> learned.scores.values().stream()),
                levels.stream().map(Level::value)).mapToDouble(Double::doubleValue).min().orElse(0);
        double last = Math.max(1, all.stream().mapToLong(learned -> learned.scores.lastKey()).max().orElse(1));
        List<LearningFigure> figures = new ArrayList<>();
        runs.forEach((name, run) -> figures.add(new LearningFigure(
                Words.of("cli.score.chart.title", name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)),
                curves(run), levels, Words.of("cli.score.chart.iterations"), measure, ChartAxis.holding(least, 1, false), last)));
        return figures;
    }

    private static List<ChartCurve> curves(Map<String, Learned> run) {
        List<ChartCurve> curves = new ArrayList<>();
        for (Map.Entry<String, Learned> learned : run.entrySet()) {
            Map<Long, Double> scores = learned.getValue().scores;
            int i = curves.size();
            curves.add(new ChartCurve(COLOURS.get(i % COLOURS.size()),
                    learned.getValue().property.title() + " · " + learned.getValue().unit, learned.getKey(),
                    i < COLOURS.size() ? ChartCurve.Style.MAIN : ChartCurve.Style.DASHED,
                    scores.keySet().stream().mapToDouble(Long::doubleValue).toArray(),
                    scores.values().stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return curves;
    }
}
