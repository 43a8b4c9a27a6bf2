package rnnscope.view.gradient;

import java.util.ArrayList;
import java.util.List;
import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.analysis.gradient.HalfLife;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.figure.Numbers;
import rnnscope.figure.gradient.MagnitudeFormat;
import rnnscope.figure.gradient.WindowText;
import rnnscope.figure.message.Message;
import rnnscope.language.Words;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.gradient.question.LaneGradients;
import rnnscope.session.gradient.question.TextSequence;

/**
 * Messages of an answer's curves: how much of the last loss arrives at the name that it asks for, or in the beam where
 * no name is asked for.
 *
 * @param text   of the window
 * @param ofCell whether gradients are those of the cell state, where there is one
 * @param shares whether the curves are shares of the last step's gradient
 */
record GradientMessages(Answer answer, WindowText text, boolean ofCell, boolean shares) {
    /** Share of a gradient from which on it counts as grown. */
    private static final double GROWN = 2;
    /** A half-life so much longer than the window is none. */
    private static final double NEVER = 8;

    /**
     * The step of the window at which the name was said that the loss asks for; −1 where none is asked for, or it is not
     * in view.
     */
    int nameStep() {
        LaneGradients.Names names = answer.lanes().get(0).names();
        if (names == null || !(answer.question().sequence() instanceof TextSequence sequence)) {
            return -1;
        }
        int said = sequence.tokens().stepAt(names.pair().saidAt()) - answer.question().levers().first();
        return said < 0 || said >= text.lossStep() ? -1 : said;
    }

    /** What is said when the beam is at a step of the window, each at the lane's curve. */
    List<Message> at(int beam) {
        int name = nameStep();
        int step = name >= 0 ? name : beam;
        List<Message> messages = new ArrayList<>();
        for (LaneGradients lane : answer.lanes()) {
            double share = share(lane, step);
            if (!Double.isNaN(share) && (name >= 0 || step < lane.flow().lossStep())) {
                String said = name >= 0 ? Words.of("view.gradient.message.name", lane.title(), shares ? arrives(share)
                        : Words.of("view.gradient.message.norm", magnitude(norm(lane, step))), name(lane))
                        : Words.of("view.gradient.message.step", lane.title(), arrives(share), text.name(step),
                                before(text.lossStep() - step));
                messages.add(new Message(said, step,
                        shares ? share : norm(lane, step) * lane.clipFactor(answer.question().levers().clip())));
            }
        }
        return messages;
    }

    private static String name(LaneGradients lane) {
        return "“" + lane.names().pair().right() + "” (p " + probability(lane.names().pRight()) + ")";
    }

    static String before(int steps) {
        return Words.count("view.gradient.message.before", steps);
    }

    /**
     * The share of the last step's gradient that arrives at a step; NaN where that says nothing: with the loss of all
     * steps, beyond where training cuts, and without a last step's gradient.
     */
    double share(LaneGradients lane, int step) {
        GradientFlow flow = lane.flow();
        int loss = flow.lossStep();
        if (loss < 0 || flow.loss() != LossChoice.LAST_STEP || step > loss || step < flow.truncation().first(loss)) {
            return Double.NaN;
        }
        double share = norm(lane, step) / norm(lane, loss);
        return Double.isFinite(share) ? share : Double.NaN;
    }

    private double norm(LaneGradients lane, int step) {
        GradientFlow flow = lane.flow();
        int layer = Math.min(answer.question().layer(), flow.layers() - 1);
        return ofCell && flow.hasCell(layer) ? flow.cell(layer, step) : flow.hidden(layer, step);
    }

    private static String arrives(double share) {
        return share == 0 ? Words.of("view.gradient.message.nothing")
                : share >= GROWN ? Words.of("view.gradient.message.times", times(share))
                : Words.of("view.gradient.message.share", inWords(share));
    }

    private static String times(double factor) {
        return factor < 10 ? Numbers.signed(factor, 1) : factor < 1000 ? Numbers.signed(factor, 0)
                : MagnitudeFormat.number(factor, 2);
    }

    private static String magnitude(double norm) {
        return MagnitudeFormat.norm(norm, 2).replace(".0·", "·");
    }

    /** "2.8%", "7·10⁻⁹". */
    static String inWords(double share) {
        return share >= 0.1 ? Numbers.percent(share, 0) : share >= 0.001 ? Numbers.percent(share, 1)
                : MagnitudeFormat.number(share, 2).replace(".0·", "·");
    }

    /** "33%", "99.9%", "10⁻⁶". */
    static String probability(double p) {
        return p >= 0.01 && p < 0.99 ? Numbers.percent(p, 0) : p >= 0.001 ? Numbers.percent(p, 1)
                : MagnitudeFormat.number(p, 1).replace("1·10", "10");
    }

    /** "halves every 3.2 steps" on its way back from the last loss; empty where there is nothing to say. */
    String halfLife(LaneGradients lane) {
        int loss = lane.flow().lossStep();
        if (loss < 0 || lane.flow().loss() != LossChoice.LAST_STEP) {
            return "";
        }
        double[] norms = new double[loss + 1];
        for (int t = 0; t <= loss; t++) {
            norms[t] = norm(lane, t);
        }
        int first = lane.flow().truncation().first(loss);
        double steps = HalfLife.of(norms, first, loss);
        String every = Numbers.signed(Math.abs(steps), Math.abs(steps) < 10 ? 1 : 0);
        return Double.isNaN(steps) || Math.abs(steps) > NEVER * (loss - first + 1) ? ""
                : Words.count(steps > 0 ? "view.gradient.halves" : "view.gradient.doubles", every.equals("1.0") ? 1 : 2,
                        every);
    }
}
