package rnnscope.network;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/** What the layers of an {@link UnrolledNetwork} carry from step to step, h (and c) of each, on its tape. */
final class RecurrentState {
    private final Kernels k;
    private final TapeLayout layout;
    private final float[] v;
    private final int batch;
    /** Where they lie before the window, and at its end. */
    private final Panels[] places;
    private final Panels[] ends;

    RecurrentState(Tape tape, Kernels kernels) {
        this.k = kernels;
        this.layout = tape.layout();
        this.v = tape.values();
        this.batch = layout.batch();
        List<Panels> carried = new ArrayList<>();
        for (int l = 0; l < layout.layers(); l++) {
            for (String channel : Cells.of(layout.cell()).state()) {
                carried.add(layout.channel(l, channel));
            }
        }
        this.places = carried.toArray(Panels[]::new);
        this.ends = carried.stream().map(place -> place.shifted(layout.steps() * batch)).toArray(Panels[]::new);
    }

    void clear() {
        for (Panels place : places) {
            k.clear(v, place, 0, batch);
        }
    }

    /** From the end of the window to before it. */
    void carry() {
        for (int i = 0; i < places.length; i++) {
            k.copy(v, places[i], ends[i], 0, batch);
        }
    }

    /** From before the window to its end. */
    void copyToEnd() {
        for (int i = 0; i < places.length; i++) {
            k.copy(v, ends[i], places[i], 0, batch);
        }
    }

    /** Floats of the state of every sequence. */
    int size() {
        return places.length * batch * layout.units();
    }

    /** Copies the state after step {@code t}, −1 for before the window. */
    void read(int t, float[] state) {
        int at = 0;
        for (Panels place : places) {
            for (int b = 0; b < batch; b++) {
                for (int j = 0; j < place.columns(); j++) {
                    state[at++] = v[place.at(layout.row(t) + b, j)];
                }
            }
        }
    }

    /** Puts a state before the window. */
    void write(float[] state) {
        int at = 0;
        for (Panels place : places) {
            for (int b = 0; b < batch; b++) {
                for (int j = 0; j < place.columns(); j++) {
                    v[place.at(b, j)] = state[at++];
                }
            }
        }
    }
}
