package rnnscope.session.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import rnnscope.analysis.GradientCheck;
import rnnscope.analysis.GradientFlow;
import rnnscope.analysis.GradientWindow;
import rnnscope.analysis.ItemisedGradients;
import rnnscope.analysis.JacobianNorms;
import rnnscope.analysis.LossChoice;
import rnnscope.analysis.Spectrum;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.LanguageModel;
import rnnscope.network.Stepper;
import rnnscope.network.UnrolledNetwork;
import rnnscope.text.TokenSequence;

/** Works out answers, on whatever thread asks. The state before a window is that of reading what comes before it. */
final class Measurement {
    /** Symbols before the window that are read to have a state to begin with. */
    private static final int WARM_UP = 256;
    /** Multiplications that are done before the first answer, about a twentieth of a second. */
    private static final double QUICK = 4e8;
    private static final long SEED = 1;

    private final Kernels kernels;
    private final Question question;

    Measurement(Kernels kernels, Question question) {
        this.kernels = kernels;
        this.question = question;
    }

    /**
     * All but the itemised gradients, and those too if they are a matter of a moment.
     *
     * @param flowAlone whether even Jacobians and spectra are left out
     */
    Answer first(boolean flowAlone, BooleanSupplier wanted) {
        List<LaneGradients> lanes = new ArrayList<>();
        for (Cell cell : Cells.all()) {
            if (question.levers().cells().contains(cell.id())) {
                lanes.add(lane(cell, flowAlone ? 0 : QUICK / question.levers().cells().size(), wanted));
            }
        }
        return new Answer(question, lanes);
    }

    /** With what {@link #first} left out. */
    Answer complete(Answer first, BooleanSupplier wanted) {
        List<LaneGradients> lanes = new ArrayList<>();
        for (LaneGradients lane : first.lanes()) {
            lanes.add(lane.itemised() != null ? lane : lane(Cells.of(lane.cell()), Double.POSITIVE_INFINITY, wanted));
        }
        return new Answer(question, lanes);
    }

    /** The gradients in view at a step of the window, against finite differences: one for each cell. */
    List<GradientCheck> check(int step) {
        return Cells.all().stream().map(Cell::id).filter(question.levers().cells()::contains)
                .map(cell -> GradientCheck.of(window(cell, weights(cell)), question.layer(), step, "hidden",
                        GradientCheck.Direction.GRADIENT, question.levers().loss(), question.levers().truncation(),
                        SEED)).toList();
    }

    private Parameters weights(String cell) {
        return LeveredWeights.of(question, cell);
    }

    /** @param most multiplications that the itemised gradients may cost; 0 for the flow alone */
    private LaneGradients lane(Cell cell, double most, BooleanSupplier wanted) {
        Parameters weights = weights(cell.id());
        GradientWindow window = window(cell.id(), weights);
        ModelSpec spec = window.spec();
        Levers levers = question.levers();
        GradientFlow flow = GradientFlow.of(window, levers.loss(), levers.truncation());
        goOn(wanted);
        int t = flow.lossStep();
        JacobianNorms jacobian = null;
        Spectrum spectrum = null;
        ItemisedGradients itemised = null;
        if (most > 0) {
            jacobian = t < 0 ? null : JacobianNorms.of(window, question.layer(), t, t);
            goOn(wanted);
            spectrum = Spectrum.ofRecurrentWeights(spec, weights, question.layer(), LeveredWeights.candidate(spec));
            goOn(wanted);
            itemised = itemisedCost(spec) <= most ? itemised(window, wanted) : null;
        }
        return new LaneGradients(cell.id(), cell.title(), question.isTrained(cell.id()), flow, itemised, spectrum,
                jacobian, gradientNorm(spec, weights, t), LeveredWeights.forgetBias(spec, weights, question.layer()),
                names(spec, weights));
    }

    private ItemisedGradients itemised(GradientWindow window, BooleanSupplier wanted) {
        return ItemisedGradients.of(window, question.levers().truncation(), (done, of) -> wanted.getAsBoolean());
    }

    private double itemisedCost(ModelSpec spec) {
        double steps = question.levers().length();
        return steps * steps / 2 * spec.layers() * Cells.of(spec.cell()).gates().size() * spec.units() * spec.units();
    }

