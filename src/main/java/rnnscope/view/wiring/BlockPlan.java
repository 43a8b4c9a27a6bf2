package rnnscope.view.wiring;

import static rnnscope.view.wiring.PlanParts.id;

import java.util.List;
import java.util.Map;
import rnnscope.cell.Cells;
import rnnscope.figure.wiring.WiringPlan.Family;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringPlan.Weight;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.network.attention.SelfAttention;
import rnnscope.network.module.Module;
import rnnscope.network.module.block.FeedForward;
import rnnscope.network.module.block.LayerNorm;
import rnnscope.network.module.block.Positions;
import rnnscope.network.module.layer.Residual;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;

/**
 * Rows of a Transformer's blocks in the plan of a network, as the paper draws them: self-attention, a sum that is
 * normalised, the feed-forward network, a sum that is normalised; an arrow past each of the two.
 */
final class BlockPlan {
    private final PlanParts parts;
    private final PlanNames names;
    private final Map<Quantity, List<Row>> rows;
    private SelfAttention attention;
    private Row heads;
    private Residual sum;

    /** @param rows those that draw a quantity, which it adds to */
    BlockPlan(PlanParts parts, PlanNames names, Map<Quantity, List<Row>> rows) {
        this.parts = parts;
        this.names = names;
        this.rows = rows;
    }

    void add(Module module) {
        if (module instanceof Positions positions) {
            Row below = row(positions.input());
            Row row = parts.add(new Row(id(Side.READ, "positions"), Kind.EMBEDDING, Side.READ, below.level() + 1, 0, -1, 0, false,
                    Words.of("view.wiring.row.positions"), "x " + positions.width(), positions.width(), positions.output().name(),
                    2, formulas(positions)));
            parts.link(below, row, Reach.SAME, null);
            draws(positions.output(), row);
        } else if (module instanceof FeedForward feed) {
            Row below = row(feed.input());
            Row row = row(Kind.MIX, "feed", below.level() + 1, feed.layer(), "view.wiring.row.feed-forward", "f " + feed.width(),
                    feed.width(), feed.output(), "fed");
            parts.link(below, row, Reach.SAME, weight(feed.layer(), "W_1, W_2", "view.wiring.weight.feed-forward", Family.INPUT,
                    feed.parameter("linear1.weight"), feed.parameter("linear1.bias"), feed.parameter("linear2.weight"),
                    feed.parameter("linear2.bias")));
            draws(feed.output(), row);
        } else if (module instanceof LayerNorm norm) {
            add(norm);
        }
    }

    private void add(LayerNorm norm) {
        boolean last = norm.isLast();
        Row of = last ? row(sum.hidden()) : heads;
        Row past = row(last ? sum.input() : attention.input());
        Row row = row(last ? Kind.CELL : Kind.MIX, last ? "cell" : "norm", of.level() + 1, norm.layer(), "view.wiring.row.norm",
                (last ? "h " : "n ") + norm.width(), norm.width(), norm.output(), last ? "residual" : "attended",
                last ? "hidden" : "normed");
        parts.link(of, row, Reach.SAME, last
                ? weight(norm.layer(), "γ, β", "view.wiring.weight.norm", Family.RECURRENT, norm.weight(), norm.bias())
                : weight(norm.layer(), "W_o, γ, β", "view.wiring.weight.heads-mixed", Family.ATTENTION, attention.out(),
                        attention.outBias(), norm.weight(), norm.bias()));
        parts.link(past, row, Reach.SAME, null);
        draws(norm.output(), row);
    }

    void attend(SelfAttention module) {
        attention = module;
        Row below = row(module.input());
        Weight in = weight(module.layer(), "W_{qkv}", "view.wiring.weight.self-attention", Family.ATTENTION, module.in(),
                module.inBias());
        heads = parts.ofLayer(Kind.HEADS, Side.READ, below.level() + 1, module.layer(), "heads",
                title(module.layer(), "view.wiring.row.self-attention"),
                Words.count("view.wiring.heads-of", module.heads(), module.width() / module.heads()), module.width(),
                module.joined().name(), 1, formulas(module).stream().distinct().limit(2).toList());
        for (int i = module.first(); i < module.first() + module.heads(); i++) {
            parts.attend(below, heads, module.causal() ? Reach.PAST_TO_EACH : Reach.ALL_TO_EACH, in, i);
        }
    }

    /** What is added is normalised at once, in one row. */
    void join(Residual module) {
        sum = module;
    }

    private Row row(Kind kind, String name, int level, int layer, String title, String shape, int width, Quantity output,
            String... channels) {
        List<String> formulas = Cells.of(LayerSpec.BLOCK).equations().stream()
                .filter(e -> List.of(channels).contains(e.channel())).map(Equation::formula).toList();
        String id = kind == Kind.CELL ? name + "/" + layer + "/0" : name + "/" + layer;
        return parts.add(new Row(id(Side.READ, id), kind, Side.READ, level, 0, layer, 0, false, title(layer, title), shape, width,
                output.name(), Cells.of(LayerSpec.BLOCK).channel(output.id()).max(), formulas));
    }

    /** "2 · Feed-forward" where there are several blocks. */
    private String title(int layer, String key) {
        return names.spec().layers() > 1 ? layer + 1 + " · " + Words.of(key) : Words.of(key);
    }

    private Weight weight(int layer, String symbol, String where, Family family, String... all) {
        return parts.weight(symbol + names.script(layer, 1, 0), names.layer(layer) + Words.of(where), family, all);
    }

    private Row row(Quantity quantity) {
        return rows.get(quantity).get(0);
    }

    private void draws(Quantity quantity, Row row) {
        rows.put(quantity, List.of(row));
    }

    private static List<String> formulas(Module module) {
        return module.equations().stream().map(Equation::formula).toList();
    }
}
