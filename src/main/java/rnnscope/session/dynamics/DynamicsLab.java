package rnnscope.session.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.analysis.automaton.TextAutomaton;
import rnnscope.analysis.dynamics.EdgeOfChaos;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.dynamics.FixedPointSearch;
import rnnscope.analysis.dynamics.LyapunovSpectrum;
import rnnscope.analysis.dynamics.Trajectory;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.analysis.gradient.GradientWindow;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.analysis.gradient.Truncation;
import rnnscope.analysis.probe.RidgeProbe;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.network.StateLayout;
import rnnscope.network.StateUpdate;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.PropertyCache;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;
import rnnscope.text.property.TextProperty;
import rnnscope.train.Initialisation;

/**
 * Dynamics mode of the window: the open network as a dynamical system, with one symbol held as what enters. The portrait
 * is of what shows, as it changes; what takes longer is asked of what is {@linkplain Study studied}. All methods are called
 * in the foreground.
 */
public final class DynamicsLab {
    /** Symbols from the beginning of the text that are read, at most. */
    private static final int MOST_STEPS = 2000;
    private static final int STARTS = 200;
    private static final int EXPONENTS = 32;
    /** Steps that a network plays on. */
    private static final int PLAYED = 120;
    /** Steps that a gradient is followed back. */
    private static final int BACK = 80;
    private static final int EDGE_STEPS = 500;
    private static final int PROBED_STEPS = 4000;
    private static final long SEED = 1;

    private final Session session;
    private final Study study;
    private final Kernels kernels;
    private final PropertyCache properties;
    private final Inquiry<PortraitQuestion, Portrait> portraits;
    private final Inquiry<PointsQuestion, List<FixedPoint>> points;
    private final Inquiry<PushQuestion, PushedPaths> pushes;
    private final Inquiry<MemoryQuestion, LyapunovSpectrum> memory;
    private final Inquiry<GradientsQuestion, double[]> gradients;
    private final Inquiry<MemoryQuestion, EdgeOfChaos> edges;
    private final Inquiry<AutomatonQuestion, TextAutomaton> automata;
    private final Inquiry<ProbeQuestion, ProbeAnswer> probes;
    private final DoubleProperty radius = new SimpleDoubleProperty(this, "radius", Double.NaN);
    private final ObjectProperty<Axes> axes = new SimpleObjectProperty<>(this, "axes", Axes.COMPONENTS);
    private final ObjectProperty<String> held = new SimpleObjectProperty<>(this, "held");
    private Model leveredFrom;
    private double leveredTo = Double.NaN;
    private Model levered;

    /**
     * @param study      of the same session
     * @param background where questions are answered
     * @param foreground where answers appear
     */
    public DynamicsLab(Session session, Study study, PropertyCache properties, Executor background, Executor foreground) {
        this.session = session;
        this.study = study;
        this.kernels = session.kernels();
        this.properties = properties;
        this.portraits = new Inquiry<>(new Portraits(kernels), background, foreground, session::failed);
        this.points = study.inquiry(this::points);
        this.pushes = new Inquiry<>(this::push, background, foreground, session::failed);
        this.memory = study.inquiry(this::memory);
        this.gradients = study.inquiry(this::gradients);
        this.edges = study.inquiry(this::edge);
        this.automata = study.inquiry(this::automaton);
        this.probes = study.inquiry(this::probe);
    }

    /** Spectral radius that the recurrent weights are given in every layer; NaN for their own. */
    public DoubleProperty radiusProperty() {
        return radius;
    }

    /** What a phase portrait shows of the states. */
    public ObjectProperty<Axes> axesProperty() {
        return axes;
    }

    /** The symbol that is held; where the vocabulary lacks it, the one under the beam is. */
    public ObjectProperty<String> heldProperty() {
        return held;
    }

    /** What takes long is asked of this. */
    public Excerpt studied() {
        return study.excerpt();
    }

    /** Number of the symbol that is held. */
    public int held(Excerpt excerpt) {
        int chosen = held.get() == null ? -1 : excerpt.model().tokenizer().vocabulary().id(held.get());
        int step = Math.min(session.cursor().step(), excerpt.length() - 1);
        return chosen >= 0 ? chosen : excerpt.tokens().id(step);
    }

    /** The model of an excerpt under the lever. */
    public Model model(Excerpt excerpt) {
        if (Double.isNaN(radius.get())) {
            return excerpt.model();
        }
        if (leveredFrom != excerpt.model() || leveredTo != radius.get()) {
            leveredFrom = excerpt.model();
            leveredTo = radius.get();
            levered = new WeightLevers(leveredTo, Double.NaN).applyTo(leveredFrom);
        }
        return levered;
    }

    public Inquiry<PortraitQuestion, Portrait> portraits() {
        return portraits;
    }

    public Inquiry<PointsQuestion, List<FixedPoint>> points() {
        return points;
    }

    public Inquiry<PushQuestion, PushedPaths> pushes() {
        return pushes;
    }

    public Inquiry<MemoryQuestion, LyapunovSpectrum> memory() {
        return memory;
    }

    /** Answered by ‖∂L/∂h_{t−k}‖, k from 0. */
    public Inquiry<GradientsQuestion, double[]> gradients() {
        return gradients;
    }

    public Inquiry<MemoryQuestion, EdgeOfChaos> edges() {
        return edges;
    }

    public Inquiry<AutomatonQuestion, TextAutomaton> automata() {
        return automata;
    }

    public Inquiry<ProbeQuestion, ProbeAnswer> probes() {
        return probes;
    }

    /** Nobody looks any more: nothing is worked out. */
    public void stop() {
        List.of(portraits, points, pushes, memory, gradients, edges, automata, probes).forEach(Inquiry::cancel);
    }

