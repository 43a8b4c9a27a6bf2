package rnnscope.model;

import java.util.List;
import rnnscope.text.Tokenizer;

/**
 * Model, all that its file holds, and what is done to the model while it runs.
 *
 * @param parameters    never changed by those who step or show the model; whoever trains works on a copy
 * @param tokenizer     of the symbols that enter; one without symbols where numbers enter
 * @param output        of the symbols or labels that are predicted; the same tokenizer where these are what enters
 * @param interventions in the order in which they act; not part of a file
 */
public record Model(ModelSpec spec, Parameters parameters, Tokenizer tokenizer, Tokenizer output, ModelCard card,
        List<Intervention> interventions) {

    /** The list is copied. */
    public Model {
        interventions = List.copyOf(interventions);
    }

    /** A model that predicts the symbols that enter, or numbers. */
    public Model(ModelSpec spec, Parameters parameters, Tokenizer tokenizer, ModelCard card,
            List<Intervention> interventions) {
        this(spec, parameters, tokenizer, tokenizer, card, interventions);
    }

    /** The same, running as it is. */
    public Model(ModelSpec spec, Parameters parameters, Tokenizer tokenizer, ModelCard card) {
        this(spec, parameters, tokenizer, card, List.of());
    }
}
