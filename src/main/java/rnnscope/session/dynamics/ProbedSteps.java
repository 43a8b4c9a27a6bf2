package rnnscope.session.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.analysis.probe.RidgeProbe;
import rnnscope.math.Kernels;
import rnnscope.network.StateLayout;
import rnnscope.network.StateSequence;

/**
 * Steps of a course of which a property is known, in the order in which they are come to, with a state of a layer.
 *
 * @param states (T, n); not modified
 * @param known  (T): the property; not modified
 */
public record ProbedSteps(float[][] states, float[] known) {
    private static final int MOST = 4000;

    /**
     * The first steps of a course.
     *
     * @param layer   of the tape
     * @param channel of its state
     * @param values  of the property at all steps of the text, NaN where it has none
     */
    public static ProbedSteps of(Kernels kernels, Course course, int layer, String channel, float[] values) {
        List<float[]> states = new ArrayList<>();
        List<Float> known = new ArrayList<>();
        int[] place = place(course.part().layout(), layer, channel);
        for (StateSequence sequence : course.sequences(MOST, kernels)) {
            for (int i = 0; i < sequence.length(); i++) {
                if (!Float.isNaN(values[sequence.step(i)])) {
                    states.add(Arrays.copyOfRange(sequence.states()[i], place[0], place[1]));
                    known.add(values[sequence.step(i)]);
                }
            }
        }
        float[] all = new float[known.size()];
        for (int t = 0; t < all.length; t++) {
            all[t] = known.get(t);
        }
        return new ProbedSteps(states.toArray(float[][]::new), all);
    }

    /** Where a state lies in that of all layers. */
    private static int[] place(StateLayout layout, int layer, String channel) {
        int at = 0;
        for (StateLayout.Vector vector : layout.vectors()) {
            if (vector.recurrence() == layer && vector.channel().equals(channel)) {
                return new int[] {at, at + vector.width()};
            }
            at += vector.width();
        }
        throw new IllegalStateException("no " + channel + " in layer " + layer);
    }

    /** Whether there are enough to probe, and the property is not the same at all of them. */
    public boolean canBeProbed() {
        boolean differs = false;
        for (float value : known) {
            differs |= value != known[0];
        }
        return differs && known.length >= 2 * RidgeProbe.FOLDS;
    }
}
