package rnnscope.session.gradient.question;

import java.util.List;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.train.Initialisation;

/**
 * Network whose gradients are compared, as it is before any lever.
 *
 * @param learned       its weights, not to be changed; null for those of its beginning
 * @param isTrained     whether these were learned; a model's file may hold a beginning
 * @param beginning     how its weights began
 * @param carried       state of every sequence of a batch after the window before, as training carries it on; null for
 *                      none
 * @param origin        where its weights come from, where that is not the open model: "story-rnn"; else empty
 * @param interventions what is done while it runs
 */
public record ComparedNetwork(ModelSpec spec, Parameters learned, boolean isTrained, Beginning beginning,
        float[] carried, String origin, List<Intervention> interventions) {

    /** The list is copied. */
    public ComparedNetwork {
        interventions = List.copyOf(interventions);
    }

    /**
     * What decides the weights of a network that has learned nothing.
     *
     * @param radius spectral radius that recurrent weights are scaled to, NaN to leave it
     */
    public record Beginning(Initialisation initialisation, double forgetBias, long seed, double radius) {
        /** Recurrent weights as they are drawn. */
        public Beginning(Initialisation initialisation, double forgetBias, long seed) {
            this(initialisation, forgetBias, seed, Double.NaN);
        }
    }

    /** A model with the weights of its file; how those began is not written there, but for the seed. */
    public static ComparedNetwork of(Model model, String origin) {
        return new ComparedNetwork(model.spec(), model.parameters(), model.card().epochs() > 0,
                new Beginning(Initialisation.UNIFORM, 1, model.card().seed()), null, origin, model.interventions());
    }

    /** A cell in the place of a model's own in every layer, with all else as it is, as the levers have its beginning. */
    public static ComparedNetwork atStart(Model model, String cell, Levers levers) {
        ModelSpec spec = model.spec();
        boolean own = spec.top().cell().equals(cell);
        return atStart(own ? spec : spec.withStack(spec.stack().stream().map(layer -> layer.withCell(cell)).toList()),
                levers.start().beginning(model.card().seed(), levers.length()));
    }

    /** A network that has learned nothing. */
    public static ComparedNetwork atStart(ModelSpec spec, Beginning beginning) {
        return new ComparedNetwork(spec, null, false, beginning, null, "", List.of());
    }
}
