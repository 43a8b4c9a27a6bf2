package rnnscope.analysis.dynamics;

import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.StateUpdate;
import rnnscope.network.Topology;
import rnnscope.text.CharacterTokenizer;

/** Elman networks h ← tanh(W h + b) with chosen weights, on which an input has no influence. */
final class Elmans {
    private Elmans() {}

    static StateUpdate map(int states, float[][] w, float... biases) {
        CharacterTokenizer letters = CharacterTokenizer.of("ab");
        ModelSpec spec = ModelSpec.of("rnn-tanh", 1, w.length, letters.vocabulary().size());
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                parameters.set("rnn.weight_hh_l0", i, j, w[i][j]);
            }
        }
        if (biases.length > 0) {
            parameters.set("rnn.bias_hh_l0", biases);
        }
        return StateUpdate.of(new Model(spec, parameters, letters, ModelCard.named("elman")), states, Kernels.plain());
    }
}
