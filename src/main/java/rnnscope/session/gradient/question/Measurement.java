package rnnscope.session.gradient.question;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import rnnscope.analysis.gradient.GradientCheck;
import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.analysis.gradient.ItemisedGradients;
import rnnscope.analysis.gradient.JacobianNorms;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.cell.StackWords;
import rnnscope.math.Kernels;
import rnnscope.network.Progress;

/** Computation of gradient answers, on whatever thread asks. What a lever does not touch is taken from the memo. */
public final class Measurement {
    /** Symbols before a window that are read to have a state to begin with, where the exact one is not known. */
    public static final int WARM_UP = 1024;
    /** Multiplications that are done before the first answer, about a twentieth of a second. */
    private static final double QUICK = 1e9;
    private static final long SEED = 1;

    private final Kernels kernels;
    private final Question question;
    private final LruCache cache;
    private final RecentSpectra spectra;

    private record FlowKey(LaneRun.Key run, Object loss, Object truncation) {}

    private record ItemisedKey(LaneRun.Key run, Object truncation) {}

    private record JacobianKey(LaneRun.Key run, int layer) {}

    private record NormKey(LaneRun.Key run, Object loss, Object truncation) {}

    /**
     * @param cache   answers to earlier questions
     * @param spectra those of earlier questions
     */
    public Measurement(Kernels kernels, Question question, LruCache cache, RecentSpectra spectra) {
        this.kernels = kernels;
        this.question = question;
        this.cache = cache;
        this.spectra = spectra;
    }

    /**
     * All that is a matter of a moment; the rest is null.
     *
     * @param flowAlone whether even Jacobians and spectra are left out
     * @param changing  whether the weights are those of a run that learns: it needs the other processor more than a
     *                  second network does, and a spectrum may be a little older
     */
    public Answer first(boolean flowAlone, boolean changing, BooleanSupplier wanted) {
        double quick = flowAlone ? 0 : QUICK / question.networks().size();
        return answer(changing, network -> lane(network, quick, changing, wanted));
    }

    /** All of it. */
    public Answer whole(boolean changing, BooleanSupplier wanted) {
        return answer(changing, network -> lane(network, Double.POSITIVE_INFINITY, changing, wanted));
    }

    private Answer answer(boolean changing, Function<ComparedNetwork, LaneGradients> lane) {
        Stream<ComparedNetwork> networks = question.networks().stream();
        return new Answer(question, (changing ? networks : networks.parallel()).map(lane).toList());
    }

    /**
     * The gradients in view at a step of the window, against finite differences: one for each network.
     *
     * @param ofCell whether of the cell state, where there is one; else of the hidden state
     */
    public List<GradientCheck> check(int step, boolean ofCell) {
        return question.networks().stream().map(network -> {
            LaneRun run = new LaneRun(kernels, question, network, cache);
            int layer = Math.min(question.layer(), network.spec().layers() - 1);
            String state = ofCell && run.cell(layer).hasCellState() ? run.cell(layer).memory().get().state() : "hidden";
            return GradientCheck.of(run.window(), layer, step, state, GradientCheck.Direction.GRADIENT,
                    question.levers().loss(), question.levers().truncation(), SEED);
        }).toList();
    }

    /** @param most multiplications that the costly parts may take; 0 for the flow alone */
    private LaneGradients lane(ComparedNetwork network, double most, boolean changing, BooleanSupplier wanted) {
        LaneRun run = new LaneRun(kernels, question, network, cache);
        Levers levers = question.levers();
        int layer = Math.min(question.layer(), network.spec().layers() - 1);
        GradientFlow flow = cache.of(new FlowKey(run.key(), levers.loss(), levers.truncation()),
                () -> GradientFlow.of(run.window(), levers.loss(), levers.truncation()));
        goOn(wanted);
        int t = flow.lossStep();
        JacobianNorms jacobian = null;
        ItemisedGradients itemised = null;
        if (run.cost() <= most) {
            jacobian = t < 0 ? null : cache.of(new JacobianKey(run.key(), layer),
                    () -> JacobianNorms.of(run.window(), layer, t, t, progress(wanted)));
            goOn(wanted);
            itemised = cache.of(new ItemisedKey(run.key(), levers.truncation()),
                    () -> ItemisedGradients.of(run.window(), levers.truncation(), progress(wanted)));
        }
        // Those of a run come again and again; scaling them to a radius needs their own.
        boolean mayBeOld = changing && network.carried() != null && Double.isNaN(levers.radius());
        Spectrum spectrum = most > 0
                ? spectra.of(network, layer, mayBeOld, () -> run.weights().spectrum(layer)) : null;
        double norm = cache.of(new NormKey(run.key(), levers.loss(), levers.truncation()), () -> run.gradientNorm(t));
        return new LaneGradients(run.cell().id(), StackWords.cells(network.spec()), network.isTrained(), network.origin(),
                run.isStartExact(), flow, itemised, spectrum, jacobian, norm, run.weights().forgetBias(layer),
                run.names());
    }

    private static Progress progress(BooleanSupplier wanted) {
        return (done, of) -> wanted.getAsBoolean();
    }

    private static void goOn(BooleanSupplier wanted) {
        if (!wanted.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
