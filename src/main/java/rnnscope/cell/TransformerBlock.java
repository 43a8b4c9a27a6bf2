package rnnscope.cell;

import static rnnscope.tape.Channel.Role.CANDIDATE;
import static rnnscope.tape.Channel.Role.DERIVED;
import static rnnscope.tape.Channel.Role.STATE;

import java.util.List;
import java.util.Optional;
import rnnscope.model.LayerSpec;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * Block of a Transformer's encoder (Vaswani et al., 2017) as what fills the place of a recurrent layer. It has no gates,
 * carries no state and takes no steps: its channels are what its modules give at each step, and its mathematics are theirs.
 * It is normalised behind each residual connection, as in the paper (post-norm). Places in the equations of a unit:
 *
 * <pre>
 *   [a.i] what enters      [a.o] what attention adds      [f.w] the weights of the feed-forward network    [f.b] its bias
 *   [n.g], [n.b] scale and shift of the normalisation      [n.m], [n.s] mean and deviation of what it normalises
 * </pre>
 */
final class TransformerBlock {
    static final Cell CELL = new Cell(LayerSpec.BLOCK, "cell.transformer", List.of(),
            List.of(Channel.signed("attended", "a", "channel.attended", DERIVED, 4),
                    Channel.signed("normed", "n", "channel.normed", DERIVED, 3),
                    Channel.signed("fed", "f", "channel.fed", CANDIDATE, 3),
                    Channel.signed("residual", "s", "channel.residual", DERIVED, 4),
                    Channel.signed("hidden", "h", "channel.hidden", STATE, 3)),
            List.of(),
            List.of(new Equation("attended", "equation.self-attention", "a_t = x_t + W_o (c^1_t, …) + b_o", "[a] = [a.i] + [a.o]"),
                    norm("normed", "n", "a"),
                    new Equation("fed", "equation.fed", "f_t = W_2 ReLU(W_1 n_t + b_1) + b_2", "[f] = [f.w] + [f.b]"),
                    new Equation("residual", "equation.residual", "s_t = n_t + f_t", "[s] = [n] + [f]"),
                    norm("hidden", "h", "s")),
            Optional.empty(), places -> {
                throw new IllegalStateException("a block of a Transformer takes no steps");
            });

    private TransformerBlock() {}

    private static Equation norm(String channel, String symbol, String of) {
        return new Equation(channel, "equation.layer-norm", symbol + "_t = γ ⊙ (" + of + "_t − μ_t) / σ_t + β",
                "[y] = [y.g] × ([x] − [y.m]) / [y.s] + [y.b]".replace("y", symbol).replace("x", of));
    }
}
