package rnnscope.analysis.gradient.input;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Gradients of the losses of a network that reads a sequence at once, at every step that it reads: ‖∂L/∂x_s‖ of what
 * enters (its embedding, its one-hot vector where there is none, its numbers) and ‖∂L/∂h_s‖ of every recurrence. There is
 * one loss for each step with a label or with numbers, one for all of a classifier or regressor: the right label's or
 * number's; where it is not known, that of the most probable label, or instead of a loss the first number itself. Immutable.
 */
public final class InputGradients {
    private final double[][] inputs; // (losses, steps)
    private final double[][][] hidden; // (losses, recurrences, steps)
    private final boolean[] ofLoss;

    private InputGradients(int losses, int recurrences, int steps) {
        inputs = new double[losses][steps];
        hidden = new double[losses][recurrences][steps];
        ofLoss = new boolean[losses];
    }

    /**
     * Measures them in one pass forward and one back, or some where there are many labels.
     *
     * @param example of one sequence, with what should come out where that is known
     * @throws CancellationException where {@code wanted} says no
     */
    public static InputGradients of(Kernels kernels, Model model, Batch example, BooleanSupplier wanted) {
        ModelSpec spec = model.spec();
        if (spec.wiring().shape().decodes() || spec.wiring().shape().asks()) {
            throw new IllegalArgumentException(Words.of("analysis.no-sequence", model.card().name()));
        }
        int steps = example.steps(spec, Side.SOURCE);
        int losses = spec.wiring().shape().isPooled() ? 1 : steps;
        InputGradients all = new InputGradients(losses, spec.layers() * spec.wiring().directions(), steps);
        for (int loss = 0; loss < losses; loss++) {
            all.ofLoss[loss] = spec.predictsSymbols() || SeparateLosses.isKnown(spec, example, loss);
        }
        SeparateLosses.of(kernels, model, example, steps, losses, wanted,
                some -> all.measure(some, new float[spec.inputWidth(0)]));
        return all;
    }

    private void measure(SeparateLosses some, float[] gradient) {
        Network network = some.network();
        network.backpropagation().toValues(some.losses(), 0, 0, steps());
        TapeLayout layout = network.layout();
        for (int l = 0; l < recurrences(); l++) {
            Panels dH = network.tape().gradient(layout.channel(l, "hidden"));
            for (int r = 0; r < some.rows(); r++) {
                for (int s = 0; s < steps(); s++) {
                    hidden[some.first() + r][l][s] = SeparateLosses.norm(network.tape().values(), dH, layout.row(s) + r);
                }
            }
        }
        for (int r = 0; r < some.rows(); r++) {
            for (int s = 0; s < steps(); s++) {
                network.backpropagation().readInputGradient(s, r, gradient);
                inputs[some.first() + r][s] = SeparateLosses.norm(gradient);
            }
        }
    }

    /** How many losses there are: one for each label, or one for the whole. */
    public int losses() {
        return inputs.length;
    }

    public int steps() {
        return inputs[0].length;
    }

    /** Layers times directions, in the order of the tape. */
    public int recurrences() {
        return hidden[0].length;
    }

    /** Whether they are those of a loss; else of the first number predicted, whose right value is not known. */
    public boolean areOfLoss(int loss) {
        return ofLoss[loss];
    }

    /** ‖∂L/∂x_s‖ of a loss. */
    public double input(int loss, int s) {
        return inputs[loss][s];
    }

    /** ‖∂L/∂h_s‖ of a loss in a recurrence. */
    public double hidden(int loss, int recurrence, int s) {
        return hidden[loss][recurrence][s];
    }
}
