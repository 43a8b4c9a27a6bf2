package rnnscope.network.attention;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.model.Wiring.Scoring;
import rnnscope.network.stack.Columns;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * A decoder's attention to the states of a source (x_s source state, D wide; h_t decoder state, H wide; c_t context; a_t
 * attentional state, from which the next symbol is predicted):
 *
 * <pre>
 *   dot        e_ts = h_t · x_s                                (Luong, Pham and Manning, 2015)
 *   general    e_ts = (W_q h_t) · x_s                          (the same; W_q is their W_aᵀ)
 *   additive   e_ts = vᵀ tanh(W_q h_{t−1} + W_k x_s)           (Bahdanau, Cho and Bengio, 2015)
 *
 *   α_t = softmax(e_t)          c_t = Σ_s α_ts x_s          a_t = tanh(W_c (c_t; h_t) + b_c)
 * </pre>
 *
 * The first two look at the source after the decoder's step; the additive one before it, and its context enters the
 * decoder's first layer beside the last symbol. (In place of Bahdanau's maxout layer all three have Luong's a_t.)
 */
public final class SourceAttention {
    private static final String QUERY = "attention.query.weight";
    private static final String KEY = "attention.key.weight";
    private static final String SCORE = "attention.score.weight";
    private static final String COMBINE = "attention.combine.weight";
    private static final String COMBINE_BIAS = "attention.combine.bias";

    private final Scoring scoring;
    private final Kernels k;
    private final TapeLayout layout;
    private final float[] v;
    private final int batch;

    private final BySequence source;
    private final float[] sourceTape;
    private final Panels sourceStates;
    private final Panels dSourceStates;
    private final Reader reader;
    private final AdditiveScores additive;

    /** What the query is made of: row r is read for a context at row r. */
    private final Panels asking;
    private final Panels dAsking;
    private final Panels query;
    private final Panels dQuery;
    private final Panels scores;
    private final Panels dScores;
    private final Panels weights;
    private final Panels context;
    private final Panels dContext;
    private final Panels top;
    private final Panels dTop;
    private final Panels joined;
    private final Panels dJoined;
    private final Panels state;
    private final Panels dState;

    private final Panels wQuery;
    private final Panels wCombine;
    private final Panels bCombine;
    private final TransposedWeights transposed;
    private int steps;

    /**
     * @param states     of the source, on its tape
     * @param top        what leaves the decoder's last layer
     * @param hidden     state of the decoder's last layer
     * @param transposed null where nobody goes backward
     */
    public SourceAttention(Scoring scoring, Tape sourceTape, Panels states, Tape tape, Panels top, Panels hidden,
            ParameterLayout parameters, TransposedWeights transposed, Kernels kernels) {
        this.scoring = scoring;
        this.k = kernels;
        this.layout = tape.layout();
        this.v = tape.values();
        this.batch = layout.batch();
        this.transposed = transposed;
        this.sourceTape = sourceTape.values();
        this.sourceStates = states;
        this.dSourceStates = sourceTape.gradient(states);
        int room = sourceTape.layout().steps();
        source = new BySequence(batch, room, states.columns(), transposed != null);
        scores = layout.place(scoresPlace());
        dScores = tape.gradient(scores);
        weights = layout.place(weightsPlace());
        context = layout.place(contextPlace());
        dContext = tape.gradient(context);
        reader = new Reader(source, scores, weights, context, layout.size());
        this.top = top;
        dTop = tape.gradient(top);
        asking = asksBefore(scoring) ? hidden.shifted(-batch) : top;
        dAsking = tape.gradient(asking);
        query = scoring == Scoring.DOT ? asking : layout.place(queryPlace());
        dQuery = tape.gradient(query);
        joined = layout.place("attention/joined");
        dJoined = tape.gradient(joined);
        state = layout.place(statePlace());
        dState = tape.gradient(state);
        wQuery = scoring == Scoring.DOT ? null : parameters.slice(QUERY).place();
        wCombine = parameters.slice(COMBINE).place();
        bCombine = parameters.slice(COMBINE_BIAS).place();
        additive = scoring == Scoring.ADDITIVE ? new AdditiveScores(batch, room, source, query, scores, layout.size(),
                parameters.slice(KEY).place(), parameters.slice(SCORE).place()) : null;
    }

