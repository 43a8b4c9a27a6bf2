package rnnscope.session.cause;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.MeanDifference;
import rnnscope.analysis.probe.RidgeProbe;
import rnnscope.language.Words;
import rnnscope.network.Reading;
import rnnscope.session.Failures;
import rnnscope.session.Session;
import rnnscope.session.background.LatestTask;
import rnnscope.session.dynamics.Course;
import rnnscope.session.dynamics.ProbedSteps;
import rnnscope.text.property.TextProperty;

/**
 * Directions that a state can be pushed in: along one unit, from where a property does not hold to where it does, or as a
 * probe reads it, by the model as it was opened. All methods are called in the foreground.
 */
public final class DirectionLab {
    private static final long SEED = 1;

    private final Session session;
    private final ReadOnlyObjectWrapper<List<Float>> direction = new ReadOnlyObjectWrapper<>(this, "direction");
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final LatestTask<List<Float>> differences;
    private Object asked;

    private record Asked(Reading reading, int layer, String state, Object what, boolean isProbed) {}

    public DirectionLab(Session session, Executor background, Executor foreground) {
        this.session = session;
        this.differences = new LatestTask<>(background, foreground, direction::set, this::failed);
    }

    /** One number for each unit; null while it is being worked out. */
    public ReadOnlyObjectProperty<List<Float>> directionProperty() {
        return direction.getReadOnlyProperty();
    }

    /** Why there is no direction, in a sentence; null when nothing is wrong. */
    public ReadOnlyObjectProperty<String> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Asks for the direction along one unit.
     *
     * @return whether it is another question than before
     */
    public boolean alongUnit(int layer, String state, int unit) {
        Asked now = new Asked(session.excerpt().original(), layer, state, unit, false);
        if (now.equals(asked)) {
            return false;
        }
        begin(now);
        List<Float> axis = new ArrayList<>(Collections.nCopies(session.selection().units(), 0f));
        axis.set(unit, 1f);
        direction.set(axis);
        return true;
    }

    /**
     * Asks for the difference that a property makes, or for the direction in which a probe reads it off all units, of
     * length 1.
     */
    public boolean alongProperty(int layer, String state, TextProperty property, boolean isProbed) {
        Asked now = new Asked(session.excerpt().original(), layer, state, property, isProbed);
        if (now.equals(asked)) {
            return false;
        }
        begin(now);
        direction.set(null);
        differences.ask(wanted -> {
            float[] values = property.values(now.reading.tokens(), wanted);
            float[] along = isProbed ? probed(now, property, values) : MeanDifference.of(now.reading, layer, state, values,
                    Ablation.stretch(values.length), (done, of) -> wanted.getAsBoolean());
            List<Float> list = new ArrayList<>();
            for (float x : along) {
                list.add(x);
            }
            return list;
        });
        return true;
    }

    private float[] probed(Asked now, TextProperty property, float[] values) {
        ProbedSteps steps = ProbedSteps.of(session.kernels(), Course.of(now.reading, now.reading.model(), now.layer), now.layer,
                now.state, values);
        if (!steps.canBeProbed()) {
            throw new IllegalArgumentException(Words.of("analysis.probe.same"));
        }
        return new RidgeProbe(steps.states()).probe(steps.known(), property.kind() == TextProperty.Kind.BINARY, SEED).direction();
    }

    private void begin(Asked now) {
        asked = now;
        differences.cancel();
        problem.set(null);
    }

    private void failed(Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            problem.set(Failures.sentence(failure));
        } else {
            session.failed(failure);
        }
    }
}
