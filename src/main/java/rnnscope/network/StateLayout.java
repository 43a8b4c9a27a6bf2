package rnnscope.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rnnscope.math.Panels;
import rnnscope.model.ModelSpec;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Tape;
import rnnscope.tape.Trace;

/**
 * Layout of the state that a network carries from step to step in a {@code float[]}, as {@link Network#readState} gives
 * it: for each layer from the bottom up what its cell carries (h, or h and c), in it the sequences of a batch one after
 * another, in each its numbers.
 *
 * @param vectors what is carried of one sequence, in their order
 */
public record StateLayout(List<Vector> vectors) {

    /**
     * One state of one layer.
     *
     * @param recurrence of the tape
     * @param channel    id: "hidden"
     */
    public record Vector(int recurrence, String channel, int width) {}

    /** Of the layers that read, from the first step to the last. */
    public static StateLayout of(ModelSpec spec) {
        Topology topology = Topology.of(spec);
        return of(topology.layers(topology.side()));
    }

    static StateLayout of(List<Recurrent> layers) {
        List<Vector> vectors = new ArrayList<>();
        for (Recurrent layer : layers) {
            for (String channel : layer.cell().state()) {
                vectors.add(new Vector(layer.recurrence(0), channel, layer.width(channel)));
            }
        }
        return new StateLayout(Collections.unmodifiableList(vectors));
    }

    /** Floats of one sequence. */
    public int size() {
        return vectors.stream().mapToInt(Vector::width).sum();
    }

    /** The state after {@code step}. */
    public float[] read(Trace trace, int step) {
        float[] state = new float[size()];
        int at = 0;
        for (Vector vector : vectors) {
            float[] values = new float[vector.width];
            trace.read(vector.recurrence, vector.channel, step, values);
            System.arraycopy(values, 0, state, at, values.length);
            at += values.length;
        }
        return state;
    }

    /** The state after a step of the first sequence on a tape. */
    public float[] read(Tape tape, int step) {
        float[] state = new float[size()];
        int at = 0;
        for (Vector vector : vectors) {
            Panels place = tape.layout().channel(vector.recurrence, vector.channel);
            for (int j = 0; j < vector.width; j++) {
                state[at++] = tape.values()[place.at(tape.layout().row(step), j)];
            }
        }
        return state;
    }

    /** The state of sequence {@code b} among those of {@code batch}. */
    public float[] part(float[] all, int b, int batch) {
        float[] one = new float[size()];
        int at = 0;
        for (Vector vector : vectors) {
            System.arraycopy(all, at * batch + b * vector.width, one, at, vector.width);
            at += vector.width;
        }
        return one;
    }

    /** States of single sequences as that of a batch. */
    public float[] joined(List<float[]> states) {
        int batch = states.size();
        float[] all = new float[size() * batch];
        int at = 0;
        for (Vector vector : vectors) {
            for (int b = 0; b < batch; b++) {
                System.arraycopy(states.get(b), at, all, at * batch + b * vector.width, vector.width);
            }
            at += vector.width;
        }
        return all;
    }

    /** The state of one sequence for each of many. */
    public float[] repeated(float[] state, int times) {
        return joined(Collections.nCopies(times, state));
    }
}
