package rnnscope.network.pair;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.cell.Hook;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.network.attention.SourceAttention;
import rnnscope.network.stack.Columns;
import rnnscope.network.stack.Dropout;
import rnnscope.network.stack.StackSpec;
import rnnscope.network.stack.StackedLayer;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;

/**
 * A decoder's layers and attention, step by step, forward and back, for some of the sequences. Whether symbols are known
 * beforehand or chosen one after another, the steps are the same.
 */
final class DecoderPass {
    private final Kernels k;
    private final TapeLayout layout;
    private final float[] v;
    private final StackedLayer[] layers;
    /** c of each layer where the cell has one. */
    private final Panels[] dLaterStates;
    /** Null where there is none. */
    private final SourceAttention attention;
    /** Whether a context enters beside the symbol. */
    private final boolean fed;
    private final Panels embedded;
    private final Panels dEmbedded;
    private final Panels embedding;
    private final Panels headInput;
    private final Panels dHeadInput;
    private final TransposedWeights transposed;
    private final List<String> transposedNames = new ArrayList<>();

    DecoderPass(ModelSpec spec, Tape source, Panels states, Tape tape, ParameterLayout parameters,
            TransposedWeights transposed, Kernels kernels) {
        this.k = kernels;
        this.layout = tape.layout();
        this.v = tape.values();
        this.transposed = transposed;
        StackSpec stack = PairModel.decoder(spec);
        layers = new StackedLayer[spec.layers()];
        List<Panels> later = new ArrayList<>();
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new StackedLayer(stack, layout, parameters, transposed, l, l == 0 ? null : layers[l - 1]);
            layers[l].addTransposed(transposedNames);
            transposedNames.add("decoder.rnn.weight_hh_l" + l);
            for (String state : Cells.of(spec.cell()).state()) {
                if (!state.equals("hidden")) {
                    later.add(tape.gradient(layout.channel(l, state)));
                }
            }
        }
        dLaterStates = later.toArray(Panels[]::new);
        embedded = layout.place(PairModel.EMBEDDED);
        dEmbedded = tape.gradient(embedded);
        embedding = parameters.slice(PairModel.EMBEDDING).place();
        Panels top = layers[layers.length - 1].output();
        if (PairModel.attends(spec)) {
            attention = new SourceAttention(spec.wiring().scoring(), source, states, tape, top,
                    layout.channel(layers.length - 1, "hidden"), parameters, transposed, k);
            transposedNames.addAll(SourceAttention.transposedNames(spec.wiring().scoring()));
        } else {
            attention = null;
        }
        fed = SourceAttention.asksBefore(spec.wiring().scoring());
        headInput = attention == null ? top : attention.state();
        dHeadInput = tape.gradient(headInput);
    }

    List<String> transposedNames() {
        return transposedNames;
    }

    /** What the next symbol is predicted from. */
    Panels headInput() {
        return headInput;
    }

    Panels headInputGradient() {
        return dHeadInput;
    }

    /** From now on the source has so many steps. */
    void setSourceSteps(int steps) {
        if (attention != null) {
            attention.setSteps(steps);
        }
    }

    /** Takes over some sequences of the source, once it is encoded. */
    void load(float[] w, int b, int sequences) {
        if (attention != null) {
            attention.load(w, b, sequences);
        }
    }

    /**
     * Step {@code t} of the sequences {@code b} … {@code b + rows − 1}, from the symbols that enter to what the next is
     * predicted from.
     *
     * @param symbols one for each step and sequence; −1 where nothing enters
     * @param forced  weights of the attention; null for its own
     */
    void forward(float[] w, int[] symbols, int t, int b, int rows, Dropout dropout, float[] forced) {
        int row = layout.row(t) + b;
        k.gatherRows(w, embedding, symbols, t * layout.batch() + b, v, embedded, row, rows);
        if (fed) {
            attention.attend(w, row, b, rows, forced);
            Columns.put(v, layers[0].input(), 0, embedded, row, rows);
            Columns.put(v, layers[0].input(), embedded.columns(), attention.context(), row, rows);
        }
        for (StackedLayer layer : layers) {
            layer.prepare(k, dropout, w, v, row, rows);
            layer.cell(0).forward(k, w, v, row, rows, Hook.NONE);
            layer.finish(k, w, v, row, rows);
        }
        if (attention != null && !fed) {
            attention.attend(w, row, b, rows, forced);
        }
        if (attention != null) {
            attention.combine(w, row, rows);
        }
    }

    /** Sets the gradients to 0 that others add to, over {@code steps} steps of some sequences. */
    void clearGradients(int steps, int b, int rows) {
        for (int t = -1; t < steps; t++) {
            for (StackedLayer layer : layers) {
                layer.clearGradients(k, v, layout.row(t) + b, rows);
            }
            k.clear(v, dHeadInput, layout.row(t) + b, rows);
        }
        for (Panels d : dLaterStates) {
            k.clear(v, d, layout.row(steps - 1) + b, rows);
        }
        if (attention != null) {
            attention.clearGradients(b, rows);
        }
    }

    /** All {@code steps} steps of some sequences back, from the gradient of what is predicted from. */
    void backward(int steps, int b, int rows, boolean dropped) {
        for (int t = steps - 1; t >= 0; t--) {
            int row = layout.row(t) + b;
            if (attention != null) {
                attention.combineBackward(row, rows);
            }
            if (attention != null && !fed) {
                attention.attendBackward(row, b, rows);
            }
            for (int l = layers.length - 1; l >= 0; l--) {
                layers[l].finishBackward(k, transposed.values(), v, row, rows);
                layers[l].cell(0).backward(k, transposed.values(), v, row, rows, Hook.NONE);
                layers[l].prepareBackward(k, dropped, transposed.values(), v, row, rows);
            }
            if (fed) {
                Columns.get(v, dEmbedded, layers[0].inputGradient(), 0, row, rows);
                Columns.add(v, attention.contextGradient(), layers[0].inputGradient(), embedded.columns(), row,
                        rows);
                attention.attendBackward(row, b, rows);
            }
        }
        if (attention != null) {
            attention.finishBackward(b, rows);
        }
    }

    /** Adds the gradients of all weights over {@code steps} steps, a worker's share of the columns. */
    void weightGradients(int[] symbols, float[] g, int steps, int worker, int workers) {
        int rows = steps * layout.batch();
        for (StackedLayer layer : layers) {
            layer.weightGradients(k, symbols, v, g, layout.batch(), rows, worker, workers);
        }
        if (attention != null) {
            attention.weightGradients(g, layout.batch(), rows, worker, workers);
        }
        k.scatterRows(v, dEmbedded, symbols, 0, g, embedding, layout.batch(), rows,
                Workers.share(embedding.panels(), worker, workers), Workers.share(embedding.panels(), worker + 1, workers));
    }
}
