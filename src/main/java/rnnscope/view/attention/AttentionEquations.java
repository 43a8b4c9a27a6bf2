package rnnscope.view.attention;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rnnscope.figure.now.EquationFigure;
import rnnscope.language.Words;
import rnnscope.model.Wiring.Scoring;
import rnnscope.network.pair.ScoreTerms;
import rnnscope.session.example.PairAnswer;
import rnnscope.tape.Equation;

/** Equations of a model's attention, with today's numbers for one step of the target and one of the source. */
final class AttentionEquations {
    /** Terms of a sum that are written out. */
    private static final int WRITTEN = 3;

    private final Scoring scoring;
    private final Map<String, Double> values = new TreeMap<>();
    private final boolean forced;

    /** @param s step of the source */
    AttentionEquations(PairAnswer answer, int step, int s) {
        scoring = answer.model().spec().wiring().scoring();
        ScoreTerms terms = ScoreTerms.of(answer.model(), answer.trace(), step, s);
        forced = answer.trace().forcing().weights(step) != null;
        values.put("e", terms.score());
        values.put("m", terms.greatest());
        values.put("z", terms.sum());
        values.put("q", terms.query());
        values.put("x", terms.key());
        values.put("cos", terms.cosine());
        values.put("a", (double) answer.trace().weight(step, s));
        double rest = terms.score();
        for (int i = 0; i < Math.min(WRITTEN, terms.terms().size()); i++) {
            values.put("t" + i, terms.terms().get(i));
            rest -= terms.terms().get(i);
        }
        values.put("rest", rest);
    }

    /** The key of "General attention". */
    String title() {
        return "view.attention.scoring." + scoring.name().toLowerCase(Locale.ROOT);
    }

    /** How the score comes about. */
    EquationFigure score() {
        Equation equation = switch (scoring) {
            case DOT -> new Equation("", "", "e_{ts} = h_t ⋅ x_s", "[e] = [q] × [x] × [cos]  ("
                    + Words.of("view.attention.equation.lengths") + ")");
            case ADDITIVE -> new Equation("", "", "e_{ts} = v ⋅ tanh(W_q h_{t−1} + W_k x_s)",
                    "[e] = [t0] + [t1] + [t2] + [rest] (" + Words.of("view.attention.equation.others") + ")");
            default -> new Equation("", "", "e_{ts} = (W_q h_t) ⋅ x_s", "[e] = [q] × [x] × [cos]  ("
                    + Words.of("view.attention.equation.lengths") + ")");
        };
        return new EquationFigure(equation, this::at);
    }

    /** How the weight comes of the scores. */
    EquationFigure weight() {
        return new EquationFigure(new Equation("", "", "α_{ts} = exp(e_{ts} − m_t) / Σ_j exp(e_{tj} − m_t)",
                forced ? "[a] = " + Words.of("view.attention.equation.forced") : "[a] = exp([e] − [m]) / [z]"), this::at);
    }

    private double at(String place) {
        return values.getOrDefault(place, Double.NaN);
    }
}
