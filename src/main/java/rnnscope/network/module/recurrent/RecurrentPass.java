package rnnscope.network.module.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.cell.CellPass;
import rnnscope.cell.Hook;
import rnnscope.cell.LayerLayout;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Pass;
import rnnscope.network.module.StepModule;
import rnnscope.network.module.Window;
import rnnscope.network.module.layer.Columns;

/**
 * A {@link Recurrent} layer unrolled over the steps of a window, forward and back through time (Werbos, 1990), truncated
 * at the window (Williams and Peng, 1990). The recurrence is shared out by sequences, what goes before it by rows.
 */
public final class RecurrentPass extends StepModule {
    private final Recurrent layer;
    private final int directions;
    private final CellPass[] cells;
    private final Panels input;
    private final Panels dInput;
    /** h of both directions side by side; h itself where there is one. */
    private final Panels joined;
    private final Panels dJoined;
    /** Of each direction what is carried from step to step, h first, and its gradient. */
    private final Panels[][] states;
    private final Panels[][] dStates;
    private final FinalStates ends;
    private final Panels[] wIh;
    private final Panels[] wIhT;
    private final String[] wIhName;

    private final Workers.Task prepareTask = this::prepare;
    private final Workers.Task recurTask = this::recur;
    private final Workers.Task joinTask = this::join;
    private final Workers.Task splitTask = this::split;
    private final Workers.Task recurBackwardTask = this::recurBackward;
    private final Workers.Task prepareBackwardTask = this::prepareBackward;
    private Pass p;

    RecurrentPass(Recurrent layer, Binding binding) {
        this.layer = layer;
        directions = layer.directions();
        cells = new CellPass[directions];
        states = new Panels[directions][];
        dStates = new Panels[directions][];
        wIh = new Panels[directions];
        wIhT = new Panels[directions];
        wIhName = new String[directions];
        for (int d = 0; d < directions; d++) {
            LayerLayout places = new LayerLayout(binding.tape(layer.side()).layout(), binding.parameters(),
                    binding.transposed(), layer.prefix(), layer.layer(), layer.isReverse(d));
            cells[d] = layer.cell().at(places);
            states[d] = layer.cell().state().stream().map(places::now).toArray(Panels[]::new);
            dStates[d] = Arrays.stream(states[d]).map(places::gradient).toArray(Panels[]::new);
            wIh[d] = places.weightIh();
            wIhName[d] = layer.parameter("weight_ih", d);
            wIhT[d] = binding.transposed(wIhName[d]);
        }
        joined = binding.place(layer.output());
        dJoined = binding.gradient(layer.output());
        input = layer.input() == null ? null : binding.place(layer.input());
        dInput = layer.input() == null ? null : binding.gradient(layer.input());
        ends = layer.ends() ? new FinalStates(layer, binding) : null;
    }

    /** What it was bound from. */
    public Recurrent layer() {
        return layer;
    }

    /** Gradient of a state that is carried from step to step; h is the first. */
    public Panels stateGradient(int state) {
        return dStates[0][state];
    }

    private boolean isOneHot() {
        return input == null;
    }

    @Override
    protected Window window(Pass p) {
        return p.window(layer.side());
    }

    @Override
    public List<String> transposedNames() {
        List<String> names = new ArrayList<>();
        for (int d = 0; d < directions; d++) {
            for (String kind : layer.cell().recurrentWeights()) {
                names.add(layer.parameter(kind, d));
            }
        }
        if (!isOneHot()) {
            names.addAll(List.of(wIhName));
        }
        return names;
    }

    // The whole window

    @Override
    public void forward(Pass p) {
        this.p = p;
        if (!isOneHot()) {
            p.workers().run(prepareTask);
        }
        p.workers().run(recurTask);
        if (directions > 1) {
            p.workers().run(joinTask);
        }
    }

    @Override
    public void backward(Pass p) {
        this.p = p;
        if (directions > 1) {
            p.workers().run(splitTask);
        }
        p.workers().run(recurBackwardTask);
        if (!isOneHot() && !p.isCut(layer.layer())) {
            p.workers().run(prepareBackwardTask);
        }
    }

