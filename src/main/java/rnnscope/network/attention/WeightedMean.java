package rnnscope.network.attention;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;

/**
 * Weighted mean of the steps of a sequence with given scores, one query at a time (e scores, α weights, x_s what is
 * read at step s, c what comes of it):
 *
 * <pre>
 *   α = softmax(e)          c = Σ_s α_s x_s          over the first {@code limit} steps, the others have weight 0
 *
 *   ∂α_s = x_s · ∂c         ∂e_s = α_s (∂α_s − Σ_r α_r ∂α_r)         ∂x_s += α_s ∂c
 * </pre>
 */
final class WeightedMean {
    private final SequenceMatrices read;
    private final Panels scores;
    private final Panels weights;
    private final Panels context;
    private final Panels dScores;
    private final Panels dWeights;
    private final Panels dContext;
    /** Of each number of steps, the columns of these. */
    private final Panels[] firstScores;
    private final Panels[] firstWeights;

    /** @param gradient distance of a gradient behind its value */
    WeightedMean(SequenceMatrices read, Panels scores, Panels weights, Panels context, int gradient) {
        this.read = read;
        this.scores = scores;
        this.weights = weights;
        this.context = context;
        this.dScores = scores.moved(gradient);
        this.dWeights = weights.moved(gradient);
        this.dContext = context.moved(gradient);
        this.firstScores = first(scores);
        this.firstWeights = first(weights);
    }

    Panels scores() {
        return scores;
    }

    Panels dScores() {
        return dScores;
    }

    /** From the scores at {@code row} to weights and context. */
    void forward(Kernels k, float[] v, int row, int b, int limit) {
        k.clear(v, weights, row, 1);
        k.softmax(v, firstWeights[limit], firstScores[limit], row, 1);
        read(k, v, row, b, limit);
    }

    /** From the weights at {@code row}, however they came about, to the context. */
    void read(Kernels k, float[] v, int row, int b, int limit) {
        k.clear(v, context, row, 1);
        k.product(v, weights, read.values(), read.matrix(b, limit), v, context, row, 1);
    }

    /** From ∂c to ∂e, which is overwritten, and ∂x, which is added to. */
    void backward(Kernels k, float[] v, int row, int b, int limit) {
        k.clear(v, dWeights, row, 1);
        k.product(v, dContext, read.transposes(), read.transpose(b), v, dWeights, row, 1);
        k.transposedProduct(v, weights, v, dContext, read.gradients(), read.matrix(b, limit), row, 1, 0,
                context.panels());
        double mean = 0;
        for (int s = 0; s < limit; s++) {
            mean += (double) v[weights.at(row, s)] * v[dWeights.at(row, s)];
        }
        k.clear(v, dScores, row, 1);
        for (int s = 0; s < limit; s++) {
            v[dScores.at(row, s)] = v[weights.at(row, s)] * (v[dWeights.at(row, s)] - (float) mean);
        }
    }

    private static Panels[] first(Panels place) {
        Panels[] first = new Panels[place.columns() + 1];
        for (int columns = 0; columns <= place.columns(); columns++) {
            first[columns] = new Panels(place.offset(), columns, place.rows(), place.stride());
        }
        return first;
    }
}
