package rnnscope.view.wiring;

import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Family;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringPlan.Weight;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.LanguageModel;
import rnnscope.network.attention.SourceAttention;
import rnnscope.network.pair.PairModel;

/** Plans of all networks, from what was chosen of it. */
final class WiringPlans {
    private final ModelSpec spec;
    private final Wiring wiring;
    private final PlanParts parts;

    private WiringPlans(ModelSpec spec) {
        this.spec = spec;
        this.wiring = spec.wiring();
        this.parts = new PlanParts(spec);
    }

    /** @param single whether the text is one symbol, so that there is but one step */
    static WiringPlan of(ModelSpec spec, boolean single) {
        WiringPlans plans = new WiringPlans(spec);
        if (spec.wiring().shape().decodes()) {
            plans.addPair();
        } else {
            plans.addSequence();
        }
        Archetype archetype = archetype(spec, single);
        return plans.parts.plan(archetype, archetype.title() + ": " + name(spec), definition(spec));
    }

    private static Archetype archetype(ModelSpec spec, boolean single) {
        return switch (spec.wiring().shape()) {
            case LANGUAGE_MODEL, TAGGER -> single ? Archetype.ONE_TO_ONE : Archetype.ALIGNED;
            case CLASSIFIER, REGRESSOR -> Archetype.MANY_TO_ONE;
            case GENERATOR -> Archetype.ONE_TO_MANY;
            case ENCODER_DECODER -> Archetype.ENCODER_DECODER;
        };
    }

    private static String name(ModelSpec spec) {
        return switch (spec.wiring().shape()) {
            case LANGUAGE_MODEL -> spec.predictsSymbols() ? "a language model" : "a forecaster";
            case TAGGER -> "a tagger";
            case CLASSIFIER -> "a classifier";
            case REGRESSOR -> "a regressor";
            case GENERATOR -> "a generator";
            case ENCODER_DECODER -> "an encoder and a decoder";
        };
    }

    private static String definition(ModelSpec spec) {
        Wiring wiring = spec.wiring();
        StringBuilder words = new StringBuilder(Cells.of(spec.cell()).title());
        if (spec.layers() > 1) {
            words.append(", ").append(spec.layers()).append(" layers");
        }
        if (wiring.bidirectional()) {
            words.append(wiring.shape().decodes() ? ", encoder in both directions" : ", both directions");
        }
        if (spec.residual()) {
            words.append(", residual");
        }
        if (wiring.highway()) {
            words.append(", highway");
        }
        if (wiring.heads() > 0) {
            words.append(", ").append(wiring.heads()).append(wiring.heads() == 1 ? " head" : " heads")
                    .append(" of self-attention");
        }
        if (wiring.shape().isPooled()) {
            words.append(", ").append(wiring.pooling() == Pooling.LAST ? "from the last state"
                    : wiring.pooling() + " pooling");
        }
        if (wiring.shape() == Shape.ENCODER_DECODER) {
            words.append(", ").append(wiring.scoring() == Scoring.NONE ? "no attention"
                    : wiring.scoring() + " attention");
        }
        return words.toString();
    }

    // A sequence that is read at once

    private void addSequence() {
        Row below = parts.input(Side.READ, "Input", symbols(), spec.readsSymbols() ? null : "inputs",
                spec.readsSymbols() ? spec.vocabulary() : spec.inputs());
        if (spec.embedding() > 0) {
            below = parts.embedding(below, "", "embedding.weight", spec.vocabulary(), spec.embedding(), "embedding");
        }
        Row top = parts.stack(LanguageModel.stack(spec), Side.READ, 0, "", below, List.of());
        if (wiring.heads() > 0) {
            top = addHeads(top);
        }
        if (wiring.shape().isPooled()) {
            top = addPool(top);
        }
        addHead(top, Side.READ, spec.width());
    }

