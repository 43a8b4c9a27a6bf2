package rnnscope.analysis.gradient;

import rnnscope.analysis.gradient.GradientCheck.Direction;
import rnnscope.cell.Cell;
import rnnscope.cell.Hook;
import rnnscope.cell.Memory;
import rnnscope.math.Panels;
import rnnscope.math.SeededRandom;
import rnnscope.tape.Side;

/** {@link CentralDifference Central differences} of a window's loss with respect to one state. */
final class FiniteDifferences {
    private final GradientWindow window;
    private final int layer;
    private final int step;
    private final String state;
    private final LossChoice loss;
    private final int backTo;
    private final int firstLoss;
    private final int end;
    private final Panels place;
    private final float[] kept; // (H)
    private final double scale;
    /** What the output gate was, where it sees c; null until then. */
    private float[] outputGate; // (H)
    private double[] direction; // (H)
    /** The push that was made of the last pair of runs, per 2ε: ε d after rounding. */
    private double[] pushed; // (H)

    FiniteDifferences(GradientWindow window, int layer, int step, String state, LossChoice loss,
            Truncation truncation) {
        this.window = window;
        this.layer = layer;
        this.step = step;
        this.state = state;
        this.loss = loss;
        this.backTo = truncation.first(step);
        int windowEnd = truncation.end(step, window.steps());
        boolean last = loss == LossChoice.LAST_STEP;
        boolean inWindow = window.lastLoss() >= step && window.lastLoss() < windowEnd;
        this.end = !last ? windowEnd : inWindow ? window.lastLoss() + 1 : step + 1;
        this.firstLoss = !last ? step : inWindow ? window.lastLoss() : end;
        this.place = window.value(layer, state);
        this.kept = row(place);
        double largest = 1;
        for (float x : kept) {
            largest = Math.max(largest, Math.abs(x));
        }
        this.scale = largest;
    }

    GradientCheck check(Direction chosen, long seed) {
        window.backward(backTo, firstLoss, end);
        float[] gradient = row(window.gradient(layer, state));
        direction = direction(chosen, gradient, seed);

        CentralDifference best = CentralDifference.of(this::slope, scale, losses());
        slope(best.epsilon());
        double analytical = 0;
        for (int j = 0; j < gradient.length; j++) {
            analytical += gradient[j] * pushed[j];
        }
        push(0);
        return new GradientCheck(layer, step, state, chosen, loss, analytical, best.slope(), best.epsilon(),
                2 * best.error());
    }

    private int losses() {
        int losses = 0;
        for (int s = firstLoss; s < end; s++) {
            losses += window.hasLoss(s) ? 1 : 0;
        }
        return losses;
    }

    private double[] direction(Direction chosen, float[] gradient, long seed) {
        double[] d = new double[gradient.length];
        for (int j = 0; j < d.length && chosen == Direction.GRADIENT; j++) {
            d[j] = gradient[j];
        }
        if (norm(d) == 0) {
            SeededRandom random = new SeededRandom(seed);
            for (int j = 0; j < d.length; j++) {
                double draw = random.nextGaussian();
                d[j] = window.isClamped(layer, state, j, step) ? 0 : draw;
            }
        }
        double norm = Math.max(norm(d), Double.MIN_NORMAL);
        for (int j = 0; j < d.length; j++) {
            d[j] /= norm;
        }
        return d;
    }

    private double slope(double epsilon) {
        float[] above = push(epsilon);
        double lossAbove = window.loss(firstLoss, end);
        float[] below = push(-epsilon);
        double lossBelow = window.loss(firstLoss, end);
        pushed = new double[above.length];
        for (int j = 0; j < pushed.length; j++) {
            pushed[j] = ((double) above[j] - below[j]) / (2 * epsilon);
        }
        return (lossAbove - lossBelow) / (2 * epsilon);
    }

    /** Sets the state to what it was plus {@code epsilon} d and runs the rest; returns what it became in float. */
    private float[] push(double epsilon) {
        float[] v = window.tape();
        float[] state = new float[kept.length];
        for (int j = 0; j < state.length; j++) {
            state[j] = epsilon == 0 ? kept[j] : (float) (kept[j] + epsilon * direction[j]);
            v[window.at(place, step, j)] = state[j];
        }
        if (!this.state.equals("hidden")) {
            finishCell();
        }
        window.network().forwardFrom(layer, step);
        return state;
    }

    /**
     * h = o ⊙ tanh c, which follows from c at the same step, by the engine's own tanh; an output gate that sees c first,
     * a projection at the end.
     */
    private void finishCell() {
        int row = window.network().layout().row(step);
        Memory memory = window.cell(layer).memory().get();
        Panels shown = window.value(layer, memory.shown());
        Hook hook = window.network().interventions().hook(Side.SOURCE, layer);
        if (!shown.equals(place)) {
            window.kernels().tanh(window.tape(), shown, place, row, 1);
            hook.computed(memory.shown(), window.tape(), shown, row, 1);
        }
        if (window.cell(layer).variation().peepholes().contains(window.cell(layer).channel(memory.output()).symbol())) {
            openOutputGate(memory, hook, row);
        }
        String leaving = window.cell(layer).leaving();
        Panels left = window.value(layer, leaving);
        window.kernels().multiply(window.tape(), left, window.value(layer, memory.output()), shown, row, 1);
        hook.computed(leaving, window.tape(), left, row, 1);
        if (window.cell(layer).variation().projects()) {
            Panels hidden = window.value(layer, "hidden");
            window.kernels().clear(window.tape(), hidden, row, 1);
            window.kernels().product(window.tape(), left, window.parameters().values(), window.parameters().layout()
                    .slice("rnn.weight_hr_l" + layer).place(), window.tape(), hidden, row, 1);
            hook.computed("hidden", window.tape(), hidden, row, 1);
        }
    }

    /** o = σ(what it was the logistic function of, and what its peephole sees of the change of c). */
    private void openOutputGate(Memory memory, Hook hook, int row) {
        Panels gate = window.value(layer, memory.output());
        if (outputGate == null) {
            outputGate = row(gate);
        }
        Cell cell = window.cell(layer);
        int first = cell.variation().peepholes().indexOf(cell.channel(memory.output()).symbol()) * kept.length;
        for (int j = 0; j < kept.length; j++) {
            double p = window.parameters().get("rnn.peephole_l" + layer, first + j, 0);
            double changed = p * ((double) window.tape()[window.at(place, step, j)] - kept[j]);
            double o = outputGate[j];
            window.tape()[window.at(gate, step, j)] = changed == 0 ? outputGate[j]
                    : (float) (1 / (1 + (1 - o) / o * Math.exp(-changed)));
        }
        hook.computed(memory.output(), window.tape(), gate, row, 1);
    }

    private float[] row(Panels panels) {
        float[] row = new float[panels.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = window.tape()[window.at(panels, step, j)];
        }
        return row;
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
