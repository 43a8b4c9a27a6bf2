package rnnscope.analysis.word;

import java.util.Comparator;
import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.Parameters;

/**
 * First layer of a model that reads symbols, and what a symbol adds to each of its sums before any activation:
 *
 * <pre>
 *   one-hot     W x = W[:, k]               the column of symbol k
 *   embedding   W e_k = Σ_i W[:, i] e_ki    e_k the row of symbol k
 *   index       w k                         one number enters, so there is one column w
 * </pre>
 *
 * No model here reads an index: its w is the mean slope that fits the sums of all symbols best (least squares through
 * zero), the best that a single column could do. Immutable.
 */
public final class FirstLayer {
    private final Parameters parameters;
    private final Slice weights;
    /** Of the embedding; null where input is one-hot. */
    private final Slice table;
    private final List<String> gates;
    private final int symbols;

    private FirstLayer(Model model) {
        parameters = model.parameters();
        String prefix = prefix(model);
        weights = parameters.layout().slices().stream().filter(s -> s.name().startsWith(prefix + "rnn.weight_ih_l0"))
                .min(Comparator.comparing(s -> s.name().length())).orElseThrow();
        table = model.spec().embedding() > 0 ? parameters.layout().slice(prefix + "embedding.weight") : null;
        gates = Cells.of(model.spec().cell(0)).gates();
        symbols = model.tokenizer().vocabulary().size();
    }

    /** Whether a model has one: it reads symbols, and its first layer is recurrent. */
    public static boolean has(Model model) {
        return model.spec().readsSymbols() && !model.spec().isTransformer();
    }

    /** @throws IllegalArgumentException in words for the user when the model reads no symbols */
    public static FirstLayer of(Model model) {
        if (!model.spec().readsSymbols()) {
            throw new IllegalArgumentException(Words.of("analysis.words.reads-numbers", model.card().name()));
        }
        return new FirstLayer(model);
    }

    static String prefix(Model model) {
        return model.spec().wiring().shape().decodes() ? "encoder." : "";
    }

    /** Symbols of the gates in the order of rows: r, z, n; one for a cell without gates. */
    public List<String> gates() {
        return gates;
    }

    /** Units of the layer; each has a sum for each gate. */
    public int units() {
        return weights.rows() / gates.size();
    }

    /** Sums of the layer: units times gates. */
    public int rows() {
        return weights.rows();
    }

    /** Row of a gate's sum of a unit. */
    public int row(int gate, int unit) {
        return gate * units() + unit;
    }

    public boolean hasEmbedding() {
        return table != null;
    }

    /** Numbers that enter: those of an embedding, or one for each symbol. */
    public int inputs() {
        return weights.depth();
    }

    /** Element of W_ih. */
    public float weight(int row, int input) {
        return parameters.values()[weights.at(row, input)];
    }

    /** Number of the embedding of a symbol. */
    public float embedded(int symbol, int input) {
        return parameters.values()[table.at(symbol, input)];
    }

    /** What a symbol adds to every sum. */
    public float[] contribution(int symbol) {
        float[] sums = new float[rows()];
        for (int row = 0; row < sums.length; row++) {
            double sum = 0;
            if (table == null) {
                sum = weight(row, symbol);
            } else {
                for (int i = 0; i < inputs(); i++) {
                    sum += (double) weight(row, i) * embedded(symbol, i);
                }
            }
            sums[row] = (float) sum;
        }
        return sums;
    }

    /** What each symbol adds, as one-hot input would pick it out. */
    float[][] columns() {
        float[][] columns = new float[symbols][];
        for (int k = 0; k < symbols; k++) {
            columns[k] = contribution(k);
        }
        return columns;
    }

    /** w, what one step of the index adds to every sum: w_j = Σ_k k a_jk / Σ_k k², a_jk what symbol k adds in truth. */
    public float[] slope() {
        double[] entered = new double[inputs()];
        double squares = 0;
        for (int k = 0; k < symbols; k++) {
            for (int i = 0; table != null && i < entered.length; i++) {
                entered[i] += (double) k * embedded(k, i);
            }
            squares += (double) k * k;
        }
        float[] slope = new float[rows()];
        for (int row = 0; row < slope.length && squares > 0; row++) {
            double sum = 0;
            for (int i = 0; i < entered.length; i++) {
                sum += weight(row, i) * (table == null ? i : entered[i]);
            }
            slope[row] = (float) (sum / squares);
        }
        return slope;
    }
}
