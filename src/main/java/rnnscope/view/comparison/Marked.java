package rnnscope.view.comparison;

import rnnscope.figure.comparison.Differences;
import rnnscope.figure.comparison.Sides;
import rnnscope.figure.track.Passage;
import rnnscope.session.comparison.SideBySide;
import rnnscope.session.reading.Excerpt;

/** What figures are told of two models side by side. */
public final class Marked {
    private Marked() {}

    /** What the two are called. */
    public static Sides sides(SideBySide both) {
        return new Sides(both.model().card().name(), both.name());
    }

    /** The stretch that shows by the model in front. */
    public static Passage first(SideBySide both) {
        Excerpt excerpt = both.excerpt();
        return new Passage(excerpt.trace(), excerpt.tokens(), excerpt.model().tokenizer().vocabulary());
    }

    /** The same stretch by the other. */
    public static Passage second(SideBySide both) {
        return new Passage(both.trace(), both.steps().second(), both.other().vocabulary());
    }

    /** Their differences over the stretch that shows. */
    public static Differences differences(SideBySide both) {
        return new Differences(first(both), second(both), sides(both), both.differences());
    }
}