    // Answers, in the background

    private static int[] read(Reading reading, int most) {
        return reading.tokens().ids(0, Math.min(most, reading.tokens().length()));
    }

    private List<FixedPoint> points(PointsQuestion question, Progress progress) {
        StateUpdate one = StateUpdate.of(question.model(), 0, 1, kernels);
        float[][] visited = Trajectory.along(one, new float[one.size()], read(question.reading(), MOST_STEPS));
        StateUpdate map = one.of(STARTS);
        map.enter(question.held());
        List<FixedPoint> found = FixedPointSearch.search(map, Trajectory.spread(visited, STARTS), progress);
        goOn(progress);
        return found;
    }

    private PushedPaths push(PushQuestion question, Progress progress) {
        StateUpdate map = StateUpdate.of(question.model(), 0, 1, kernels);
        map.enter(question.held());
        float[] direction = question.point().direction(question.eigenvalue());
        goOn(progress);
        return new PushedPaths(List.of(pushed(map, question, direction, 1), pushed(map, question, direction, -1)));
    }

    private static float[][] pushed(StateUpdate map, PushQuestion question, float[] direction, int side) {
        float[] start = question.point().state();
        for (int j = 0; j < start.length; j++) {
            start[j] += (float) (side * question.amount()) * direction[j];
        }
        return Trajectory.held(map, start, PLAYED);
    }

    private LyapunovSpectrum memory(MemoryQuestion question, Progress progress) {
        StateUpdate one = StateUpdate.of(question.model(), 0, 1, kernels);
        int[] tokens = read(question.reading(), MOST_STEPS);
        return wanted(LyapunovSpectrum.along(one.of(Math.min(EXPONENTS, one.size())), new float[one.size()], tokens,
                tokens.length / 10, progress));
    }

    private double[] gradients(GradientsQuestion question, Progress progress) {
        int from = Math.max(0, question.step() - BACK + 1);
        int steps = question.step() - from + 1;
        GradientWindow window = new GradientWindow(question.model().spec(), steps, kernels);
        float[] state = question.reading().stateBefore(from);
        goOn(progress);
        window.intervene(question.model().interventions(), from);
        window.run(question.model().parameters(), state, question.reading().tokens().ids(from, question.step() + 1),
                question.reading().tokens().ids(from + 1, question.step() + 2));
        GradientFlow flow = GradientFlow.of(window, LossChoice.LAST_STEP, Truncation.NONE);
        double[] norms = new double[Math.max(0, flow.lossStep() + 1)];
        for (int k = 0; k < norms.length; k++) {
            norms[k] = flow.hidden(question.layer(), flow.lossStep() - k);
        }
        return norms;
    }

    private EdgeOfChaos edge(MemoryQuestion question, Progress progress) {
        return wanted(EdgeOfChaos.of(question.model(), read(question.reading(), EDGE_STEPS), kernels, progress));
    }

    private TextAutomaton automaton(AutomatonQuestion question, Progress progress) {
        return wanted(TextAutomaton.of(question.reading().model(), question.reading().tokens(), kernels, progress));
    }

    private ProbeAnswer probe(ProbeQuestion question, Progress progress) {
        Reading reading = question.reading();
        Model model = reading.model();
        TextProperty property = question.property();
        float[] all = properties.of(reading.tokens(), property);
        int[] tokens = read(reading, PROBED_STEPS);
        boolean isBinary = property.kind() == TextProperty.Kind.BINARY;
        goOn(progress);
        progress.report(1, 4);
        float[] known = known(all, tokens.length);
        if (known.length < 2 * RidgeProbe.FOLDS || isSame(known)) {
            return new ProbeAnswer(null, Double.NaN, known.length);
        }
        RidgeProbe.Result result = new RidgeProbe(states(model, question.layer(), tokens, all)).probe(known, isBinary, SEED);
        goOn(progress);
        progress.report(3, 4);
        Model untrained = new Model(model.spec(), Initialisation.UNIFORM.parameters(model.spec(), 1, SEED),
                model.tokenizer(), model.card());
        double before = new RidgeProbe(states(untrained, question.layer(), tokens, all)).probe(known, isBinary, SEED).score();
        return new ProbeAnswer(result, before, known.length);
    }

    private static boolean isSame(float[] values) {
        for (float value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static float[] known(float[] all, int steps) {
        float[] known = new float[steps];
        int count = 0;
        for (int t = 0; t < steps; t++) {
            if (!Float.isNaN(all[t])) {
                known[count++] = all[t];
            }
        }
        return Arrays.copyOf(known, count);
    }

    /** h of a layer after each step of which something is known. */
    private float[][] states(Model model, int layer, int[] tokens, float[] known) {
        StateUpdate one = StateUpdate.of(model, 0, 1, kernels);
        int from = 0;
        int width = 0;
        int at = 0;
        for (StateLayout.Vector vector : StateLayout.of(model.spec()).vectors()) {
            if (vector.recurrence() == layer && vector.channel().equals("hidden")) {
                from = at;
                width = vector.width();
            }
            at += vector.width();
        }
        float[][] visited = Trajectory.along(one, new float[one.size()], tokens);
        List<float[]> states = new ArrayList<>();
        for (int t = 0; t < visited.length; t++) {
            if (!Float.isNaN(known[t])) {
                states.add(Arrays.copyOfRange(visited[t], from, from + width));
            }
        }
        return states.toArray(float[][]::new);
    }

    private static void goOn(Progress progress) {
        if (!progress.report(0, 1)) {
            throw new CancellationException();
        }
    }

    private static <T> T wanted(T answer) {
        if (answer == null) {
            throw new CancellationException();
        }
        return answer;
    }
}
