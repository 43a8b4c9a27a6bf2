package rnnscope.session.file;

import java.util.List;
import java.util.Set;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.session.gradient.question.Levers;
import rnnscope.session.gradient.question.Levers.Source;
import rnnscope.session.gradient.question.Start;

/**
 * Levers of the gradients in a session file.
 *
 * @param last       step whose loss is the last, from 1
 * @param radius     null to leave it
 * @param forgetBias null to leave it
 * @param clip       null for no limit
 */
public record LeverPlaces(List<String> cells, boolean trained, Start start, LossChoice loss, int last, int steps, int cut,
        Double radius, Double forgetBias, Double clip) {

    /** The list is copied. */
    public LeverPlaces {
        cells = List.copyOf(cells);
    }

    /** What is to be kept of levers: all of those of a text. */
    public static LeverPlaces of(Levers levers) {
        return new LeverPlaces(levers.cells().stream().sorted().toList(), levers.trained(), levers.start(), levers.loss(),
                levers.last() + 1, levers.steps(), levers.cut(), kept(levers.radius()), kept(levers.forgetBias()),
                kept(levers.clip()));
    }

    private static Double kept(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** The levers of a text. */
    public Levers levers() {
        return new Levers(Set.copyOf(cells), trained, start == null ? Start.LECTURE : start, Source.TEXT, 0,
                loss == null ? LossChoice.LAST_STEP : loss, last - 1, steps, cut, radius == null ? Double.NaN : radius,
                forgetBias == null ? Double.NaN : forgetBias, clip == null ? Double.POSITIVE_INFINITY : clip);
    }
}