    private void prepare(int worker, int of) {
        int row = window(p).row(worker, of);
        prepare(p, row, window(p).row(worker + 1, of) - row);
    }

    private void recur(int worker, int of) {
        Window window = window(p);
        int b = Workers.share(window.batch(), worker, of);
        int rows = Workers.share(window.batch(), worker + 1, of) - b;
        if (rows == 0) {
            return;
        }
        begin(p, b, rows);
        for (int d = 0; d < directions; d++) {
            for (int i = window.from(); i < window.end(); i++) {
                int t = !layer.isReverse(d) ? i : window.from() + window.end() - 1 - i;
                step(p, d, window.layout().row(t) + b, rows);
            }
            if (ends != null) {
                ends.read(p, states[d], d, endRow(window, d), b, rows);
            }
        }
    }

    private void join(int worker, int of) {
        int row = window(p).row(worker, of);
        join(p, row, window(p).row(worker + 1, of) - row);
    }

    private void split(int worker, int of) {
        int row = window(p).row(worker, of);
        split(p, row, window(p).row(worker + 1, of) - row);
    }

    private void recurBackward(int worker, int of) {
        Window window = window(p);
        int b = Workers.share(window.batch(), worker, of);
        int rows = Workers.share(window.batch(), worker + 1, of) - b;
        if (rows == 0) {
            return;
        }
        beginBackward(p, b, rows);
        for (int d = 0; d < directions; d++) {
            for (int i = window.end() - 1; i >= window.from(); i--) {
                int t = !layer.isReverse(d) ? i : window.from() + window.end() - 1 - i;
                stepBackward(p, d, window.layout().row(t) + b, rows);
            }
        }
    }

    private void prepareBackward(int worker, int of) {
        int row = window(p).row(worker, of);
        prepareBackward(p, row, window(p).row(worker + 1, of) - row);
    }

    /** First row of the step at which a direction ends. */
    private int endRow(Window window, int direction) {
        return window.layout().row(layer.isReverse(direction) ? window.from() : window.end() - 1);
    }

    // Step by step

    /** Sets the state before the first step to zero where nothing gives it. */
    @Override
    public void begin(Pass p, int firstSequence, int sequences) {
        if (layer.begins() || p.carries()) {
            return;
        }
        Window window = window(p);
        for (int d = 0; d < directions; d++) {
            for (Panels state : states[d]) {
                p.kernels().clear(window.v(), state,
                        window.layout().row(layer.isReverse(d) ? window.end() : window.from() - 1) + firstSequence, sequences);
            }
        }
    }

    @Override
    public void forward(Pass p, int row, int rows) {
        if (!isOneHot()) {
            prepare(p, row, rows);
        }
        for (int d = 0; d < directions; d++) {
            step(p, d, row, rows);
        }
        join(p, row, rows);
    }

    /** Sets to 0 what no later step leaves of the gradient of c, and adds the gradients of the final states. */
    @Override
    public void beginBackward(Pass p, int firstSequence, int sequences) {
        Window window = window(p);
        for (int d = 0; d < directions; d++) {
            int row = endRow(window, d);
            for (int s = 1; s < dStates[d].length; s++) {
                p.kernels().clear(window.v(), dStates[d][s], row + firstSequence, sequences);
            }
            if (ends != null) {
                ends.addGradients(p, dStates[d], d, row, firstSequence, sequences);
            }
        }
    }

    @Override
    public void backward(Pass p, int row, int rows) {
        split(p, row, rows);
        for (int d = 0; d < directions; d++) {
            stepBackward(p, d, row, rows);
        }
        if (!isOneHot()) {
            prepareBackward(p, row, rows);
        }
    }

    /** Biases and W_ih x of a dense input, for any rows at once. */
    private void prepare(Pass p, int row, int rows) {
        Kernels k = p.kernels();
        float[] v = window(p).v();
        for (int d = 0; d < directions; d++) {
            cells[d].start(k, p.w(), null, 0, v, row, rows);
            k.product(v, input, p.w(), wIh[d], v, cells[d].inputGates(), row, rows);
        }
    }

