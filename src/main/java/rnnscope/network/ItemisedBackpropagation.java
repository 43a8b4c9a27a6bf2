package rnnscope.network;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Interventions;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.StepModule;
import rnnscope.network.module.layer.Linear;
import rnnscope.network.module.output.Loss;
import rnnscope.network.module.recurrent.RecurrentPass;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * Backpropagation of the loss of every step by itself, all of them together: row s of a batch is the gradient of L_s
 * with respect to the values of one step, and all rows go back step by step. So S losses over T steps take T products
 * of matrices, not S · T of a vector with a matrix. Up to the order of sums, row s is what
 * {@link Backpropagation#toValues} leaves for L_s alone; with one layer it is the same bit for bit.
 *
 * <p>For networks that carry their state from step to step. Of one thread.
 */
public final class ItemisedBackpropagation {
    private final Network network;
    private final Kernels k;
    private final int steps;
    private final List<Module> parts;
    /** One for each of the parts. */
    private final StepModule[] modules;
    private final Pass pass;
    private final TapeLayout layout;
    private final float[] v;
    private final String[] names;

    /**
     * @param network of one sequence, which has run the window and will not run again before this is done
     * @param batch   what should come out of the window
     */
    public ItemisedBackpropagation(Network network, Parameters parameters, Batch batch) {
        this.network = network;
        this.k = network.kernels();
        this.steps = network.layout().steps();
        Topology topology = network.topology();
        layout = topology.tape(Side.SOURCE, new Room(steps, 1, 0));
        Tape tape = new Tape(layout, true);
        v = tape.values();
        TransposedWeights transposed = new TransposedWeights(topology.parameters());
        Binding binding = new Binding(tape, null, topology.parameters(), transposed);
        parts = topology.parts();
        modules = parts.stream().map(part -> (StepModule) part.bind(binding)).toArray(StepModule[]::new);
        for (StepModule module : modules) {
            module.transposedNames().forEach(name -> transposed.update(k, parameters, name));
        }
        pass = new Pass(binding, new Interventions(binding, parts), true, 0, k, Workers.of(1));
        pass.use(parameters.values());
        pass.window(Side.SOURCE).use(1);
        Quantity scores = topology.scores();
        names = layout.names().stream().filter(name -> !name.equals(scores.name()) && !name.equals("probabilities"))
                .toArray(String[]::new);
        network.backpropagation().toScores(batch);
        copyScoreGradients(network.tape().gradient(network.layout().place(scores.name())), binding.gradient(scores));
    }

    /** ∂L_s/∂scores of step s goes to row s. */
    private void copyScoreGradients(Panels from, Panels to) {
        for (int p = 0; p < from.panels(); p++) {
            System.arraycopy(network.tape().values(), from.panel(p, network.layout().row(0)), v, to.panel(p, steps),
                    steps * Panels.LANES);
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
        for (StepModule module : modules) {
            module.clearRows(pass, now, rows);
            if (module instanceof RecurrentPass layer) {
                for (String state : layer.layer().cell().state()) {
                    spread(layer.layer().recurrence(0) + "/" + state, t - 1, t, rows);
                }
            }
        }
        for (int i = modules.length - 1; i >= 0; i--) {
            if (modules[i] instanceof RecurrentPass layer) {
                back(layer, t, now, rows);
            } else if (parts.get(i) instanceof Linear) {
                modules[i].backward(pass, now, 1);
            } else if (!(modules[i] instanceof Loss)) {
                Quantity output = parts.get(i).output();
                network.interventions().goingBackInAllRows(output, v, layout.place(output.name()).moved(layout.size()), now,
                        rows, t, layout.size());
                modules[i].backward(pass, now, rows);
            }
        }
    }

    private void back(RecurrentPass layer, int t, int now, int rows) {
        for (int s = 0; s < layer.layer().cell().state().size(); s++) {
            Panels state = layer.stateGradient(s);
            Panels later = state.shifted(-steps);
            if (s == 0) {
                k.add(v, state, later, now, rows);
                k.clear(v, later, now, rows);
            } else {
                k.copy(v, state, later, now, rows);
            }
        }
        layer.backward(pass, now, rows, network.interventions().inAllRows(Side.SOURCE, layer.layer().recurrence(0), t,
                layout.size()));
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
        Panels dH = layout.channel(layer, "hidden").moved(layout.size());
        double sum = 0;
        for (int j = 0; j < dH.columns(); j++) {
            double x = v[dH.at(steps + s, j)];
            sum += x * x;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : Math.sqrt(sum);
    }
}
