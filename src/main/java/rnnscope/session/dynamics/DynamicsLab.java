package rnnscope.session.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.analysis.automaton.SaidLines;
import rnnscope.analysis.automaton.TextAutomaton;
import rnnscope.analysis.dynamics.EdgeOfChaos;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.dynamics.LyapunovSpectrum;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.model.Model;
import rnnscope.network.MovingPart;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.PropertyCache;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;

/**
 * Dynamics mode of the window: the open network as a dynamical system, with one symbol held as what enters. The portrait
 * is of what shows, as it changes; what takes longer is asked of what is {@linkplain Study studied}. All methods are called
 * in the foreground.
 */
public final class DynamicsLab {
    private final Session session;
    private final Study study;
    private final Inquiry<PortraitQuestion, Portrait> portraits;
    private final Inquiry<PointsQuestion, List<FixedPoint>> points;
    private final Inquiry<PushQuestion, PushedPaths> pushes;
    private final Inquiry<MemoryQuestion, LyapunovSpectrum> memory;
    private final Inquiry<GradientsQuestion, double[]> gradients;
    private final Inquiry<MemoryQuestion, EdgeOfChaos> edges;
    private final Inquiry<AutomatonQuestion, TextAutomaton> clustered;
    private final Inquiry<AutomatonQuestion, TextAutomaton> learned;
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
        DynamicsAnswers answers = new DynamicsAnswers(session.kernels(), properties);
        this.portraits = new Inquiry<>(new Portraits(session.kernels()), background, foreground, session::failed);
        this.points = study.inquiry(answers::points);
        this.pushes = new Inquiry<>(answers::push, background, foreground, session::failed);
        this.memory = study.inquiry(answers::memory);
        this.gradients = study.inquiry(answers::gradients);
        this.edges = study.inquiry(answers::edge);
        this.clustered = study.inquiry(answers::automaton);
        this.learned = study.inquiry(answers::automaton);
        this.probes = study.inquiry(answers::probe);
    }

    /** Spectral radius that the recurrent weights are given in every layer; NaN for their own. */
    public DoubleProperty radiusProperty() {
        return radius;
    }

    /** What a phase portrait shows of the states. */
    public ObjectProperty<Axes> axesProperty() {
        return axes;
    }

    /** The symbol or the numbers that are held, as they are written; what does not fit leaves what enters at the beam. */
    public ObjectProperty<String> heldProperty() {
        return held;
    }

    /** What takes long is asked of this. */
    public Excerpt studied() {
        return study.excerpt();
    }

    /** What moves of an excerpt, under the lever. */
    public Course course(Excerpt excerpt) {
        return Course.of(excerpt.reading(), model(excerpt), session.selection().layer());
    }

    /** What is held of an excerpt: what was chosen, else what enters at the beam. */
    public Held held(Excerpt excerpt) {
        MovingPart part = course(excerpt).part();
        int step = Math.max(0, Math.min(session.cursor().step(), excerpt.length() - 1));
        if (part.readsNumbers()) {
            List<Float> typed = HeldNumbers.read(held.get(), part.numbers());
            return typed.isEmpty() ? Held.at(step, -1) : Held.numbers(typed);
        }
        int chosen = held.get() == null || !part.readsSymbols() ? -1 : excerpt.reading().vocabulary().id(held.get());
        return part.numbers() > 0 ? Held.at(step, chosen) : Held.symbol(chosen >= 0 ? chosen : excerpt.tokens().id(step));
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

    /** State machines of clusters, or learned by asking. */
    public Inquiry<AutomatonQuestion, TextAutomaton> automata(boolean isAsked) {
        return isAsked ? learned : clustered;
    }

    /** Why an excerpt has no state machine, in words for the user; empty where it has one. */
    public Optional<String> whyNoAutomaton(Excerpt excerpt) {
        return SaidLines.whyNot(excerpt.model(), course(excerpt).part());
    }

    /** Whether the model of an excerpt can be asked what it says after any symbols. */
    public boolean canBeAsked(Excerpt excerpt) {
        return SaidLines.canBeAsked(excerpt.model(), course(excerpt).part());
    }

    public Inquiry<ProbeQuestion, ProbeAnswer> probes() {
        return probes;
    }

    /** Nobody looks any more: nothing is worked out. */
    public void stop() {
        List.of(portraits, points, pushes, memory, gradients, edges, clustered, learned, probes).forEach(Inquiry::cancel);
    }
}
