package rnnscope.network;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.stack.StackedLayer;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * Backpropagation of the loss of every step by itself, all of them together: row s of a batch is the gradient of L_s
 * with respect to the values of one step, and all rows go back step by step. So S losses over T steps take T products
 * of matrices, not S · T of a vector with a matrix. Up to the order of sums, row s is what
 * {@link UnrolledNetwork#backwardToValues} leaves for L_s alone; with one layer it is the same bit for bit.
 *
 * <p>Of one thread.
 */
public final class ItemisedBackpropagation {
    private final UnrolledNetwork network;
    private final Kernels k;
    private final int steps;
    private final StackedLayer[] layers;
    private final TransposedWeights transposed;
    private final Panels top;
    private final Panels dScores;
    private final Panels headWeightT;
    private final String[] names;
    private final TapeLayout layout;
    private final float[] v;
    /** Gradients of the state of a layer at the present step: h first, then what else the cell carries. */
    private final Panels[][] states;

    /**
     * @param network of one sequence, which has run the window and will not run again before this is done
     * @param batch   what should come out of the window
     */
    public ItemisedBackpropagation(UnrolledNetwork network, Parameters parameters, Batch batch) {
        this.network = network;
        this.k = network.kernels();
        this.steps = network.layout().steps();
        ModelSpec spec = network.spec();
        layout = LanguageModel.tapeLayout(spec, steps, 1);
        Tape tape = new Tape(layout, true);
        v = tape.values();
        ParameterLayout places = LanguageModel.parameterLayout(spec);
        transposed = new TransposedWeights(places);
        layers = new StackedLayer[spec.layers()];
        states = new Panels[layers.length][];
        List<String> weights = new ArrayList<>(List.of(LanguageModel.HEAD_WEIGHT));
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new StackedLayer(LanguageModel.stack(spec), layout, places, transposed, l,
                    l == 0 ? null : layers[l - 1]);
            weights.add("rnn.weight_hh_l" + l);
            layers[l].addTransposed(weights);
            int layer = l;
            states[l] = Cells.of(spec.cell()).state().stream()
                    .map(state -> tape.gradient(layout.channel(layer, state))).toArray(Panels[]::new);
        }
        weights.forEach(name -> transposed.update(k, parameters, name));
        String scores = LanguageModel.headPlace(spec);
        dScores = tape.gradient(layout.place(scores));
        headWeightT = transposed.place(LanguageModel.HEAD_WEIGHT);
        top = layers[layers.length - 1].outputGradient();
        names = layout.names().stream().filter(name -> !name.equals(scores) && !name.equals("probabilities"))
                .toArray(String[]::new);
        network.backwardToScores(batch);
        copyScoreGradients(network.tape().gradient(network.layout().place(scores)));
    }

    /** ∂L_s/∂scores of step s goes to row s. */
    private void copyScoreGradients(Panels from) {
        for (int p = 0; p < from.panels(); p++) {
            System.arraycopy(network.tape().values(), from.panel(p, network.layout().row(0)), v,
                    dScores.panel(p, steps), steps * Panels.LANES);
        }
    }

    /**
     * Goes back through step {@code t}, from the last step to the first: leaves there the gradients of the losses
     * {@code t} … {@code end − 1}; those of later losses end.
     */
    public void back(int t, int end) {
        int rows = end - t;
        int now = steps + t;
        for (String name : names) {
            spread(name, t, now, rows);
        }
        for (int l = 0; l < layers.length; l++) {
            layers[l].clearGradients(k, v, now, rows);
            for (String state : Cells.of(layout.cell()).state()) {
                spread(l + "/" + state, t - 1, t, rows);
            }
        }
        k.product(v, dScores, transposed.values(), headWeightT, v, top, now, 1);
        for (int l = layers.length - 1; l >= 0; l--) {
            layers[l].finishBackward(k, transposed.values(), v, now, rows);
            for (int i = 0; i < states[l].length; i++) {
                Panels later = states[l][i].shifted(-steps);
                if (i == 0) {
                    k.add(v, states[l][i], later, now, rows);
                    k.clear(v, later, now, rows);
                } else {
                    k.copy(v, states[l][i], later, now, rows);
                }
            }
            layers[l].cell(0).backward(k, transposed.values(), v, now, rows, network.heldInAllRows(l, t));
            if (l > 0) {
                layers[l].prepareBackward(k, false, transposed.values(), v, now, rows);
            }
        }
    }

    /** Copies a quantity of the window at step {@code t} to {@code rows} rows from {@code row} on. */
    private void spread(String name, int t, int row, int rows) {
        Panels from = network.layout().place(name);
        Panels to = layout.place(name);
        for (int p = 0; p < to.panels(); p++) {
            int first = to.panel(p, row);
            System.arraycopy(network.tape().values(), from.panel(p, network.layout().row(t)), v, first, Panels.LANES);
            for (int done = 1; done < rows; done *= 2) {
                System.arraycopy(v, first, v, first + done * Panels.LANES,
                        Math.min(done, rows - done) * Panels.LANES);
            }
        }
    }

    /**
     * ‖∂L_s/∂h_t‖ in a layer, of the step that was gone back through last; infinite where it has left float's range.
     */
    public double norm(int layer, int s) {
        Panels dH = states[layer][0];
        double sum = 0;
        for (int j = 0; j < dH.columns(); j++) {
            double x = v[dH.at(steps + s, j)];
            sum += x * x;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : Math.sqrt(sum);
    }
}
