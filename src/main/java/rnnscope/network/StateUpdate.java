package rnnscope.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.TransposedWeights;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Interventions;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.StepModule;
import rnnscope.network.module.layer.Dropout;
import rnnscope.network.module.layer.Linear;
import rnnscope.network.module.output.Loss;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.network.module.recurrent.RecurrentPass;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * State update of a {@link MovingPart}, with what enters held: the network as a dynamical system,
 *
 * <pre>
 *   s_{t+1} = F(s_t, x)          J(s, x) = ∂F/∂s          s: h (and c) of every layer from the bottom up, n floats
 * </pre>
 *
 * for many states at once. What a state gives goes back too: Jᵀg, through the backward passes of the cells themselves.
 * What is held in some steps of a text is not held here. Of one thread; nothing allocates but {@link #jacobian}.
 *
 * <p>All states are (states, n), one after another.
 */
public final class StateUpdate {
    private final ModelSpec spec;
    private final Pass pass;
    private final List<StepModule> modules;
    private final Parameters parameters;
    private final Panels[] gradients;
    /** Of each element of a state, where it lies on the tape in row 0. */
    private final int[] places;
    /** How far behind a value its gradient lies. */
    private final int behind;
    private final float[] v;
    private final int states;
    private final int row;
    private final int[] tokens;
    private final float[] numbers;

    /** The layers of a language model, or of another model the lowest that read, from the first step to the last. */
    public static StateUpdate of(Model model, int states, Kernels kernels) {
        return of(model, MovingPart.of(model.spec(), MovingPart.readingSide(model.spec()), 0), states, kernels);
    }

    /**
     * A part of a model.
     *
     * @param states how many states go at once
     */
    public static StateUpdate of(Model model, MovingPart part, int states, Kernels kernels) {
        return new StateUpdate(part.alone(), part.parameters(model.parameters()), states, kernels);
    }

    /** @param spec of a network that carries its state */
    private StateUpdate(ModelSpec spec, Parameters parameters, int states, Kernels kernels) {
        this.spec = spec;
        this.parameters = parameters;
        this.states = states;
        Topology topology = Topology.of(spec);
        TapeLayout on = topology.tape(Side.SOURCE, new Room(states, 1, 0));
        Tape tape = new Tape(on, true);
        v = tape.values();
        row = on.row(0);
        TransposedWeights transposed = new TransposedWeights(topology.parameters());
        Binding binding = new Binding(tape, null, topology.parameters(), transposed);
        List<Module> parts = topology.parts().stream()
                .filter(part -> !(part instanceof Linear) && !(part instanceof Dropout)).toList();
        modules = parts.stream().map(part -> part.bind(binding)).filter(part -> !(part instanceof Loss))
                .map(StepModule.class::cast).toList();
        for (StepModule module : modules) {
            module.transposedNames().forEach(name -> transposed.update(kernels, parameters, name));
        }
        pass = new Pass(binding, new Interventions(binding, parts), true, 0, kernels, Workers.of(1));
        pass.use(parameters.values());
        tokens = new int[spec.readsSymbols() ? states : 0];
        numbers = new float[spec.inputs() * states];
        pass.window(Side.SOURCE).enter(tokens, numbers);
        List<Panels> values = StateLayout.of(topology.layers(Side.SOURCE)).vectors().stream().map(vector -> on.channel(vector.recurrence(), vector.channel()))
                .toList();
        gradients = values.stream().map(tape::gradient).toArray(Panels[]::new);
        places = values.stream().flatMapToInt(place -> IntStream.range(0, place.columns()).map(j -> place.at(0, j)))
                .toArray();
        behind = on.size();
    }

    /** The same update, of another number of states; nothing enters yet. */
    public StateUpdate of(int otherStates) {
        return new StateUpdate(spec, parameters, otherStates, pass.kernels());
    }

    /** The same with what enters here held there too. */
    public StateUpdate holding(int otherStates) {
        StateUpdate other = of(otherStates);
        if (tokens.length > 0) {
            other.enter(tokens[0]);
        } else {
            other.enter(Arrays.copyOf(numbers, spec.inputs()));
        }
        return other;
    }

    /** How many states go at once. */
    public int states() {
        return states;
    }

    /** n: floats of one state. */
    public int size() {
        return places.length;
    }

    /** Holds what enters. */
    public void enter(StepInput input) {
        if (tokens.length > 0) {
            enter(input.symbol());
        } else {
            enter(input.numbers());
        }
    }

    /** Holds a symbol as what enters; −1 for none. */
    public void enter(int symbol) {
        Arrays.fill(tokens, symbol);
    }

    /** Holds numbers as what enters. */
    public void enter(float[] input) {
        for (int b = 0; b < states; b++) {
            System.arraycopy(input, 0, numbers, b * input.length, input.length);
        }
    }

    /**
     * F of every state.
     *
     * @param from (states, n)
     * @param to   overwritten; may be {@code from}
     */
    public void apply(float[] from, float[] to) {
        write(from, row - states, 0);
        for (StepModule module : modules) {
            module.forward(pass, row, states);
        }
        read(to, row, 0);
    }

    /**
     * Jᵀg of every state that {@link #apply} was asked for last.
     *
     * @param g      (states, n)
     * @param result overwritten; may be {@code g}
     */
    public void pullBack(float[] g, float[] result) {
        for (StepModule module : modules) {
            module.clearRows(pass, row - states, 2 * states);
        }
        for (Panels gradient : gradients) {
            pass.kernels().clear(v, gradient, row - states, states);
        }
        write(g, row, behind);
        for (int i = modules.size() - 1; i >= 0; i--) {
            StepModule module = modules.get(i);
            if (module instanceof RecurrentPass || i > 0) {
                module.backward(pass, row, states);
            }
        }
        read(result, row - states, behind);
    }

    /**
     * J at one state, (n, n), row i the gradient of what becomes of element i. Rows go back as many at once as there are
     * states here.
     *
     * @param state (n)
     */
    public double[][] jacobian(float[] state) {
        int n = size();
        float[] all = new float[states * n];
        for (int b = 0; b < states; b++) {
            System.arraycopy(state, 0, all, b * n, n);
        }
        apply(all, new float[states * n]);
        double[][] jacobian = new double[n][n];
        for (int first = 0; first < n; first += states) {
            int rows = Math.min(states, n - first);
            Arrays.fill(all, 0);
            for (int b = 0; b < rows; b++) {
                all[b * n + first + b] = 1;
            }
            pullBack(all, all);
            for (int b = 0; b < rows; b++) {
                for (int j = 0; j < n; j++) {
                    jacobian[first + b][j] = all[b * n + j];
                }
            }
        }
        return jacobian;
    }

    private void write(float[] from, int firstRow, int part) {
        int n = places.length;
        for (int b = 0; b < states; b++) {
            int at = part + (firstRow + b) * Panels.LANES;
            for (int j = 0; j < n; j++) {
                v[at + places[j]] = from[b * n + j];
            }
        }
    }

    private void read(float[] to, int firstRow, int part) {
        int n = places.length;
        for (int b = 0; b < states; b++) {
            int at = part + (firstRow + b) * Panels.LANES;
            for (int j = 0; j < n; j++) {
                to[b * n + j] = v[at + places[j]];
            }
        }
    }
}
