package rnnscope.network.attention;

import java.util.List;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Wiring.Scoring;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Room;
import rnnscope.network.module.StepModule;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Attention of a decoder to the states of a source (x_s source state, D wide; h_t decoder state, H wide; c_t context):
 *
 * <pre>
 *   dot        e_ts = h_t · x_s                                (Luong, Pham and Manning, 2015)
 *   general    e_ts = (W_q h_t) · x_s                          (the same; W_q is their W_aᵀ)
 *   additive   e_ts = vᵀ tanh(W_q h_{t−1} + W_k x_s)           (Bahdanau, Cho and Bengio, 2015)
 *
 *   α_t = softmax(e_t)          c_t = Σ_s α_ts x_s
 * </pre>
 *
 * The first two look at the source after the decoder's step; the additive one before it, and its context enters the
 * decoder's first layer beside the last symbol. What comes of the context is the {@link AttentionalState}.
 *
 * @param states of the source
 * @param asking h, the decoder's last layer: what leaves it, or where it asks before the step its hidden state
 * @param width  D
 * @param units  H
 */
public record SourceAttention(Scoring scoring, Quantity states, Quantity asking, int width, int units)
        implements Module {
    /** Names of W_q, and of additive attention's W_k and v. */
    public static final String QUERY = "attention.query.weight";
    public static final String KEY = "attention.key.weight";
    public static final String SCORE = "attention.score.weight";

    /** Whether the source is looked at before the decoder's step, and the context enters it. */
    public static boolean asksBefore(Scoring scoring) {
        return scoring == Scoring.ADDITIVE;
    }

    /** Name of W_q h on the decoder's tape; there is none for dot attention, which asks with h_t itself. */
    public static String queryPlace() {
        return "attention/query";
    }

    /** Name of e_t on the decoder's tape: a score for each step of the source. */
    public static String scoresPlace() {
        return "attention/scores";
    }

    /** Name of α_t on the decoder's tape: a weight for each step of the source. */
    public static String weightsPlace() {
        return "attention/weights";
    }

    /** Name of c_t on the decoder's tape. */
    public static String contextPlace() {
        return "attention/context";
    }

    @Override
    public Side side() {
        return Side.TARGET;
    }

    @Override
    public List<Quantity> reads() {
        return List.of(asking, states);
    }

    @Override
    public Quantity output() {
        return new Quantity(Side.TARGET, contextPlace());
    }

    /** The query: W_q h, or of dot attention h itself. */
    public Quantity query() {
        return scoring == Scoring.DOT ? asking : new Quantity(Side.TARGET, queryPlace());
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        switch (scoring) {
            case GENERAL -> parameters.weight(QUERY, 1, width, units);
            case ADDITIVE -> parameters.weight(QUERY, 1, units, units).weight(KEY, 1, units, width)
                    .weight(SCORE, 1, 1, units);
            default -> { }
        }
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        if (scoring != Scoring.DOT) {
            tape.add(queryPlace(), scoring == Scoring.GENERAL ? width : units);
        }
        tape.add(scoresPlace(), room.steps()).add(weightsPlace(), room.steps()).add(contextPlace(), width);
    }

    @Override
    public List<Equation> equations() {
        String scores = switch (scoring) {
            case ADDITIVE -> "e_{ts} = v^⊤ tanh(W_q h_{t−1} + W_k x_s)";
            case GENERAL -> "e_{ts} = (W_q h_t) · x_s";
            default -> "e_{ts} = h_t · x_s";
        };
        return List.of(new Equation(scoresPlace(), "equation.scores", scores, ""),
                new Equation(weightsPlace(), "equation.weights", "α_t = softmax(e_t)", ""),
                new Equation(contextPlace(), "equation.context", "c_t = Σ_s α_{ts} x_s", ""));
    }

    @Override
    public StepModule bind(Binding binding) {
        return new SourceAttentionPass(this, binding);
    }
}
