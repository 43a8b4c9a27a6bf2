package rnnscope.figure.sequence;

import java.awt.Graphics2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.Look;
import rnnscope.figure.picture.CellsPainter;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;

/**
 * Track of a film's pictures, each in the column of its step.
 *
 * @param pictures one a step
 */
public record FilmTrack(ReadSequence read, Heading heading, List<String> definition, List<CellsPainter> pictures)
        implements HeadedTrack {
    private static final double HEIGHT = 92;
    private static final double LEAST = 48;
    private static final double MARGIN = 3;

    public FilmTrack {
        definition = List.copyOf(definition);
        pictures = List.copyOf(pictures);
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public double minHeight() {
        return LEAST;
    }

    @Override
    public double[] symbolRow(double height) {
        return new double[] {0, height};
    }

    private static double size(TimeAxis axis, double height) {
        return Math.max(1, Math.min(axis.columnWidth(), height) - 2 * MARGIN);
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        double size = size(axis, height);
        for (int t = 0; t < pictures.size(); t++) {
            pictures.get(t).paint(g, axis.centre(read.first() + t) - size / 2, (height - size) / 2, size, look);
        }
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = read.stepAt(axis, x);
        if (t < 0) {
            return null;
        }
        double size = size(axis, height);
        return pictures.get(t).at(x, y, axis.centre(read.first() + t) - size / 2, (height - size) / 2, size, read.first() + t);
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        NumberTable.Builder table = NumberTable.of(read.steps()).withSteps(read.first());
        int side = pictures.get(0).side();
        for (int i = 0; i < side * side; i++) {
            int cell = i;
            table.with("row " + (i / side + 1) + " column " + (i % side + 1), t -> pictures.get(t).levels()[cell]);
        }
        return table.build();
    }
}
