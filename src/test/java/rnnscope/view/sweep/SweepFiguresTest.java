package rnnscope.view.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;
import rnnscope.figure.sweep.ParallelFigure;
import rnnscope.figure.sweep.ParallelLine;
import rnnscope.figure.sweep.SweepChartFigure;
import rnnscope.figure.sweep.SweepPoint;
import rnnscope.session.sweep.SweepMetric;
import rnnscope.session.sweep.SweepResults;
import rnnscope.session.sweep.SweepResults.Run;

/** Figures of a sweep made by hand: two cells, two sizes, one with two seeds, one of which diverged. */
class SweepFiguresTest {
    private static final double WIDTH = 666;
    private static final double HEIGHT = 260;

    private static Run run(String cell, String units, int seed, double loss) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("cell", cell);
        options.put("units", units);
        options.put("seed", Integer.toString(seed));
        return new Run(options, loss, Double.NaN, Double.isNaN(loss) ? "It diverged." : "", null);
    }

    private static final SweepResults FOUR = new SweepResults(Path.of("runs.json"), List.of(run("gru", "8", 1, 0.2),
            run("gru", "8", 2, 0.4), run("gru", "16", 1, 0.1), run("lstm", "16", 1, Double.NaN)));

    private static SweepFigures figures() {
        return SweepFigures.of(FOUR, SweepMetric.HELD_OUT_LOSS, FOUR.longest());
    }

    private static BufferedImage painted(Figure figure) {
        BufferedImage image = new BufferedImage((int) WIDTH, (int) HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(Look.light().card());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        figure.paint(g, WIDTH, HEIGHT, Look.light());
        g.dispose();
        return image;
    }

    @Test
    void aCurveHasTheMeanOfEachValueInItsPlace() {
        SweepChartFigure chart = figures().chart();
        assertEquals(List.of("8", "16"), chart.values());
        assertEquals(1, chart.curves().size(), "nothing of the other group was measured");
        List<SweepPoint> points = chart.curves().get(0).points();
        assertEquals("cell gru", chart.curves().get(0).name());
        assertEquals(2, points.get(0).seeds());
        assertEquals(0.3, points.get(0).mean(), 1e-12);
        assertEquals(Math.sqrt(0.02), points.get(0).deviation(), 1e-12);
        assertEquals(0.2, points.get(0).least());
        assertEquals(0.4, points.get(0).greatest());
        // The axis reaches from 0.085 to 0.415, the plot from 56 to 456 and from 24 to 224.
        Point2D first = chart.place(points.get(0), WIDTH, HEIGHT);
        assertEquals(156, first.getX(), 1e-9);
        assertEquals(224 - 200 * (0.3 - 0.085) / 0.33, first.getY(), 1e-9);
        Point2D second = chart.place(points.get(1), WIDTH, HEIGHT);
        assertEquals(356, second.getX(), 1e-9);
        assertEquals(224 - 200 * 0.015 / 0.33, second.getY(), 1e-9);
        int colour = Look.light().lineColour("h").getRGB();
        BufferedImage image = painted(chart);
        assertEquals(colour, image.getRGB((int) first.getX(), (int) first.getY()));
        assertEquals(colour, image.getRGB(256, (int) ((first.getY() + second.getY()) / 2)), "the line between them");
        assertEquals("cell gru, units 8\nheld-out loss 0.3000 ± 0.1414, from 0.2000 to 0.4000 over 2 seeds",
                chart.at(157, first.getY(), WIDTH, HEIGHT).words());
        assertNull(chart.at(256, 30, WIDTH, HEIGHT));
        assertEquals(2, chart.numbers().rows());
    }

    @Test
    void aRunIsALineThroughItsOptionsToItsResult() {
        ParallelFigure parallel = figures().parallel();
        assertEquals(List.of("cell", "units", "seed"), parallel.axes().stream().map(axis -> axis.option()).toList());
        ParallelLine best = parallel.lines().get(2);
        assertEquals(List.of(false, false, true, false), parallel.lines().stream().map(ParallelLine::isBest).toList());
        assertEquals(List.of(0, 1, 0), best.places());
        // The plot from 56 to 570 and from 34 to 246.
        List<Point2D> places = parallel.places(best, WIDTH, HEIGHT);
        assertEquals(4, places.size());
        for (int axis = 0; axis < 4; axis++) {
            assertEquals(56 + axis * 514 / 3.0, places.get(axis).getX(), 1e-9);
        }
        assertEquals(246 - 0.25 * 212, places.get(0).getY(), 1e-9);
        assertEquals(246 - 0.75 * 212, places.get(1).getY(), 1e-9);
        assertEquals(246 - 0.25 * 212, places.get(2).getY(), 1e-9);
        assertEquals(246 - 212 * 0.015 / 0.33, places.get(3).getY(), 1e-9);
        int middle = (int) ((places.get(0).getX() + places.get(1).getX()) / 2);
        int y = (int) ((places.get(0).getY() + places.get(1).getY()) / 2);
        assertEquals(Look.light().lineColour("h").getRGB(), painted(parallel).getRGB(middle, y));
        assertEquals("cell gru, units 16, seed 1\nheld-out loss 0.1000", parallel.at(middle, y, WIDTH, HEIGHT).words());
        assertEquals(2, parallel.at(middle, y, WIDTH, HEIGHT).step());
    }

    @Test
    void aRunThatWasNotMeasuredEndsBeforeTheLastAxisAndSaysWhy() {
        ParallelFigure parallel = figures().parallel();
        List<Point2D> places = parallel.places(parallel.lines().get(3), WIDTH, HEIGHT);
        assertEquals(3, places.size());
        assertEquals("cell lstm, units 16, seed 1\nIt diverged.\nheld-out loss was not measured",
                parallel.at(places.get(0).getX(), places.get(0).getY(), WIDTH, HEIGHT).words());
        assertEquals(-1, parallel.lines().get(3).group());
    }

    @Test
    void ofManyGroupsTheBestHaveCurves() {
        List<Run> runs = new ArrayList<>();
        for (int units = 1; units <= 20; units++) {
            runs.add(run("gru", Integer.toString(units), 1, units));
            runs.add(run("lstm", Integer.toString(units), 1, units));
        }
        SweepFigures figures = SweepFigures.of(new SweepResults(Path.of("runs.json"), runs), SweepMetric.HELD_OUT_LOSS, "cell");
        assertEquals(20, figures.groups());
        assertEquals(12, figures.chart().curves().size());
        assertTrue(figures.chart().curves().stream().noneMatch(curve -> curve.name().equals("units 13")));
        assertEquals(2, figures.parallel().lines().stream().filter(line -> line.group() == 11).count());
        assertEquals(16, figures.parallel().lines().stream().filter(line -> line.group() == -1).count());
    }
}
