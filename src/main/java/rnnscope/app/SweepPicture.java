package rnnscope.app;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import rnnscope.cli.FigureRequest;
import rnnscope.control.FigureView;
import rnnscope.export.Picture;
import rnnscope.export.PictureFormat;
import rnnscope.export.TableFormat;
import rnnscope.figure.Figure;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;
import rnnscope.session.sweep.SweepFiles;
import rnnscope.session.sweep.SweepMetric;
import rnnscope.session.sweep.SweepResults;
import rnnscope.view.sweep.SweepFigures;

/** Picture of a sweep's results for the command line: the figures that the window shows of them, without a window. */
final class SweepPicture {
    private SweepPicture() {}

    /** Writes the part that is asked for, or all parts one below the other. */
    static void write(FigureRequest request) throws IOException {
        SweepResults results = SweepFiles.read(request.sweep());
        SweepMetric metric = request.metric() == null ? results.metrics().get(0)
                : chosen(request.metric(), "app.figure.sweep.metric", results.metrics(), SweepMetric::field);
        String along = request.along() == null ? results.longest()
                : chosen(request.along(), "app.figure.sweep.along", results.compared(), option -> option);
        SweepFigures figures = SweepFigures.of(results, metric, along);
        Map<String, Figure> parts = new LinkedHashMap<>();
        parts.put(FigureView.nameOf("view.sweep.chart"), figures.chart());
        parts.put(FigureView.nameOf("view.sweep.parallel"), figures.parallel());
        List<Figure> chosen = request.part() == null ? List.copyOf(parts.values())
                : List.of(parts.get(chosen(request.part(), "app.figure.no-part", List.copyOf(parts.keySet()), part -> part)));
        if (HeadlessFigures.isTable(request.out())) {
            TableFormat.of(request.out()).write(request.out(), NumberTable.beside(chosen.stream().map(Figure::numbers).toList()));
        } else {
            Look look = "dark".equals(request.theme()) ? Look.dark() : Look.light();
            PictureFormat.of(request.out()).write(request.out(), Picture.stacked(chosen, request.width(),
                    (double) request.height() / chosen.size(), look), request.options());
        }
    }

    private static <T> T chosen(String name, String key, List<T> all, Function<T, String> names) {
        return all.stream().filter(one -> names.apply(one).equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Words.of(key, name, all.stream().map(names)
                        .collect(Collectors.joining(", ")))));
    }
}
