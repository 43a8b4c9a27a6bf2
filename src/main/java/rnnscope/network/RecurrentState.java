package rnnscope.network;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.network.module.Window;

/** State that the layers of a {@link Network} carry from step to step, on its tape, as {@link StateLayout} has it. */
final class RecurrentState {
    private final Kernels k;
    private final Window window;
    private final float[] v;
    private final int batch;
    /** Where they lie before the window. */
    private final Panels[] places;
    private final int size;

    RecurrentState(Window window, StateLayout layout, Kernels kernels) {
        this.k = kernels;
        this.window = window;
        this.v = window.v();
        this.batch = window.batch();
        this.places = layout.vectors().stream().map(vector -> window.layout().channel(vector.recurrence(), vector.channel()))
                .toArray(Panels[]::new);
        this.size = layout.size() * batch;
    }

    void clear() {
        for (Panels place : places) {
            k.clear(v, place, 0, batch);
        }
    }

    /** From the end of the window to before it. */
    void carry() {
        for (Panels place : places) {
            copy(place, window.layout().row(window.steps() - 1), 0);
        }
    }

    /** From before the window to its end. */
    void copyToEnd() {
        for (Panels place : places) {
            copy(place, 0, window.layout().row(window.steps() - 1));
        }
    }

    private void copy(Panels place, int from, int to) {
        for (int p = 0; p < place.panels(); p++) {
            System.arraycopy(v, place.panel(p, from), v, place.panel(p, to), batch * Panels.LANES);
        }
    }

    /** Floats of the state of every sequence. */
    int size() {
        return size;
    }

    /**
     * Copies the state after step {@code t}, −1 for before the window, into that of {@code all} sequences, of which those
     * from {@code first} on are this network's.
     */
    void read(int t, float[] state, int first, int all) {
        int from = 0;
        for (Panels place : places) {
            for (int b = 0; b < batch; b++) {
                for (int j = 0; j < place.columns(); j++) {
                    state[from + (first + b) * place.columns() + j] = v[place.at(window.layout().row(t) + b, j)];
                }
            }
            from += all * place.columns();
        }
    }

    /** Puts a state before the window, out of that of {@code all} sequences. */
    void write(float[] state, int first, int all) {
        int from = 0;
        for (Panels place : places) {
            for (int b = 0; b < batch; b++) {
                for (int j = 0; j < place.columns(); j++) {
                    v[place.at(b, j)] = state[from + (first + b) * place.columns() + j];
                }
            }
            from += all * place.columns();
        }
    }

    /** After step {@code t}: sequence b takes over the state of sequence {@code parents[b]}. */
    void reorder(int t, int[] parents) {
        int row = window.layout().row(t);
        float[] kept = new float[batch * Panels.LANES];
        for (Panels place : places) {
            for (int p = 0; p < place.panels(); p++) {
                System.arraycopy(v, place.panel(p, row), kept, 0, kept.length);
                for (int b = 0; b < batch; b++) {
                    System.arraycopy(kept, parents[b] * Panels.LANES, v, place.panel(p, row + b), Panels.LANES);
                }
            }
        }
    }
}
