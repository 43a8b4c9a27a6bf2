package rnnscope.session.inquiry;

import java.util.concurrent.CancellationException;
import rnnscope.analysis.projection.PrincipalComponents;
import rnnscope.analysis.projection.Tsne;
import rnnscope.analysis.unit.Activity;
import rnnscope.network.Progress;

/** Map of the states at steps of a text at equal distances, laid out in the plane. Immutable. */
public final class StateMap {
    private static final int MOST_STEPS = 1500;
    /** Less steps for layers whose inner products would take long. */
    private static final int MOST_STEPS_OF_MANY_UNITS = 600;
    private static final int MANY_UNITS = 512;

    private final int[] steps;
    private final float[][] states;
    private final PrincipalComponents components;
    private final double[][] places;
    private final boolean isLinear;

    /** How states are laid out. */
    public enum Kind {
        /** By principal components: distances mean something, and any state has its place. */
        COMPONENTS,
        /** By t-SNE: neighbours stay neighbours, far distances mean little. */
        NEIGHBOURS
    }

    private StateMap(int[] steps, float[][] states, PrincipalComponents components, double[][] places,
            boolean isLinear) {
        this.steps = steps;
        this.states = states;
        this.components = components;
        this.places = places;
        this.isLinear = isLinear;
    }

    /** @throws CancellationException when {@code progress} says no */
    public static StateMap of(UnitQuestion<Kind> question, Activities activities, Progress progress) {
        Activity activity = activities.of(question.reading(), question.layer(), question.channel(), progress);
        int most = activity.units() > MANY_UNITS ? MOST_STEPS_OF_MANY_UNITS : MOST_STEPS;
        int count = Math.min(most, activity.steps());
        int[] steps = new int[count];
        float[][] states = new float[count][activity.units()];
        for (int i = 0; i < count; i++) {
            steps[i] = (int) ((long) i * activity.steps() / count);
            for (int unit = 0; unit < activity.units(); unit++) {
                states[i][unit] = activity.value(unit, steps[i]);
            }
        }
        PrincipalComponents components = PrincipalComponents.of(states);
        if (!progress.report(0, 1)) {
            throw new CancellationException();
        }
        boolean linear = question.kind() == Kind.COMPONENTS;
        double[][] places = linear ? projected(components, states)
                : Tsne.layOut(states, components, Tsne.PERPLEXITY, progress);
        return new StateMap(steps, states, components, places, linear);
    }

    private static double[][] projected(PrincipalComponents components, float[][] states) {
        double[][] places = new double[2][states.length];
        for (int i = 0; i < states.length; i++) {
            places[0][i] = components.project(0, states[i]);
            places[1][i] = components.project(1, states[i]);
        }
        return places;
    }

    /** How many states. */
    public int size() {
        return steps.length;
    }

    /** Step of the text of a state. */
    public int step(int i) {
        return steps[i];
    }

    public double x(int i) {
        return places[0][i];
    }

    public double y(int i) {
        return places[1][i];
    }

    /** Whether a place is a linear function of the state. */
    public boolean isLinear() {
        return isLinear;
    }

    /** Part of the variance along a principal component, 0 or 1. */
    public double share(int component) {
        return components.share(component);
    }

    /**
     * Where a state belongs: its own place by principal components, else that of the nearest state of the map.
     *
     * @param state of as many units; not modified
     * @return x, y
     */
    public double[] place(float[] state) {
        if (isLinear) {
            return new double[] {components.project(0, state), components.project(1, state)};
        }
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < states.length; i++) {
            double squares = 0;
            for (int unit = 0; unit < state.length; unit++) {
                double d = state[unit] - states[i][unit];
                squares += d * d;
            }
            if (squares < least) {
                least = squares;
                nearest = i;
            }
        }
        return new double[] {places[0][nearest], places[1][nearest]};
    }
}
