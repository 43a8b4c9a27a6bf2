package rnnscope.network.pair;

import rnnscope.cell.Cells;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.attention.SourceAttention;
import rnnscope.network.stack.Ends;
import rnnscope.network.stack.StackSpec;
import rnnscope.network.stack.StackSpec.Shortcut;
import rnnscope.tape.TapeLayout;

/**
 * The wiring of what writes a sequence (Sutskever, Vinyals and Le, 2014; Cho et al., 2014):
 *
 * <pre>
 *   encoder    x_s = stack(source),  in both directions where asked for; an embedded symbol or numbers enter at each step
 *   bridge     decoder state before its first step = encoder state after its last, layer by layer;
 *              of two directions W_b (end of the first; end of the other) + b_b;
 *              of numbers given once (one to many) W_b numbers + b_b
 *   decoder    h_t = stack(embedding of the last symbol written), with the context beside it where attention is additive
 *   a_t        see {@link SourceAttention}; h_t itself where there is none
 *   logits_t   = W_head a_t + b_head
 * </pre>
 *
 * Beside the symbols of the vocabulary there is one more, {@link #boundary}: it enters at the first step, and it is
 * predicted after the last symbol. While training, the symbols that should have been written enter (teacher forcing;
 * Williams and Zipser, 1989).
 */
public final class PairModel {
    static final String HEAD_WEIGHT = "head.weight";
    static final String HEAD_BIAS = "head.bias";
    static final String SOURCE_EMBEDDING = "encoder.embedding.weight";
    static final String EMBEDDING = "decoder.embedding.weight";
    /** On the decoder's tape: the embedded symbol, and with the context beside it. */
    static final String EMBEDDED = "embedding";
    static final String ENTERS = "enters";
    /** On the decoder's tape: the numbers given once. */
    static final String GIVEN = "given";

    private PairModel() {}

    /** Number of the symbol that begins and ends what is written. */
    public static int boundary(ModelSpec spec) {
        return spec.wiring().symbols();
    }

    /** Whether there is a source that is read step by step. */
    public static boolean hasEncoder(ModelSpec spec) {
        return spec.wiring().shape() == Shape.ENCODER_DECODER;
    }

    /** Whether the decoder looks at the source at every step. */
    public static boolean attends(ModelSpec spec) {
        return spec.wiring().scoring() != Scoring.NONE;
    }

    /** Whether the state before the first step is a linear map of something, not a copy. */
    public static boolean hasBridge(ModelSpec spec) {
        return !hasEncoder(spec) || spec.wiring().bidirectional();
    }

    /** The layers that read the source. */
    public static StackSpec encoder(ModelSpec spec) {
        return new StackSpec("encoder.rnn", spec.cell(), spec.layers(), spec.units(), spec.inputWidth(0),
                spec.readsSymbols() ? "embedding" : "inputs", spec.dropout(), shortcut(spec),
                spec.wiring().bidirectional());
    }

    /** The layers that write. */
    public static StackSpec decoder(ModelSpec spec) {
        boolean fed = SourceAttention.asksBefore(spec.wiring().scoring());
        return new StackSpec("decoder.rnn", spec.cell(), spec.layers(), spec.units(),
                spec.embedding() + (fed ? spec.width() : 0), fed ? ENTERS : EMBEDDED, spec.dropout(), shortcut(spec),
                false);
    }

    private static Shortcut shortcut(ModelSpec spec) {
        return spec.residual() ? Shortcut.RESIDUAL : spec.wiring().highway() ? Shortcut.HIGHWAY : Shortcut.NONE;
    }

    /** Name of the bridge's weights to a state of a layer: "bridge.hidden_l0.weight". */
    public static String bridge(int layer, String state) {
        return "bridge." + state + "_l" + layer + ".weight";
    }

    /** Names and shapes of the parameters, in the order in which they come into play. */
    public static ParameterLayout parameterLayout(ModelSpec spec) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        if (hasEncoder(spec)) {
            if (spec.readsSymbols()) {
                layout.table(SOURCE_EMBEDDING, spec.vocabulary(), spec.embedding());
            }
            encoder(spec).addTo(layout);
        }
        for (int l = 0; l < spec.layers() && hasBridge(spec); l++) {
            for (String state : Cells.of(spec.cell()).state()) {
                String name = bridge(l, state);
                layout.weight(name, 1, spec.units(), hasEncoder(spec) ? spec.width() : spec.inputs());
                layout.bias(name.replace("weight", "bias"), 1, spec.units());
            }
        }
        layout.table(EMBEDDING, spec.outputWidth(), spec.embedding());
        decoder(spec).addTo(layout);
        if (attends(spec)) {
            SourceAttention.addTo(layout, spec.wiring().scoring(), spec.width(), spec.units());
        }
        return layout.weight(HEAD_WEIGHT, 1, spec.outputWidth(), spec.units()).bias(HEAD_BIAS, 1, spec.outputWidth())
                .build();
    }

    /** Places of all that the encoder writes for {@code batch} sources of at most {@code steps} steps. */
    static TapeLayout sourceLayout(ModelSpec spec, int batch, int steps) {
        StackSpec encoder = encoder(spec);
        TapeLayout.Builder layout = new TapeLayout.Builder(batch, steps);
        if (spec.wiring().bidirectional()) {
            layout.bidirectional();
        }
        layout.add(encoder.inputPlace(), encoder.inputs());
        encoder.addTo(layout);
        Ends.addTo(encoder, layout, batch);
        return layout.build();
    }

    /** Places of all that the decoder writes in at most {@code steps} steps. */
    static TapeLayout targetLayout(ModelSpec spec, int batch, int sourceSteps, int steps) {
        StackSpec decoder = decoder(spec);
        TapeLayout.Builder layout = new TapeLayout.Builder(batch, steps);
        if (!hasEncoder(spec)) {
            layout.add(GIVEN, spec.inputs(), batch);
        }
        layout.add(EMBEDDED, spec.embedding());
        if (decoder.inputPlace().equals(ENTERS)) {
            layout.add(ENTERS, decoder.inputs());
        }
        decoder.addTo(layout);
        if (attends(spec)) {
            SourceAttention.addTo(layout, spec.wiring().scoring(), spec.width(), spec.units(), sourceSteps);
        }
        return layout.add("logits", spec.outputWidth()).add("probabilities", spec.outputWidth()).build();
    }
}
