package rnnscope.network.stack;

import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.tape.TapeLayout;

/**
 * The states at which the layers of a stack end, after the last step or, in reverse, after the first: for each layer
 * and each state that its cell carries (h, c) a matrix of one row for each sequence, both directions side by side.
 */
public final class Ends {
    private final Panels[] places;
    private final int gradients;
    private final int directions;
    private final int carried;

    Ends(StackSpec spec, TapeLayout tape) {
        List<String> states = Cells.of(spec.cell()).state();
        this.directions = spec.directions();
        this.carried = states.size();
        this.gradients = tape.size();
        this.places = new Panels[spec.layers() * carried];
        for (int l = 0; l < spec.layers(); l++) {
            for (int s = 0; s < carried; s++) {
                places[l * carried + s] = tape.place(name(l, states.get(s)));
            }
        }
    }

    /** Adds the places to a tape. */
    public static void addTo(StackSpec spec, TapeLayout.Builder layout, int batch) {
        for (int l = 0; l < spec.layers(); l++) {
            for (String state : Cells.of(spec.cell()).state()) {
                layout.add(name(l, state), spec.width(), batch);
            }
        }
    }

    private static String name(int layer, String state) {
        return layer + "/end/" + state;
    }

    /** State {@code s} of the cell of {@code layer}. */
    public Panels place(int layer, int s) {
        return places[layer * carried + s];
    }

    public Panels gradient(int layer, int s) {
        return place(layer, s).moved(gradients);
    }

    void clearGradients(Kernels k, float[] v) {
        for (Panels place : places) {
            k.clear(v, place.moved(gradients), 0, place.rows());
        }
    }

    /** Takes the end of one recurrence from where its states lie. */
    void read(Kernels k, float[] v, Panels[][] states, int recurrence, int endRow, int b, int rows) {
        for (int s = 0; s < carried; s++) {
            Panels state = states[recurrence][s];
            Columns.put(v, place(recurrence / directions, s), recurrence % directions * state.columns(),
                    state.shifted(endRow), b, rows);
        }
    }

    /** Adds the gradients of the end to those of the states. */
    void addGradients(Kernels k, float[] v, Panels[][] states, int recurrence, int endRow, int b, int rows) {
        for (int s = 0; s < carried; s++) {
            Panels state = states[recurrence][s];
            Columns.add(v, state.moved(gradients).shifted(endRow), gradient(recurrence / directions, s),
                    recurrence % directions * state.columns(), b, rows);
        }
    }
}
