package rnnscope.view.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import rnnscope.analysis.gradient.GradientCheck;
import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.analysis.gradient.JacobianNorms;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.figure.Numbers;
import rnnscope.figure.gradient.Decades;
import rnnscope.figure.gradient.GradientCurve;
import rnnscope.figure.gradient.JacobianFigure;
import rnnscope.figure.gradient.MagnitudeFormat;
import rnnscope.figure.gradient.NumberFigure;
import rnnscope.figure.gradient.SpectrumFigure;
import rnnscope.figure.gradient.WindowText;
import rnnscope.language.Words;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.gradient.question.Checked;
import rnnscope.session.gradient.question.LaneGradients;
import rnnscope.session.gradient.question.Levers;
import rnnscope.session.gradient.question.NamePair;
import rnnscope.session.gradient.question.TextSequence;

/**
 * Moment of the Gradients perspective, what stands in Now.
 *
 * @param symbol   “e”
 * @param distance "83 steps before the loss"
 */
record GradientMoment(Answer answer, int step, String symbol, String distance, NumberFigure numbers,
        SpectrumFigure spectrum, JacobianFigure jacobian) {

    static GradientMoment of(GradientLab lab, Answer answer, WindowText text, int step, Decades scale,
            boolean ofCell) {
        boolean concealed = lab.concealedProperty().get();
        int distance = text.lossStep() - step;
        String where = text.lossStep() < 0 ? Words.of("view.gradient.where.unknown")
                : distance == 0 ? Words.of("view.gradient.where.here") : distance < 0 ? Words.of("view.gradient.where.after")
                : Words.count("view.gradient.where.before", distance);
        return new GradientMoment(answer, step, text.name(step), where, numbers(lab, answer, step, concealed, ofCell),
                spectrum(answer), jacobian(answer, scale, concealed));
    }

    private static NumberFigure numbers(GradientLab lab, Answer answer, int step, boolean concealed,
            boolean ofCell) {
        Checked checked = lab.checkedProperty().get();
        boolean here = checked != null && checked.question().levers().equals(answer.question().levers())
                && checked.step() == step && checked.checks().size() == answer.lanes().size();
        boolean since = here && checked.question() != answer.question();
        List<NumberFigure.Row> rows = new ArrayList<>();
        for (LaneGradients lane : answer.lanes()) {
            GradientFlow flow = lane.flow();
            int layer = Math.min(answer.question().layer(), flow.layers() - 1);
            int loss = flow.lossStep();
            boolean reaches = loss >= 0 && step <= loss && (flow.loss() == LossChoice.ALL_STEPS
                    || step >= flow.truncation().first(loss));
            boolean cell = ofCell && flow.hasCell(layer);
            double norm = !reaches ? Double.NaN : cell ? flow.cell(layer, step) : flow.hidden(layer, step);
            GradientCheck check = here ? checked.checks().get(rows.size()) : null;
            if (check != null && (check.state().equals("hidden") == cell || !Double.isFinite(norm))) {
                check = null;
            }
            String first = atFirstMention(answer, lane, cell);
            rows.add(new NumberFigure.Row(lane.title(), cell ? "c" : "h", norm,
                    !reaches ? "" : check != null ? words(check, since) : !first.isEmpty() ? first
                            : share(norm, cell ? flow.cell(layer, loss) : flow.hidden(layer, loss)),
                    check == null || !reaches ? NumberFigure.Verdict.NONE : !check.isResolved()
                            ? NumberFigure.Verdict.UNRESOLVED
                            : check.agrees() ? NumberFigure.Verdict.AGREES : NumberFigure.Verdict.DIFFERS,
                    check != null || lane.names() == null ? List.of() : names(lane)));
        }
        return new NumberFigure(rows, concealed);
    }

    private static String share(double norm, double last) {
        if (Double.isInfinite(norm)) {
            return Words.of("view.gradient.number.infinite");
        }
        return last == 0 ? "" : norm == 0 ? Words.of("view.gradient.number.nothing")
                : norm / last >= 2 ? Words.of("view.gradient.number.times", MagnitudeFormat.number(norm / last, 2))
                : Words.of("view.gradient.number.share", GradientMessages.inWords(norm / last));
    }

    /** @param since whether the model has learned on since it was checked */
    private static String words(GradientCheck check, boolean since) {
        if (!check.isResolved()) {
            return Words.of("view.gradient.check.unseen", MagnitudeFormat.number(check.expectedError(), 1));
        }
        String error = MagnitudeFormat.number(check.relativeError(), 2);
        return since ? Words.of(check.agrees() ? "view.gradient.check.agreed" : "view.gradient.check.disagreed", error)
                : Words.of(check.agrees() ? "view.gradient.check.agree" : "view.gradient.check.disagree",
                        MagnitudeFormat.norm(Math.abs(check.numerical()), 4), error);
    }

    private static SpectrumFigure spectrum(Answer answer) {
        return new SpectrumFigure(answer.lanes().stream().filter(lane -> lane.spectrum() != null).map(lane -> {
            Spectrum spectrum = lane.spectrum();
            return new SpectrumFigure.Plane(lane.title(),
                    spectrum.eigenvalues().stream().mapToDouble(Spectrum.Eigenvalue::real).toArray(),
                    spectrum.eigenvalues().stream().mapToDouble(Spectrum.Eigenvalue::imaginary).toArray(),
                    spectrum.spectralRadius(), spectrum.largestSingularValue());
        }).toList());
    }

    private static JacobianFigure jacobian(Answer answer, Decades scale, boolean concealed) {
        int lags = answer.lanes().stream().map(LaneGradients::jacobian).filter(Objects::nonNull)
                .mapToInt(JacobianNorms::lags).reduce(0, (before, last) -> last);
        return new JacobianFigure(jacobianCurves(answer), lags, scale, concealed);
    }

    /** σ_max of the state's Jacobians, by distance. */
    static List<GradientCurve> jacobianCurves(Answer answer) {
        List<GradientCurve> curves = new ArrayList<>();
        for (LaneGradients lane : answer.lanes()) {
            JacobianNorms norms = lane.jacobian();
            if (norms != null) {
                int lags = norms.lags();
                curves.add(new GradientCurve(answer.lanes().size() > 1 ? lane.title() : "", lane.title(), "σ max",
                        GradientCurve.Dash.SOLID, IntStream.rangeClosed(0, lags).mapToDouble(norms::hidden).toArray()));
                if (norms.hasCell()) {
                    curves.add(new GradientCurve("", lane.title(), Words.of("view.gradient.jacobian.cell"),
                            GradientCurve.Dash.DASHED,
                            IntStream.rangeClosed(0, lags).mapToDouble(norms::cellPath).toArray()));
                }
            }
        }
        return curves;
    }

    /** What the lane thinks of the names that the text asks for. */
    private static List<NumberFigure.Guess> names(LaneGradients lane) {
        LaneGradients.Names names = lane.names();
        String right = names.pair().right();
        return List.of(new NumberFigure.Guess("p(" + right + ") " + probability(names.pRight()), names.pRight()),
                new NumberFigure.Guess("p(" + names.pair().other() + ") " + probability(names.pOther()), names.pOther()));
    }

    /** How much gradient reaches the first mention of the right name; empty where that is not in view. */
    private static String atFirstMention(Answer answer, LaneGradients lane, boolean cell) {
        if (lane.names() == null) {
            return "";
        }
        NamePair pair = lane.names().pair();
        int said = ((TextSequence) answer.question().sequence()).tokens().stepAt(pair.saidAt())
                - answer.question().levers().first();
        GradientFlow flow = lane.flow();
        int layer = Math.min(answer.question().layer(), flow.layers() - 1);
        return said < 0 || said > flow.lossStep() ? ""
                : Words.of("view.gradient.number.first",
                        MagnitudeFormat.norm(cell ? flow.cell(layer, said) : flow.hidden(layer, said), 2), pair.right());
    }

    private static String probability(double p) {
        return p >= 0.001 ? Numbers.percent(p, 1) : MagnitudeFormat.number(p, 2);
    }

    /** Where weights come from, for the levers. */
    static String weightsInWords(Levers levers, Answer answer) {
        List<String> others = answer.lanes().stream().map(lane -> !lane.origin().isEmpty() ? lane.origin()
                : lane.trained() ? "" : Words.of("view.gradient.untrained", lane.title())).filter(words ->
                        !words.isEmpty()).toList();
        return !levers.trained() || answer.lanes().stream().noneMatch(LaneGradients::trained)
                ? Words.of("view.gradient.nothing-learned") : String.join(" · ", others);
    }
}
