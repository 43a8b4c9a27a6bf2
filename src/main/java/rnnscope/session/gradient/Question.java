package rnnscope.session.gradient;

import java.util.List;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.text.TokenSequence;

/**
 * Everything that an answer depends on. Immutable.
 *
 * @param model  whose sizes, symbols and, for its own cell, weights are looked at
 * @param tokens the text
 * @param layer  whose Jacobian
 */
public record Question(Model model, TokenSequence tokens, Levers levers, int layer) {

    /** The model's wiring with another cell. */
    ModelSpec spec(String cell) {
        ModelSpec s = model.spec();
        return new ModelSpec(cell, s.layers(), s.units(), s.vocabulary(), s.embedding(), s.dropout(), s.residual());
    }

    /** Whether a cell has weights that were learned, not those of a beginning. */
    public boolean isTrained(String cell) {
        return levers.trained() && cell.equals(model.spec().cell()) && model.card().epochs() > 0;
    }

    /** What is done while a cell runs: the open model's interventions act on its own cell as it was opened. */
    List<Intervention> interventions(String cell) {
        return levers.trained() && cell.equals(model.spec().cell()) ? model.interventions() : List.of();
    }

    /** Symbols of the window. */
    int[] window() {
        return tokens.ids(levers.first(), levers.last() + 1);
    }

    /** What comes after each. */
    int[] targets() {
        return tokens.ids(levers.first() + 1, levers.last() + 2);
    }
}
