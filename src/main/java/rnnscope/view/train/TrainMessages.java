package rnnscope.view.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.Numbers;
import rnnscope.figure.message.Message;
import rnnscope.language.Words;
import rnnscope.session.training.Baseline;
import rnnscope.train.live.LaneFrame;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;

/**
 * Messages of a run's charts: which lane has passed which, what the best has beaten, and that the learning rate is too
 * high. The x of a message is an iteration, its y a value in the chart's unit.
 */
record TrainMessages(RunFrame run, List<Baseline> baselines, LossUnit unit) {
    /** Of the last losses that go into a mean: single ones tell nothing. */
    private static final double SMOOTHING = 0.95;
    /** Points for which a curve must stay below another, and have been above it before. */
    private static final int SURELY = 4;
    /** Steps over which it is seen whether every one is clipped. */
    private static final int CLIPPED_FOR = 40;
    private static final int FEWEST_HELD_OUT = 8;

    /** A loss over the iterations. */
    record Loss(double[] x, double[] y) {
        int size() {
            return x.length;
        }

        double last() {
            return y[y.length - 1];
        }
    }

    /** What the chart of losses says: the newest event of each kind. */
    List<Message> ofLosses() {
        List<Message> messages = new ArrayList<>();
        List<Loss> losses = run.lanes().stream().map(TrainMessages::loss).toList();
        Message passed = null;
        for (int a = 0; a < losses.size(); a++) {
            for (int b = 0; b < losses.size(); b++) {
                double at = a == b ? Double.NaN : passes(losses.get(a), losses.get(b));
                if (!Double.isNaN(at) && (passed == null || at > passed.x())) {
                    passed = new Message(Words.of("view.train.message.passes", name(a), name(b), count(at)), at,
                            unit.of(valueAt(losses.get(a), at)));
                }
            }
        }
        if (passed != null) {
            messages.add(passed);
        }
        Message beaten = beaten(losses);
        if (beaten != null) {
            messages.add(beaten);
        }
        return messages;
    }

    /** Lanes whose loss was above a baseline's and stays below it. */
    List<String> below(Baseline baseline) {
        return IntStream.range(0, run.lanes().size())
                .filter(lane -> !Double.isNaN(since(loss(run.lanes().get(lane)), baseline.loss())))
                .mapToObj(this::name).toList();
    }

    private Message beaten(List<Loss> losses) {
        Message best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (int lane = 0; lane < losses.size(); lane++) {
            for (Baseline baseline : baselines) {
                double since = since(losses.get(lane), baseline.loss());
                boolean better = baseline.loss() < lowest || baseline.loss() == lowest && best != null && since < best.x();
                if (!Double.isNaN(since) && better) {
                    lowest = baseline.loss();
                    best = new Message(Words.of(baseline.label().endsWith("gram") ? "view.train.message.below-grams"
                            : "view.train.message.below", name(lane), baseline.label(), count(since)), since,
                            unit.of(baseline.loss()));
                }
            }
        }
        return best;
    }

    /** What the chart of gradient norms says. */
    List<Message> ofGradientNorms() {
        double clip = run.hyperparameters().clip();
        List<Message> messages = new ArrayList<>();
        for (int lane = 0; lane < run.lanes().size() && clip > 0 && messages.isEmpty(); lane++) {
            SeriesView norms = run.lanes().get(lane).series(Metric.GRADIENT_NORM);
            int from = Math.max(0, norms.size() - Math.max(1, (int) (CLIPPED_FOR / Math.max(1, norms.span()))));
            boolean always = run.iteration() >= CLIPPED_FOR;
            for (int i = from; i < norms.size(); i++) {
                always &= !norms.has(i) || norms.min()[i] > clip;
            }
            if (always) {
                boolean falls = isFalling(loss(run.lanes().get(lane)));
                messages.add(new Message(Words.of(falls ? "view.train.message.clipped" : "view.train.message.rate",
                        name(lane)),
                        norms.lastIteration(), norms.last()));
            }
        }
        return messages;
    }

    private String name(int lane) {
        return LaneNames.of(run.lanes().get(lane).model());
    }

    private static String count(double step) {
        return Numbers.count(Math.round(step));
    }

    /** The held-out loss where it was measured often enough, else the mean of the last training losses. */
    static Loss loss(LaneFrame lane) {
        SeriesView heldOut = lane.series(Metric.HELD_OUT_LOSS);
        int measured = 0;
        for (int i = 0; i < heldOut.size(); i++) {
            measured += heldOut.has(i) ? 1 : 0;
        }
        boolean isHeldOut = measured >= FEWEST_HELD_OUT;
        SeriesView series = isHeldOut ? heldOut : lane.series(Metric.TRAINING_LOSS);
        double[] x = new double[series.size()];
        double[] y = new double[series.size()];
        int n = 0;
        double smooth = Double.NaN;
        double keep = isHeldOut ? 0 : Math.pow(SMOOTHING, series.span());
        for (int i = 0; i < series.size(); i++) {
            if (series.has(i)) {
                smooth = Double.isNaN(smooth) ? series.mean()[i] : keep * smooth + (1 - keep) * series.mean()[i];
                x[n] = series.iteration(i);
                y[n++] = smooth;
            }
        }
        // Once more from the end, so that the mean lies neither before nor behind what it is the mean of.
        for (int i = n - 2; i >= 0; i--) {
            y[i] = keep * y[i + 1] + (1 - keep) * y[i];
        }
        return new Loss(java.util.Arrays.copyOf(x, n), java.util.Arrays.copyOf(y, n));
    }

    /** Where {@code a}, which was above {@code b}, goes below it for good; NaN where it does not. */
    static double passes(Loss a, Loss b) {
        int below = 0;
        int i = a.size() - 1;
        while (i >= 0 && a.y()[i] < valueAt(b, a.x()[i])) {
            below++;
            i--;
        }
        int above = 0;
        for (int k = i; k >= 0 && a.y()[k] >= valueAt(b, a.x()[k]); k--) {
            above++;
        }
        return below < SURELY || above < SURELY ? Double.NaN : a.x()[i + 1];
    }

    /** Since when a loss stays below {@code level}; NaN where it does not, or always did. */
    static double since(Loss loss, double level) {
        int i = loss.size() - 1;
        while (i >= 0 && loss.y()[i] < level) {
            i--;
        }
        return i < 0 || loss.size() - 1 - i < SURELY ? Double.NaN : loss.x()[i + 1];
    }

    private static double valueAt(Loss loss, double x) {
        int at = java.util.Arrays.binarySearch(loss.x(), x);
        int i = at >= 0 ? at : -at - 2;
        return loss.size() == 0 ? Double.NaN : loss.y()[Math.max(0, i)];
    }

    /** Whether the last quarter of what is known is lower than the quarter before. */
    static boolean isFalling(Loss loss) {
        int quarter = loss.size() / 4;
        if (quarter == 0) {
            return true;
        }
        double before = 0;
        double last = 0;
        for (int i = 0; i < quarter; i++) {
            before += loss.y()[loss.size() - 2 * quarter + i];
            last += loss.y()[loss.size() - quarter + i];
        }
        return last < before;
    }
}
