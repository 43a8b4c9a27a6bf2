package rnnscope.analysis.dynamics;

import java.util.List;
import java.util.stream.Stream;
import rnnscope.network.StateSequence;
import rnnscope.network.StateUpdate;

/** Trajectory of a state update: the states that it visits one after another. */
public final class Trajectory {
    private Trajectory() {}

    /**
     * States that a text visits.
     *
     * @param map    of one state; what enters is the text's afterwards
     * @param start  (n), before the first symbol
     * @param tokens what enters, −1 where unknown
     * @return (T, n), the state after each symbol
     */
    public static float[][] along(StateUpdate map, float[] start, int[] tokens) {
        float[][] visited = new float[tokens.length][];
        float[] now = start.clone();
        for (int t = 0; t < tokens.length; t++) {
            map.enter(tokens[t]);
            map.apply(now, now);
            visited[t] = now.clone();
        }
        return visited;
    }

    /**
     * States that follow one another while the same enters.
     *
     * @param map of one state, with what enters held
     * @return (steps + 1, n), the first of them {@code start}
     */
    public static float[][] held(StateUpdate map, float[] start, int steps) {
        float[][] visited = new float[steps + 1][];
        visited[0] = start.clone();
        for (int t = 0; t < steps; t++) {
            visited[t + 1] = new float[start.length];
            map.apply(visited[t], visited[t + 1]);
        }
        return visited;
    }

    /** So many of the states that some sequences visit, evenly spread, one after another. */
    public static float[] spread(List<StateSequence> sequences, int count) {
        return spread(sequences.stream().flatMap(one -> Stream.of(one.states())).toArray(float[][]::new), count);
    }

    /** So many of the states, evenly spread, one after another. */
    public static float[] spread(float[][] states, int count) {
        int n = states[0].length;
        float[] chosen = new float[count * n];
        for (int b = 0; b < count; b++) {
            System.arraycopy(states[(int) ((long) b * states.length / count)], 0, chosen, b * n, n);
        }
        return chosen;
    }
}
