package rnnscope.cell;

import java.util.List;
import java.util.Optional;
import rnnscope.model.LayerSpec;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;

/**
 * Block of a Transformer's encoder (Vaswani et al., 2017) as what fills the place of a recurrent layer. It has no gates,
 * carries no state and takes no steps: what leaves it, h, is its one channel, and its mathematics are modules of a
 * network. It is normalised behind each residual connection, as in the paper (post-norm).
 */
final class TransformerBlock {
    private static final float EXTENT = 3;

    static final Cell CELL = new Cell(LayerSpec.BLOCK, "cell.transformer", List.of(),
            List.of(Channel.signed("hidden", "h", "channel.hidden", Channel.Role.STATE, EXTENT)), List.of(),
            List.of(new Equation("hidden", "equation.layer-norm", "h_t = LayerNorm(n_t + f_t)", "")),
            Optional.empty(), places -> {
                throw new IllegalStateException("a block of a Transformer takes no steps");
            });

    private TransformerBlock() {}
}
