package rnnscope.analysis.gradient.input;

import java.util.ArrayList;
import java.util.List;
import rnnscope.analysis.gradient.CentralDifference;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.module.Room;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.text.TextRange;

/**
 * Check of one gradient of a network that reads a whole example, against a {@link CentralDifference} of the loss along it:
 * what is read or a state at one step is pushed to and fro, everything after it follows.
 *
 * @param analytical    norm of the gradient, by backpropagation
 * @param numerical     slope of the loss along it
 * @param expectedError to which the difference may be off
 */
public record InputCheck(double analytical, double numerical, double expectedError) {

    /** Whether the two differ by no more than is to be expected. */
    public boolean agrees() {
        return Math.abs(analytical - numerical) <= expectedError;
    }

    /** Whether the gradient is large enough for float to tell it from 0, and so for the check to mean something. */
    public boolean isResolved() {
        return Math.max(Math.abs(analytical), Math.abs(numerical)) > expectedError;
    }

    /**
     * Checks one.
     *
     * @param example  of one sequence, with what should come out where that is known
     * @param loss     of which step that is written or labelled; 0 where there is one for the whole
     * @param quantity on the side that reads, what a module gives at every step
     * @throws IllegalArgumentException in words for the user where there is no loss
     */
    public static InputCheck of(Kernels kernels, Model model, Batch example, int loss, Quantity quantity, int step) {
        if (!model.spec().predictsSymbols() && example.targetNumbers().length == 0) {
            throw new IllegalArgumentException(Words.of("analysis.input-check"));
        }
        int steps = example.steps(model.spec(), Side.SOURCE);
        boolean pooled = model.spec().wiring().shape().isPooled();
        int count = model.spec().wiring().shape().decodes() ? example.targets().length : pooled ? 1 : steps;
        SeparateLosses one = new SeparateLosses(kernels, model, new Room(1, steps, count), example, loss);
        Network network = one.network();
        network.backpropagation().toValues(one.losses(), 0, pooled ? 0 : loss, pooled ? steps : loss + 1);
        Tape tape = network.tape(Side.SOURCE);
        Panels place = tape.layout().place(quantity.name());
        float[] gradient = row(tape, tape.gradient(place), tape.layout().row(step));
        double norm = SeparateLosses.norm(gradient);
        if (!(norm > 0) || Double.isInfinite(norm)) {
            return new InputCheck(norm, 0, 0);
        }
        double largest = 1;
        for (float x : row(tape, place, tape.layout().row(step))) {
            largest = Math.max(largest, Math.abs(x));
        }
        CentralDifference difference = CentralDifference.of(epsilon -> (
                pushed(one, model, quantity, step, gradient, epsilon / norm)
                - pushed(one, model, quantity, step, gradient, -epsilon / norm)) / (2 * epsilon), largest,
                network.known(one.losses()));
        return new InputCheck(norm, difference.slope(), 2 * difference.error());
    }

    /** The loss with so many times the gradient added. */
    private static double pushed(SeparateLosses one, Model model, Quantity quantity, int step, float[] gradient,
            double by) {
        List<Float> push = new ArrayList<>();
        for (float x : gradient) {
            push.add((float) (by * x));
        }
        Network network = one.network();
        List<Intervention> all = new ArrayList<>(model.interventions());
        all.add(new Intervention.Push(quantity, push, new TextRange(step, step + 1)));
        network.intervene(0, all);
        network.forward(model.parameters(), one.batch());
        return network.loss(one.losses()) * network.known(one.losses());
    }

    private static float[] row(Tape tape, Panels place, int row) {
        float[] values = new float[place.columns()];
        for (int j = 0; j < values.length; j++) {
            values[j] = tape.values()[place.at(row, j)];
        }
        return values;
    }
}
