package rnnscope.network.module.output;

import java.util.List;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Room;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Distribution over symbols and its cross-entropy (z logits, p probabilities, k the target):
 *
 * <pre>
 *   p = softmax(z)          loss = −ln p_k          ∂loss/∂z = p − one-hot(k)
 * </pre>
 *
 * where p_k − 1 is taken as −Σ p_n, n ≠ k, from p_k = ½ on: near 1 a float has no digits left for the difference.
 *
 * @param once whether there is one row for each sequence, not one for each of its steps
 */
public record Softmax(Quantity logits, int symbols, boolean once) implements Module {

    @Override
    public Side side() {
        return logits.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(logits);
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), "probabilities");
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        if (once) {
            tape.add(output().name(), symbols, room.sequences());
        } else {
            tape.add(output().name(), symbols);
        }
    }

    @Override
    public List<Equation> equations() {
        return List.of(new Equation(output().name(), "equation.probabilities", once ? "p(y) = softmax(z)" : "p_t = softmax(z_t)", ""),
                new Equation("loss", "equation.loss", "L = −ln p(truth)", ""));
    }

    @Override
    public List<String> sites() {
        return List.of();
    }

    @Override
    public CrossEntropy bind(Binding binding) {
        return new CrossEntropy(binding, logits, output(), once);
    }
}