    private GradientWindow window(String cell, Parameters weights) {
        ModelSpec spec = question.spec(cell);
        GradientWindow window = new GradientWindow(spec, question.levers().length(), kernels);
        window.intervene(question.interventions(cell), question.levers().first());
        window.run(weights, before(spec, weights), question.window(), question.targets());
        return window;
    }

    /** The state before the window, null for the zero state at the beginning of a text. */
    private float[] before(ModelSpec spec, Parameters weights) {
        int first = question.levers().first();
        int from = Math.max(0, first - WARM_UP);
        return first == 0 ? null : stateAfter(spec, weights, null, question.tokens().ids(from, first), from);
    }

    /** @param first step of the text at which the tokens begin */
    private float[] stateAfter(ModelSpec spec, Parameters weights, float[] start, int[] tokens, int first) {
        UnrolledNetwork network = new UnrolledNetwork(spec, tokens.length, kernels);
        network.intervene(0, question.interventions(spec.cell()));
        network.startAt(0, first);
        if (start == null) {
            network.clearState();
        } else {
            network.writeState(start);
        }
        network.forward(weights, tokens);
        float[] state = new float[network.stateSize()];
        network.readState(tokens.length - 1, state);
        return state;
    }

    /** ‖∂L/∂θ‖ over the window of training that holds the last loss: what clipping looks at. */
    private double gradientNorm(ModelSpec spec, Parameters weights, int lossStep) {
        if (lossStep < 0) {
            return 0;
        }
        Levers levers = question.levers();
        int from = levers.truncation().first(lossStep);
        int[] tokens = Arrays.copyOfRange(question.window(), from, lossStep + 1);
        int[] targets = Arrays.copyOfRange(question.targets(), from, lossStep + 1);
        if (levers.loss() == LossChoice.LAST_STEP) {
            Arrays.fill(targets, 0, targets.length - 1, -1);
        }
        float[] state = before(spec, weights);
        if (from > 0) {
            state = stateAfter(spec, weights, state, Arrays.copyOf(question.window(), from), levers.first());
        }
        UnrolledNetwork network = new UnrolledNetwork(spec, 1, tokens.length, true, kernels, Workers.of(1));
        network.intervene(0, question.interventions(spec.cell()));
        network.startAt(0, levers.first() + from);
        if (state == null) {
            network.clearState();
        } else {
            network.writeState(state);
        }
        network.forward(weights, tokens);
        Parameters gradient = new Parameters(LanguageModel.parameterLayout(spec));
        network.backward(weights, targets, gradient);
        double sum = 0;
        for (float g : gradient.values()) {
            sum += (double) g * g;
        }
        return Math.sqrt(sum) * Arrays.stream(targets).filter(k -> k >= 0).count();
    }

    private LaneGradients.Names names(ModelSpec spec, Parameters weights) {
        TokenSequence tokens = question.tokens();
        NamePair pair = NamePair.in(tokens.text()).orElse(null);
        if (pair == null || pair.nameAt() == 0) {
            return null;
        }
        int before = tokens.stepAt(pair.nameAt());
        float[] state = stateAfter(spec, weights, null, tokens.ids(0, before - 1), 0);
        Stepper stepper = new Stepper(kernels, new Model(spec, weights, question.model().tokenizer(),
                question.model().card(), question.interventions(spec.cell())));
        return new LaneGradients.Names(pair, probability(stepper, state, before - 1, pair.right()),
                probability(stepper, state, before - 1, pair.other()));
    }

    /** Of a name after step {@code last}, whose symbol is read first. */
    private double probability(Stepper stepper, float[] state, int last, String name) {
        TokenSequence letters = question.model().tokenizer().encode(name);
        stepper.setState(state);
        stepper.setStep(last);
        int previous = question.tokens().id(last);
        double p = 1;
        for (int i = 0; i < letters.length(); i++) {
            stepper.step(previous);
            previous = letters.id(i);
            p *= previous < 0 ? 0 : stepper.probability(previous);
        }
        return p;
    }

    private static void goOn(BooleanSupplier wanted) {
        if (!wanted.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
