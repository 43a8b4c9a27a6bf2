package rnnscope.view.export;

import java.util.List;
import java.util.stream.IntStream;
import rnnscope.export.page.AlignmentPage;
import rnnscope.export.page.HtmlPage;
import rnnscope.export.page.ReadingPage;
import rnnscope.figure.Figure;
import rnnscope.figure.attention.Alignment;
import rnnscope.figure.attention.AlignmentFigure;
import rnnscope.figure.attention.LinksFigure;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.ScoreFigure;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.TrackLayout;
import rnnscope.figure.track.AllUnitsTrack;
import rnnscope.figure.track.UnitTrack;
import rnnscope.language.Words;

/** Choice of the page that figures can be stepped through as: that of a text, or of an alignment. */
final class PageOf {
    private PageOf() {}

    /**
     * @param step the beam's; −1 for the first that shows
     * @return null where no page is made of such figures
     */
    static HtmlPage figures(List<Figure> figures, int step, Look look) {
        for (Figure figure : figures) {
            HtmlPage page = figure instanceof ScoreFigure score ? step(score, step, look)
                    : figure instanceof AlignmentFigure alignment ? attention(alignment.alignment(), alignment.step(), look)
                    : figure instanceof LinksFigure links ? attention(links.alignment(), links.step(), look) : null;
            if (page != null) {
                return page;
            }
        }
        return null;
    }

    private static HtmlPage attention(Alignment alignment, int step, Look look) {
        return AlignmentPage.of(Words.of("view.export.page.looks"), alignment, step, look);
    }

    private static HtmlPage step(ScoreFigure score, int step, Look look) {
        UnitTrack unit = track(score, UnitTrack.class);
        if (unit == null) {
            return null;
        }
        AllUnitsTrack all = track(score, AllUnitsTrack.class);
        int units = unit.passage().trace().layout().units(unit.layer());
        int[] order = all == null ? IntStream.range(0, units).toArray() : all.order().clone();
        String shown = all == null ? unit.channels().get(unit.channels().size() - 1).id() : all.probe().channel();
        TimeAxis axis = score.axis();
        return ReadingPage.of(Words.of("view.export.page.reading"), unit.passage(), unit.layer(), unit.unit(), order, shown,
                Math.max(0, axis.from()), axis.to(), step, look);
    }

    private static <T> T track(ScoreFigure score, Class<T> kind) {
        return score.lanes().stream().map(TrackLayout::track).filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
    }
}
