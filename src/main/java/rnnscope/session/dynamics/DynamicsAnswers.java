package rnnscope.session.dynamics;

import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.analysis.automaton.SaidLine;
import rnnscope.analysis.automaton.SaidLines;
import rnnscope.analysis.automaton.TextAutomaton;
import rnnscope.analysis.dynamics.EdgeOfChaos;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.dynamics.FixedPointSearch;
import rnnscope.analysis.dynamics.LyapunovSpectrum;
import rnnscope.analysis.dynamics.Trajectory;
import rnnscope.analysis.probe.RidgeProbe;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.MovingPart;
import rnnscope.network.Progress;
import rnnscope.network.StateSequence;
import rnnscope.network.StateUpdate;
import rnnscope.session.inquiry.PropertyCache;
import rnnscope.text.property.TextProperty;
import rnnscope.train.Initialisation;

/** Answers to what is asked of a network as a dynamical system. All methods are called in the background. */
final class DynamicsAnswers {
    /** Steps from the beginning of the text that are read, at most. */
    private static final int MOST_STEPS = 2000;
    private static final int STARTS = 200;
    private static final int EXPONENTS = 32;
    /** Steps that a network plays on. */
    private static final int PLAYED = 120;
    private static final int EDGE_STEPS = 500;
    private static final long SEED = 1;

    private final Kernels kernels;
    private final PropertyCache properties;

    DynamicsAnswers(Kernels kernels, PropertyCache properties) {
        this.kernels = kernels;
        this.properties = properties;
    }

    List<FixedPoint> points(PointsQuestion question, Progress progress) {
        StateUpdate map = question.course().update(STARTS, question.held(), kernels);
        List<FixedPoint> found = FixedPointSearch.search(map,
                Trajectory.spread(question.course().sequences(MOST_STEPS, kernels), STARTS), progress);
        goOn(progress);
        return found;
    }

    PushedPaths push(PushQuestion question, Progress progress) {
        StateUpdate map = question.course().update(1, question.held(), kernels);
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

    LyapunovSpectrum memory(MemoryQuestion question, Progress progress) {
        List<StateSequence> sequences = question.course().sequences(MOST_STEPS, kernels);
        int steps = sequences.stream().mapToInt(StateSequence::length).sum();
        int size = question.course().part().layout().size();
        return wanted(LyapunovSpectrum.along(question.course().update(Math.min(EXPONENTS, size), kernels), sequences,
                steps / 10, progress));
    }

    double[] gradients(GradientsQuestion question, Progress progress) {
        goOn(progress);
        return new CourseGradients(kernels).of(question);
    }

    EdgeOfChaos edge(MemoryQuestion question, Progress progress) {
        Course course = question.course();
        MovingPart part = course.part();
        return wanted(EdgeOfChaos.of(course.model(), part,
                scaled -> StateSequence.of(kernels, course.reading(), scaled, part, EDGE_STEPS), kernels, progress));
    }

    TextAutomaton automaton(AutomatonQuestion question, Progress progress) {
        Course course = question.course();
        List<SaidLine> lines = SaidLines.of(kernels, course.reading(), course.part(), progress);
        int alphabet = course.reading().vocabulary().size();
        return wanted(question.isAsked()
                ? TextAutomaton.learned(SaidLines.asked(kernels, course.model()), lines, alphabet, progress)
                : TextAutomaton.clustered(lines, alphabet, progress));
    }

    ProbeAnswer probe(ProbeQuestion question, Progress progress) {
        Course course = question.course();
        TextProperty property = question.property();
        float[] all = properties.of(course.reading().tokens(), property);
        boolean isBinary = property.kind() == TextProperty.Kind.BINARY;
        goOn(progress);
        progress.report(1, 4);
        ProbedSteps steps = ProbedSteps.of(kernels, course, question.layer(), "hidden", all);
        if (!steps.canBeProbed()) {
            return new ProbeAnswer(null, Double.NaN, steps.known().length);
        }
        RidgeProbe.Result result = new RidgeProbe(steps.states()).probe(steps.known(), isBinary, SEED);
        goOn(progress);
        progress.report(3, 4);
        Model model = course.model();
        Model untrained = new Model(model.spec(), Initialisation.UNIFORM.parameters(model.spec(), 1, SEED),
                model.tokenizer(), model.output(), model.card(), List.of());
        ProbedSteps before = ProbedSteps.of(kernels, Course.of(course.reading(), untrained, question.layer()),
                question.layer(), "hidden", all);
        return new ProbeAnswer(result, new RidgeProbe(before.states()).probe(before.known(), isBinary, SEED).score(),
                steps.known().length);
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
