package rnnscope.network.attention;

import java.util.List;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Pooling;
import rnnscope.network.module.Binding;
import rnnscope.network.module.Module;
import rnnscope.network.module.Room;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Pool, one row made of all steps of a sequence (y_t what leaves the layers, S steps, p the row):
 *
 * <pre>
 *   last       p = y_{S−1}; from the end y_0; of two directions y_{S−1} of the first and y_0 of the
 *              other, where each ended
 *   mean       p = 1/S Σ_t y_t
 *   max        p_j = max_t y_tj
 *   attention  e_t = vᵀ tanh(W y_t + b)      α = softmax(e)      p = Σ_t α_t y_t       (Yang et al., 2016)
 * </pre>
 *
 * @param width that of y
 */
public record Pool(Pooling kind, Quantity input, int width, Direction direction) implements Module {
    /** Names of W, b and v. */
    public static final String LINEAR = "pooling.linear.weight";
    public static final String LINEAR_BIAS = "pooling.linear.bias";
    public static final String SCORE = "pooling.score.weight";
    private static final String POOLED = "pooled";
    private static final String HIDDEN = "pooling/hidden";
    private static final String COLUMN = "pooling/score";
    private static final String SCORES = "pooling/scores";
    private static final String WEIGHTS = "pooling/weights";

    /** Name of the weights of the steps on the tape, one row for each sequence. */
    public static String weightsPlace() {
        return WEIGHTS;
    }

    /** Name of their scores, before the softmax. */
    public static String scoresPlace() {
        return SCORES;
    }

    /** Name of the row that is made of all steps on the tape. */
    public static String pooledPlace() {
        return POOLED;
    }

    /** Name of tanh(W y_t + b) on the tape. */
    public static String hiddenPlace() {
        return HIDDEN;
    }

    /** Name of e_t on the tape, a column. */
    static String columnPlace() {
        return COLUMN;
    }

    @Override
    public Side side() {
        return input.side();
    }

    @Override
    public List<Quantity> reads() {
        return List.of(input);
    }

    @Override
    public Quantity output() {
        return new Quantity(side(), POOLED);
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        if (kind == Pooling.ATTENTION) {
            parameters.weight(LINEAR, 1, width, width).bias(LINEAR_BIAS, 1, width).weight(SCORE, 1, 1, width);
        }
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        tape.add(POOLED, width, room.sequences());
        if (kind == Pooling.ATTENTION) {
            tape.add(HIDDEN, width).add(COLUMN, 1).add(SCORES, room.steps(side()), room.sequences())
                    .add(WEIGHTS, room.steps(side()), room.sequences());
        }
    }

    @Override
    public List<Equation> equations() {
        return switch (kind) {
            case LAST -> List.of(new Equation(POOLED, "equation.pool.last", switch (direction) {
                case FORWARD -> "p = y_S";
                case BACKWARD -> "p = y_1";
                case BOTH -> "p = (y^→_S, y^←_1)";
            }, ""));
            case MEAN -> List.of(new Equation(POOLED, "equation.pool.mean", "p = (y_1 + … + y_S) / S", ""));
            case MAX -> List.of(new Equation(POOLED, "equation.pool.max", "p_j = max_t y_{tj}", ""));
            case ATTENTION -> List.of(new Equation(COLUMN, "equation.scores", "e_t = v^⊤ tanh(W y_t + b)", ""),
                    new Equation(POOLED, "equation.pool.attention", "p = Σ_t α_t y_t,  α = softmax(e)", ""));
        };
    }

    @Override
    public PoolPass bind(Binding binding) {
        return new PoolPass(this, binding);
    }
}