    /** Whether the source is looked at before the decoder's step, and the context enters it. */
    public static boolean asksBefore(Scoring scoring) {
        return scoring == Scoring.ADDITIVE;
    }

    /** Name of W_q h on the decoder's tape; there is none for dot attention, which asks with h_t itself. */
    public static String queryPlace() {
        return "attention/query";
    }

    /** Name of W_k, of additive attention alone. */
    public static String keyWeight() {
        return KEY;
    }

    /** Name of v, of additive attention alone. */
    public static String scoreWeight() {
        return SCORE;
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

    /** Name of a_t on the decoder's tape. */
    public static String statePlace() {
        return "attention/state";
    }

    /**
     * Adds the weights.
     *
     * @param width D
     * @param units H
     */
    public static void addTo(ParameterLayout.Builder layout, Scoring scoring, int width, int units) {
        switch (scoring) {
            case GENERAL -> layout.weight(QUERY, 1, width, units);
            case ADDITIVE -> layout.weight(QUERY, 1, units, units).weight(KEY, 1, units, width)
                    .weight(SCORE, 1, 1, units);
            default -> { }
        }
        layout.weight(COMBINE, 1, units, width + units).bias(COMBINE_BIAS, 1, units);
    }

    /** Adds what is written to the decoder's tape. */
    public static void addTo(TapeLayout.Builder layout, Scoring scoring, int width, int units, int sourceSteps) {
        if (scoring != Scoring.DOT) {
            layout.add(queryPlace(), scoring == Scoring.GENERAL ? width : units);
        }
        layout.add(scoresPlace(), sourceSteps).add(weightsPlace(), sourceSteps).add(contextPlace(), width)
                .add("attention/joined", width + units).add(statePlace(), units);
    }

    /** Names of the weights whose transposes going backward needs. */
    public static List<String> transposedNames(Scoring scoring) {
        return switch (scoring) {
            case GENERAL -> List.of(QUERY, COMBINE);
            case ADDITIVE -> List.of(QUERY, KEY, SCORE, COMBINE);
            default -> List.of(COMBINE);
        };
    }

    /** a_t. */
    public Panels state() {
        return state;
    }

    public Panels stateGradient() {
        return dState;
    }

    /** c_t. */
    public Panels context() {
        return context;
    }

    public Panels contextGradient() {
        return dContext;
    }

    /** From now on the source has so many steps. */
    public void setSteps(int steps) {
        this.steps = steps;
        source.setSteps(steps);
        if (additive != null) {
            additive.setSteps(steps);
        }
    }

    /** Takes over the source states of some sequences. */
    public void load(float[] w, int firstSequence, int sequences) {
        for (int b = firstSequence; b < firstSequence + sequences; b++) {
            source.load(k, sourceTape, sourceStates, b);
            if (additive != null) {
                additive.load(k, w, b);
            }
        }
    }

    /**
     * Looks at the source: query, scores, weights, context at the rows of one step.
     *
     * @param forced weights to take instead of the softmax, one for each step of the source; null for none
     */
    public void attend(float[] w, int row, int firstSequence, int rows, float[] forced) {
        if (wQuery != null) {
            k.clear(v, query, row, rows);
            k.product(v, asking, w, wQuery, v, query, row, rows);
        }
        for (int i = 0; i < rows; i++) {
            int b = firstSequence + i;
            int r = row + i;
            if (additive != null) {
                additive.forward(k, w, v, r, b);
            } else {
                k.clear(v, scores, r, 1);
                k.product(v, query, source.transposes(), source.transpose(b), v, scores, r, 1);
            }
            if (forced == null) {
                reader.forward(k, v, r, b, steps);
            } else {
                for (int s = 0; s < steps; s++) {
                    v[weights.at(r, s)] = forced[s];
                }
                reader.read(k, v, r, b, steps);
            }
        }
    }

    /** From context and decoder state to the attentional state, any rows at once. */
    public void combine(float[] w, int row, int rows) {
        Columns.put(v, joined, 0, context, row, rows);
        Columns.put(v, joined, context.columns(), top, row, rows);
        k.startRows(w, bCombine, null, null, null, 0, v, state, row, rows);
        k.product(v, joined, w, wCombine, v, state, row, rows);
        k.tanh(v, state, state, row, rows);
    }

    /** Before going back: nothing has been added to the gradients of some sequences' source states. */
    public void clearGradients(int firstSequence, int sequences) {
        for (int b = firstSequence; b < firstSequence + sequences; b++) {
            source.clearGradients(k, b);
            if (additive != null) {
                additive.clearGradients(k, b);
            }
        }
    }

    /** From the gradient of the attentional state, which becomes that before its tanh, to c, set, and h, added to. */
    public void combineBackward(int row, int rows) {
        k.tanhGradient(v, dState, dState, state, row, rows);
        k.clear(v, dJoined, row, rows);
        k.product(v, dState, transposed.values(), transposed.place(COMBINE), v, dJoined, row, rows);
        Columns.get(v, dContext, dJoined, 0, row, rows);
        Columns.add(v, dTop, dJoined, context.columns(), row, rows);
    }

    /** From the gradient of the context to those of the decoder state that asked and of the source, both added to. */
    public void attendBackward(int row, int firstSequence, int rows) {
        if (wQuery != null) {
            k.clear(v, dQuery, row, rows);
        }
        for (int i = 0; i < rows; i++) {
            int b = firstSequence + i;
            int r = row + i;
            reader.backward(k, v, r, b, steps);
            if (additive != null) {
                additive.backward(k, transposed.values(), transposed.place(SCORE), v, r, b);
            } else {
                k.product(v, dScores, source.values(), source.matrix(b), v, dQuery, r, 1);
                k.transposedProduct(v, dScores, v, query, source.gradients(), source.matrix(b), r, 1, 0,
                        query.panels());
            }
        }
        if (wQuery != null) {
            k.product(v, dQuery, transposed.values(), transposed.place(QUERY), v, dAsking, row, rows);
        }
    }

    /** After all steps: adds the gradients of some sequences' source states to those on the source's tape. */
    public void finishBackward(int firstSequence, int sequences) {
        for (int b = firstSequence; b < firstSequence + sequences; b++) {
            if (additive != null) {
                additive.finishBackward(k, transposed.values(), transposed.place(KEY), b);
            }
            source.addGradientsTo(sourceTape, dSourceStates, b);
        }
    }

    /** Adds the gradients of the weights over {@code rows} rows of the decoder's tape, a worker's share of columns. */
    public void weightGradients(float[] g, int row, int rows, int worker, int workers) {
        add(g, joined, dState, wCombine, row, rows, worker, workers);
        k.sumRows(v, dState, g, bCombine, row, rows, Workers.share(bCombine.panels(), worker, workers),
                Workers.share(bCombine.panels(), worker + 1, workers));
        if (wQuery != null) {
            add(g, asking, dQuery, wQuery, row, rows, worker, workers);
        }
        if (additive != null) {
            additive.weightGradients(k, g, worker, workers);
        }
    }

    private void add(float[] g, Panels x, Panels d, Panels weight, int row, int rows, int worker, int workers) {
        k.transposedProduct(v, x, v, d, g, weight, row, rows, Workers.share(weight.panels(), worker, workers),
                Workers.share(weight.panels(), worker + 1, workers));
    }
}