    private Row addHeads(Row top) {
        int width = spec.width();
        int heads = wiring.heads();
        boolean past = wiring.shape() == Shape.LANGUAGE_MODEL;
        Weight in = parts.weight("W_{qkv}", "self-attention", Family.ATTENTION, "attention.in_proj_weight",
                "attention.in_proj_bias");
        Weight out = parts.weight("W_o", "self-attention, heads mixed", Family.ATTENTION, "attention.out_proj.weight",
                "attention.out_proj.bias");
        Row read = parts.above(Kind.HEADS, Side.READ, top.level() + 1, "Self-attention",
                heads + (heads == 1 ? " head × " : " heads × ") + width / heads, width, "attention/joined",
                List.of("α^i_{ts} = softmax_s (q^i_t · k^i_s / √d)", "c^i_t = Σ_s α^i_{ts} v^i_s"));
        for (int head = 0; head < heads; head++) {
            parts.attend(top, read, past ? Reach.PAST_TO_EACH : Reach.ALL_TO_EACH, in, head);
        }
        Row mix = parts.above(Kind.MIX, Side.READ, top.level() + 2, "Heads mixed", "y " + width, width,
                "attention/output", List.of("y_t + W_o (c^1_t, …) + b_o"));
        parts.link(read, mix, Reach.SAME, out);
        parts.link(top, mix, Reach.SAME, null);
        return mix;
    }

    private Row addPool(Row top) {
        Pooling pooling = wiring.pooling();
        Row pool = parts.once(Kind.POOL, Side.READ, top.level() + 1, -1,
                pooling == Pooling.LAST ? "Last state" : "Pooling", "p " + spec.width(), spec.width(), "pooled",
                switch (pooling) {
                    case LAST -> List.of(wiring.bidirectional() ? "p = (y^→_S, y^←_1)" : "p = y_S");
                    case MEAN -> List.of("p = (y_1 + … + y_S) / S");
                    case MAX -> List.of("p_j = max_t y_{tj}");
                    case ATTENTION -> List.of("e_t = v^⊤ tanh(W y_t + b)", "p = Σ_t α_t y_t,  α = softmax(e)");
                });
        if (pooling == Pooling.LAST) {
            parts.link(top, pool, Reach.LAST_TO_ONCE, null);
            if (wiring.bidirectional()) {
                parts.link(top, pool, Reach.FIRST_TO_ONCE, null);
            }
        } else if (pooling == Pooling.ATTENTION) {
            parts.attend(top, pool, Reach.ALL_TO_ONCE, parts.weight("W, v", "pooling", Family.ATTENTION,
                    "pooling.linear.weight", "pooling.linear.bias", "pooling.score.weight"), 0);
        } else {
            parts.link(top, pool, Reach.ALL_TO_ONCE, null);
        }
        return pool;
    }

    private void addHead(Row top, Side side, int width) {
        Weight head = parts.weight("W_y", "output", Family.HEAD, "head.weight", "head.bias");
        boolean once = top.once();
        String from = once ? "p" : top.kind() == Kind.COMBINE ? "a_t" : top.kind() == Kind.CELL ? "h_t" : "y_t";
        int outputs = spec.outputWidth();
        String equation = spec.predictsSymbols()
                ? (once ? "p(y)" : "p_t") + " = softmax(W_y " + from + " + b_y)"
                : (once ? "ŷ" : "ŷ_t") + " = W_y " + from + " + b_y";
        String shape = spec.predictsSymbols() ? "softmax " + outputs : outputs == 1 ? "1 number" : outputs + " numbers";
        String place = spec.predictsSymbols() ? "probabilities" : "outputs";
        Row output = once ? parts.once(Kind.OUTPUT, side, top.level() + 1, -1, "Output", shape, outputs, place,
                List.of(equation)) : parts.above(Kind.OUTPUT, side, top.level() + 1, "Output", shape, outputs, place,
                        List.of(equation));
        parts.link(top, output, Reach.SAME, head);
        String loss = spec.predictsSymbols() ? "−ln p" : "squared error";
        String lossEquation = spec.predictsSymbols() ? "L = −ln p(truth)" : "L = (ŷ − y)^2";
        Row end = once ? parts.once(Kind.LOSS, side, output.level() + 1, -1, "Loss", loss, 1, null,
                List.of(lossEquation)) : parts.above(Kind.LOSS, side, output.level() + 1, "Loss", loss, 1, null,
                        List.of(lossEquation));
        parts.link(output, end, Reach.SAME, null);
        if (side == Side.WRITTEN) {
            parts.link(output, parts.row("written/input"), Reach.FED_BACK, null);
        }
    }

