package rnnscope.train.task;

import java.util.List;
import rnnscope.language.Words;

/**
 * Dyck language of well-nested brackets of one or two kinds (Dyck-1, Dyck-2), at most D deep. At every step a bracket
 * opens with probability 1/2, of either kind with the same, or else the last one opened is closed; a word ends where
 * there is none to close. D deep, one is always closed.
 *
 * <pre>
 *   depth d &lt; D:   p(open) = 1/2, 1/K for each of K kinds;   H = ln 2 + 1/2 ln K
 *   depth D:       p(close) = 1;                             H = 0
 * </pre>
 *
 * The depth is a random walk on 0 … D that stays at 0 when a word ends. In balance as many steps lead up from a depth
 * as lead down to it, so the depths 0 … D − 1 are equally likely and D half as likely, as it is always left. There
 * is room above the share D / (D + 1/2) of all steps, so the entropy rate is 2D / (2D + 1) · (ln 2 + 1/2 ln K).
 */
final class DyckLanguage extends FormalLanguage {
    private static final List<String> SYMBOLS = List.of("\n", "(", ")", "[", "]");

    private final int kinds;
    private final int depth;
    private final int states;

    /**
     * @param kinds K, 1 or 2
     * @param depth D
     */
    DyckLanguage(int kinds, int depth) {
        this.kinds = kinds;
        this.depth = depth;
        int count = 0;
        for (int d = 0, deep = 1; d <= depth; d++, deep *= kinds) {
            count += deep;
        }
        this.states = count;
    }

    @Override
    public String id() {
        return "dyck" + kinds + ":" + depth;
    }

    @Override
    public String title() {
        return Words.of("train.task.dyck.title", kinds, depth);
    }

    @Override
    public String description() {
        return Words.of(kinds == 1 ? "train.task.dyck1.description" : "train.task.dyck2.description");
    }

    @Override
    public List<String> symbols() {
        return SYMBOLS.subList(0, 1 + 2 * kinds);
    }

    @Override
    String reason() {
        return Words.of(kinds == 1 ? "train.task.dyck1.optimum" : "train.task.dyck2.optimum");
    }

    // A state is the stack of open brackets, each a digit from 1 to K, in base K.

    @Override
    int states() {
        return states;
    }

    private boolean isDeepest(int state) {
        return push(state, 0) >= states;
    }

    private int push(int state, int kind) {
        return state * kinds + 1 + kind;
    }

    @Override
    double probability(int state, int symbol) {
        double opens = isDeepest(state) ? 0 : 0.5;
        if (symbol % 2 == 1) {
            return opens / kinds;
        }
        return symbol == closing(state) ? 1 - opens : 0;
    }

    private int closing(int state) {
        return state == 0 ? END_OF_WORD : 2 + (state - 1) % kinds * 2;
    }

    @Override
    int next(int state, int symbol) {
        if (symbol == END_OF_WORD) {
            return 0;
        }
        return symbol % 2 == 1 ? push(state, symbol / 2) : (state - 1) / kinds;
    }
}