    private void step(Pass p, int d, int row, int rows) {
        Window window = window(p);
        if (isOneHot()) {
            cells[d].start(p.kernels(), p.w(), window.tokens(), row - window.batch(), window.v(), row, rows);
        }
        cells[d].forward(p.kernels(), p.w(), window.v(), row, rows, p.hook(layer.side(), layer.recurrence(d)));
    }

    private void stepBackward(Pass p, int d, int row, int rows) {
        stepBackward(p, d, row, rows, p.hook(layer.side(), layer.recurrence(d)));
    }

    private void stepBackward(Pass p, int d, int row, int rows, Hook hook) {
        cells[d].backward(p.kernels(), p.transposedRecurrence(layer.layer()), window(p).v(), row, rows, hook);
    }

    /** One step back through the first direction alone, where something else is changed on the way than the pass says. */
    public void backward(Pass p, int row, int rows, Hook hook) {
        stepBackward(p, 0, row, rows, hook);
        if (!isOneHot() && layer.layer() > 0) {
            prepareBackward(p, row, rows);
        }
    }

    private void join(Pass p, int row, int rows) {
        for (int d = 0; d < directions && directions > 1; d++) {
            Columns.put(window(p).v(), joined, d * states[d][0].columns(), states[d][0], row, rows);
        }
    }

    private void split(Pass p, int row, int rows) {
        for (int d = 0; d < directions && directions > 1; d++) {
            Columns.add(window(p).v(), dStates[d][0], dJoined, d * states[d][0].columns(), row, rows);
        }
    }

    private void prepareBackward(Pass p, int row, int rows) {
        float[] v = window(p).v();
        for (int d = 0; d < directions; d++) {
            p.kernels().product(v, cells[d].inputGateGradients(), p.transposed(), wIhT[d], v, dInput, row, rows);
        }
    }

    // Gradients

    @Override
    public void clearGradients(Pass p, int worker, int of) {
        super.clearGradients(p, worker, of);
        if (ends != null && worker == 0) {
            ends.clearGradients(p);
        }
    }

    @Override
    public void clearRows(Pass p, int row, int rows) {
        for (Panels[] d : dStates) {
            p.kernels().clear(window(p).v(), d[0], row, rows);
        }
        if (directions > 1) {
            p.kernels().clear(window(p).v(), dJoined, row, rows);
        }
    }

    @Override
    public void weightGradients(Pass p, int worker, int of) {
        Window window = window(p);
        Kernels k = p.kernels();
        float[] v = window.v();
        int row = window.batch();
        int rows = window.steps() * window.batch();
        for (int d = 0; d < directions; d++) {
            cells[d].weightGradients(k, v, p.g(), row, rows, worker, of);
            Panels dGates = cells[d].inputGateGradients();
            int from = Workers.share(dGates.panels(), worker, of);
            int to = Workers.share(dGates.panels(), worker + 1, of);
            if (isOneHot()) {
                k.scatterRows(v, dGates, window.tokens(), 0, p.g(), wIh[d], row, rows, from, to);
            } else {
                k.transposedProduct(v, input, v, dGates, p.g(), wIh[d], row, rows, from, to);
            }
        }
    }

    /**
     * Gradient of a one-hot input, at one row, after going back: W_ihᵀ times the gates' gradients for each symbol.
     *
     * @param gradient overwritten, as long as the input is wide
     */
    public void readInputGradient(Pass p, int row, float[] gradient) {
        float[] v = window(p).v();
        Arrays.fill(gradient, 0);
        for (int d = 0; d < directions; d++) {
            Panels dGates = cells[d].inputGateGradients();
            for (int symbol = 0; symbol < gradient.length; symbol++) {
                float sum = 0;
                for (int panel = 0; panel < dGates.panels(); panel++) {
                    int from = dGates.panel(panel, row);
                    int weight = wIh[d].panel(panel, symbol);
                    for (int lane = 0; lane < Panels.LANES; lane++) {
                        sum += p.w()[weight + lane] * v[from + lane];
                    }
                }
                gradient[symbol] += sum;
            }
        }
    }
}