    private String symbols() {
        return spec.readsSymbols() ? "one of " + spec.vocabulary() : spec.inputs() == 1 ? "1 number"
                : spec.inputs() + " numbers";
    }

    // A source that is read and a sequence that is written

    private void addPair() {
        boolean encodes = PairModel.hasEncoder(spec);
        String place = !encodes ? "given" : spec.readsSymbols() ? null : "inputs";
        Row given = parts.input(Side.READ, encodes ? "Source" : "Given", symbols(), place,
                spec.readsSymbols() ? spec.vocabulary() : spec.inputs());
        Row written = parts.input(Side.WRITTEN, "Last written", "one of " + spec.outputWidth(), null,
                spec.outputWidth());
        Row read = encodes && spec.readsSymbols() ? parts.embedding(given, "encoder", "encoder.embedding.weight",
                spec.vocabulary(), spec.embedding(), "embedding") : given;
        Row states = encodes ? parts.stack(PairModel.encoder(spec), Side.READ, 2, "encoder", read, List.of())
                : given;
        Row embedded = parts.embedding(written, "decoder", "decoder.embedding.weight", spec.outputWidth(),
                spec.embedding(), "embedding");
        boolean attends = PairModel.attends(spec);
        boolean fed = SourceAttention.asksBefore(wiring.scoring());
        int contextLevel = parts.topOfPair(encodes ? states : embedded) + 1;
        Row context = attends ? context(contextLevel) : null;
        Row top = parts.stack(PairModel.decoder(spec), Side.WRITTEN, 2, "decoder", embedded,
                fed ? List.of(context) : List.of());
        for (int l = 0; l < spec.layers(); l++) {
            parts.bridge(l, encodes ? null : given);
        }
        if (!attends) {
            addHead(top, Side.WRITTEN, spec.units());
            return;
        }
        addAttention(states, top, context, fed);
    }

    private Row context(int level) {
        List<String> equations = List.of(switch (wiring.scoring()) {
            case DOT -> "e_{ts} = h_t · x_s";
            case GENERAL -> "e_{ts} = (W_q h_t) · x_s";
            default -> "e_{ts} = v^⊤ tanh(W_q h_{t−1} + W_k x_s)";
        }, "c_t = Σ_s α_{ts} x_s,  α_t = softmax(e_t)");
        return parts.above(Kind.CONTEXT, Side.WRITTEN, level, "Attention", "c " + spec.width(), spec.width(),
                SourceAttention.contextPlace(), equations);
    }

    private void addAttention(Row states, Row top, Row context, boolean fed) {
        Weight query = wiring.scoring() == Scoring.DOT ? null
                : parts.weight("W_q", "attention, what it asks", Family.ATTENTION, "attention.query.weight");
        Weight key = fed ? parts.weight("W_k, v", "attention, what it finds", Family.ATTENTION, "attention.key.weight",
                "attention.score.weight") : null;
        Weight combine = parts.weight("W_c", "attention, with the state", Family.ATTENTION, "attention.combine.weight",
                "attention.combine.bias");
        Row asking = fed ? parts.row("written/cell/" + (spec.layers() - 1) + "/0") : top;
        parts.link(asking, context, fed ? Reach.FORWARD : Reach.SAME, query);
        parts.attend(states, context, Reach.ALL_TO_EACH, key, 0);
        Row combined = parts.above(Kind.COMBINE, Side.WRITTEN, context.level() + 1, "Attentional state",
                "a " + spec.units(), spec.units(), SourceAttention.statePlace(),
                List.of("a_t = tanh(W_c (c_t, h_t) + b_c)"));
        parts.link(context, combined, Reach.SAME, combine);
        parts.link(top, combined, Reach.SAME, combine);
        addHead(combined, Side.WRITTEN, spec.units());
    }
}
