package rnnscope.network.module.recurrent;

import rnnscope.math.Panels;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Pass;
import rnnscope.network.module.layer.Columns;
import rnnscope.tape.Quantity;

/**
 * States in which a layer ends, after the last step or, in reverse, after the first: for each state that its cell carries
 * (h, c) a matrix of one row for each sequence, both directions side by side.
 */
final class FinalStates {
    private final Quantity[] quantities;
    private final Panels[] places;
    private final Panels[] gradients;

    FinalStates(Recurrent layer, Binding binding) {
        quantities = layer.cell().state().stream().map(layer::end).toArray(Quantity[]::new);
        places = new Panels[quantities.length];
        gradients = new Panels[quantities.length];
        for (int s = 0; s < quantities.length; s++) {
            places[s] = binding.place(quantities[s]);
            gradients[s] = binding.gradient(quantities[s]);
        }
    }

    private float[] v(Pass p) {
        return p.window(quantities[0].side()).v();
    }

    void clearGradients(Pass p) {
        for (Panels gradient : gradients) {
            p.kernels().clear(v(p), gradient, 0, gradient.rows());
        }
    }

    /** Takes the end of one direction of some sequences from where its states lie. */
    void read(Pass p, Panels[] states, int direction, int endRow, int b, int rows) {
        for (int s = 0; s < places.length; s++) {
            Columns.put(v(p), places[s], direction * states[s].columns(), states[s].shifted(endRow), b, rows);
            if (direction * states[s].columns() + states[s].columns() == places[s].columns()) {
                p.computed(quantities[s], places[s], b, rows);
            }
        }
    }

    /** Adds the gradients of the end to those of the states. */
    void addGradients(Pass p, Panels[] dStates, int direction, int endRow, int b, int rows) {
        for (int s = 0; s < places.length; s++) {
            if (direction == 0) {
                p.goingBack(quantities[s], gradients[s], b, rows);
            }
            Columns.add(v(p), dStates[s].shifted(endRow), gradients[s], direction * dStates[s].columns(), b, rows);
        }
    }
}
