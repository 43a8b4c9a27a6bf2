package rnnscope.network.attention;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.model.LayerSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.network.module.Binding;
import rnnscope.network.module.BoundModule;
import rnnscope.network.module.Module;
import rnnscope.network.module.Room;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Scaled dot-product self-attention with several heads (Vaswani et al., 2017), its output added to its input (y_t what
 * enters, D wide; i a head of width d = D / heads):
 *
 * <pre>
 *   q^i_t = W_q^i y_t + b_q^i          k^i_s = W_k^i y_s + b_k^i          v^i_s = W_v^i y_s + b_v^i
 *   e^i_ts = q^i_t · k^i_s / √d        α^i_t = softmax_s(e^i_t)           c^i_t = Σ_s α^i_ts v^i_s
 *   out_t = y_t + W_o (c^1_t; …; c^n_t) + b_o
 * </pre>
 *
 * over all steps s, or where {@code causal} over s ≤ t. Weights as in PyTorch's MultiheadAttention: in_proj (3D, D) holds
 * W_q, W_k, W_v, in each the heads one after another; out_proj (D, D).
 *
 * @param layer number of the block of a Transformer that it is in; −1 where it is over the last of the recurrent layers
 * @param width D
 */
public record SelfAttention(int layer, int heads, boolean causal, Quantity input, int width) implements Module {
    private static final String[] PARTS = {"query", "key", "value"};

    /** Over the last of the recurrent layers. */
    public SelfAttention(int heads, boolean causal, Quantity input, int width) {
        this(-1, heads, causal, input, width);
    }

    /** Whether it is in a block of a Transformer. */
    public boolean isInBlock() {
        return layer >= 0;
    }

    private String parameter(String what) {
        return (isInBlock() ? LayerSpec.blockName(layer) + "self_attn." : "attention.") + what;
    }

    /** Name of W_q, W_k, W_v. */
    public String in() {
        return parameter("in_proj_weight");
    }

    /** Name of their biases. */
    public String inBias() {
        return parameter("in_proj_bias");
    }

    /** Name of W_o. */
    public String out() {
        return parameter("out_proj.weight");
    }

    /** Name of b_o. */
    public String outBias() {
        return parameter("out_proj.bias");
    }

    /** Number of its first head among those of all blocks. */
    public int first() {
        return isInBlock() ? layer * heads : 0;
    }

    /** Name of a head's weights on the tape: at each step one for each step that is attended to. */
    public static String weightsPlace(int head) {
        return name(head, "weights");
    }

    /** Name of a head's scores on the tape, scaled, before the softmax. */
    public static String scoresPlace(int head) {
        return name(head, "scores");
    }

    /** Name of a head's queries on the tape. */
    public static String queryPlace(int head) {
        return name(head, "query");
    }

    /** Name of a head's keys on the tape. */
    public static String keyPlace(int head) {
        return name(head, "key");
    }

    /** Name of what a head reads on the tape: the mean of the values, weighted. */
    public static String contextPlace(int head) {
        return name(head, "context");
    }

    static String name(int head, String what) {
        return "attention/" + head + "/" + what;
    }

    @Override
    public Side side() {
        return input.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(input);
    }

    /** The contexts of all heads side by side. */
    public Quantity joined() {
        return new Quantity(side(), isInBlock() ? layer + "/heads" : "attention/joined");
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), isInBlock() ? layer + "/attended" : "attention/output");
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parameters.weight(in(), 3 * heads, width / heads, width).bias(inBias(), 3 * heads, width / heads)
                .weight(out(), 1, width, width).bias(outBias(), 1, width);
    }

    /** Queries, keys and values of all heads lie side by side. The first of a block's modules declares its channels. */
    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        for (String part : PARTS) {
            for (int i = first(); i < first() + heads; i++) {
                tape.add(name(i, part), width / heads);
            }
        }
        for (int i = first(); i < first() + heads; i++) {
            tape.add(scoresPlace(i), room.steps()).add(weightsPlace(i), room.steps()).add(contextPlace(i), width / heads);
        }
        tape.add(joined().name(), width);
        if (isInBlock()) {
            tape.block(LayerSpec.BLOCK, Cells.of(LayerSpec.BLOCK).channels(), width);
        } else {
            tape.add(output().name(), width);
        }
    }

    @Override
    public List<Equation> equations() {
        List<Equation> equations = new ArrayList<>();
        for (int i = first(); i < first() + heads; i++) {
            equations.add(new Equation(weightsPlace(i), "equation.weights", "α^i_{ts} = softmax_s (q^i_t · k^i_s / √d)", ""));
            equations.add(new Equation(contextPlace(i), "equation.head", "c^i_t = Σ_s α^i_{ts} v^i_s", ""));
        }
        equations.add(new Equation(output().name(), "equation.self-attention", "y_t + W_o (c^1_t, …) + b_o", ""));
        return equations;
    }

    @Override
    public List<String> sites() {
        List<String> sites = new ArrayList<>();
        for (int i = first(); i < first() + heads; i++) {
            sites.add(contextPlace(i));
        }
        sites.add(output().name());
        return sites;
    }

    @Override
    public BoundModule bind(Binding binding) {
        return new SelfAttentionPass(this, binding);
    }
}
