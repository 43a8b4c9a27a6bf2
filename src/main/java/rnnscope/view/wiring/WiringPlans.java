package rnnscope.view.wiring;

import static rnnscope.view.wiring.PlanParts.id;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.cell.Variation;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Family;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringPlan.Weight;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Topology;
import rnnscope.network.attention.AttentionalState;
import rnnscope.network.attention.Pool;
import rnnscope.network.attention.SelfAttention;
import rnnscope.network.attention.SourceAttention;
import rnnscope.network.glimpse.Drawing;
import rnnscope.network.glimpse.FilterGrid;
import rnnscope.network.glimpse.GivenNumbers;
import rnnscope.network.glimpse.Glimpse;
import rnnscope.network.module.Module;
import rnnscope.network.module.block.FeedForward;
import rnnscope.network.module.block.LayerNorm;
import rnnscope.network.module.block.Positions;
import rnnscope.network.module.layer.Bridge;
import rnnscope.network.module.layer.Concatenation;
import rnnscope.network.module.layer.Dropout;
import rnnscope.network.module.layer.Embedding;
import rnnscope.network.module.layer.GivenBeside;
import rnnscope.network.module.layer.Highway;
import rnnscope.network.module.layer.Linear;
import rnnscope.network.module.layer.NumberInput;
import rnnscope.network.module.layer.Residual;
import rnnscope.network.module.output.Pixels;
import rnnscope.network.module.output.Softmax;
import rnnscope.network.module.output.SquaredError;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;

/** Plan of any network, read off its modules. */
final class WiringPlans {
    private final ModelSpec spec;
    private final Wiring wiring;
    private final Topology topology;
    private final PlanParts parts;
    private final PlanNames names;
    /** The rows that draw a quantity; two where what enters lies side by side. */
    private final Map<Quantity, List<Row>> rows = new HashMap<>();
    private final Set<Quantity> leading;
    private final List<Bridge> bridges = new ArrayList<>();
    private final BlockPlan blocks;
    private SourceAttention attention;
    private FilterGrid grid;

    private WiringPlans(ModelSpec spec) {
        this.spec = spec;
        this.wiring = spec.wiring();
        this.topology = Topology.of(spec);
        this.parts = new PlanParts(topology.parameters());
        this.names = new PlanNames(spec);
        this.leading = leading(topology);
        this.blocks = new BlockPlan(parts, names, rows);
    }

    /** @param single whether the text is one symbol, so that there is but one step */
    static WiringPlan of(ModelSpec spec, boolean single) {
        WiringPlans plans = new WiringPlans(spec);
        plans.addInputs();
        plans.topology.parts().forEach(plans::add);
        Archetype archetype = plans.names.archetype(single);
        return plans.parts.plan(archetype, archetype.title() + ": " + plans.names.kind(), plans.names.definition());
    }

    // What enters

    private void addInputs() {
        String numbers = topology.all(NumberInput.class).stream().map(n -> n.output().name()).findFirst().orElse(null);
        boolean writes = wiring.shape().decodes();
        String shape = spec.readsSymbols() ? Words.of("view.wiring.one-of", spec.vocabulary())
                : Words.count("view.wiring.numbers", spec.inputs());
        String title = Words.of(spec.glimpses() ? "view.wiring.row.picture" : spec.draws() ? "view.wiring.row.given" : !writes && !wiring.shape().asks() ? "view.wiring.row.input"
                : wiring.shape() == Shape.GENERATOR ? "view.wiring.row.given" : "view.wiring.row.source");
        parts.input(Side.READ, title, shape, spec.glimpses() ? null : spec.draws() ? "inputs" : numbers,
                spec.readsSymbols() ? spec.vocabulary() : spec.inputs(), spec.glimpses() ? "x" : "x_t");
        if (writes) {
            parts.input(Side.WRITTEN, Words.of("view.wiring.row.last-written"),
                    Words.of("view.wiring.one-of", spec.outputWidth()), null, spec.outputWidth(), "y_{t−1}");
        } else if (wiring.shape().asks()) {
            parts.input(Side.WRITTEN, Words.of("view.wiring.row.question"), Words.of("view.wiring.one-of", spec.vocabulary()), null,
                    spec.vocabulary(), "x_t");
        }
    }

    private static Side side(Module module) {
        return module.side() == rnnscope.tape.Side.SOURCE ? Side.READ : Side.WRITTEN;
    }

    private Row row(Quantity quantity) {
        return rows.get(quantity).get(0);
    }

    private void draws(Quantity quantity, Row... row) {
        rows.put(quantity, List.of(row));
    }

    private static List<String> formulas(Module module) {
        return module.equations().stream().map(Equation::formula).toList();
    }

    // Modules

    private void add(Module module) {
        if (module instanceof NumberInput numbers) {
            draws(numbers.output(), parts.row("read/input"));
        } else if (module instanceof FilterGrid laid) {
            grid = laid;
        } else if (module instanceof Glimpse glimpse) {
            add(glimpse);
        } else if (module instanceof GivenNumbers given) {
            draws(given.output(), parts.row("read/input"));
        } else if (module instanceof Drawing drawing) {
            add(drawing);
        } else if (module instanceof Pixels) {
            addPixels((Pixels) module);
        } else if (module instanceof Embedding embedding) {
            add(embedding);
        } else if (module instanceof Dropout dropout) {
            rows.put(dropout.output(), rows.get(dropout.input()));
        } else if (module instanceof Recurrent layer) {
            add(layer);
        } else if (module instanceof Residual sum && spec.isTransformer()) {
            blocks.join(sum);
        } else if (module instanceof Residual residual && leading.contains(residual.output())) {
            Row row = shortcut(residual, residual.layer(), residual.width(), Words.of("view.wiring.row.residual"));
            parts.link(row(residual.hidden()), row, Reach.SAME, null);
            parts.link(row(residual.input()), row, Reach.SAME, null);
        } else if (module instanceof Highway highway) {
            Row row = shortcut(highway, highway.layer(), highway.width(), Words.of("view.wiring.row.highway"));
            parts.link(row(highway.hidden()), row, Reach.SAME, null);
            parts.link(row(highway.input()), row, Reach.SAME, parts.weight("W_T" + names.script(highway.layer(), 1, 0),
                    names.side(side(highway)) + names.layer(highway.layer()) + Words.of("view.wiring.highway"), Family.INPUT, highway.weight(),
                    highway.bias()));
        } else if (module instanceof SelfAttention heads) {
            if (heads.isInBlock()) {
                blocks.attend(heads);
            } else {
                add(heads);
            }
        } else if (module instanceof Positions || module instanceof FeedForward || module instanceof LayerNorm) {
            blocks.add(module);
        } else if (module instanceof Pool pool) {
            add(pool);
        } else if (module instanceof Bridge bridge) {
            bridges.add(bridge);
        } else if (module instanceof SourceAttention source) {
            attention = source;
            draws(source.output(), context(source));
        } else if (module instanceof Concatenation both) {
            draws(both.output(), row(both.first()), row(both.second()));
        } else if (module instanceof GivenBeside both) {
            draws(both.output(), row(both.step()), row(both.given()));
        } else if (module instanceof AttentionalState state) {
            add(state);
        } else if (module instanceof Linear head) {
            bridges.forEach(this::add);
            addHead(head);
        } else if (module instanceof Softmax || module instanceof SquaredError) {
            addLoss(module);
        }
    }

    private void add(Embedding embedding) {
        Row below = parts.row(id(side(embedding), "input"));
        Row row = parts.above(Kind.EMBEDDING, side(embedding), 1, Words.of("view.wiring.row.embedding"), "e " + embedding.width(),
                embedding.width(), embedding.output().name(), formulas(embedding));
        parts.link(below, row, Reach.SAME, parts.weight("E", names.side(side(embedding)) + Words.of("view.wiring.weight.embedding"), Family.EMBEDDING,
                embedding.table()));
        draws(embedding.output(), row);
    }

    private void add(Glimpse glimpse) {
        List<String> formulas = new ArrayList<>(formulas(glimpse));
        formulas.addAll(formulas(grid));
        Row row = parts.above(Kind.CONTEXT, side(glimpse), 1, Words.of("view.wiring.row.glimpse"),
                "x " + grid.patch() + " × " + grid.patch(), grid.patch() * grid.patch(), glimpse.output().name(), formulas);
        parts.link(row(glimpse.picture()), row, Reach.SAME, null);
        draws(glimpse.output(), row);
    }

    /** The patch of each step, and the canvas that it is added to. */
    private void add(Drawing drawing) {
        Row h = row(drawing.hidden());
        int cells = grid.patch() * grid.patch();
        List<String> formulas = new ArrayList<>(formulas(drawing).subList(0, 1));
        formulas.addAll(formulas(grid));
        Row patch = parts.above(Kind.CONTEXT, side(drawing), h.level() + 1, Words.of("view.wiring.row.patch"),
                "w " + grid.patch() + " × " + grid.patch(), cells, Drawing.PATCH, formulas);
        parts.link(h, patch, Reach.SAME, parts.weight("W_w", Words.of("view.wiring.weight.patch"), Family.ATTENTION,
                drawing.weight(), drawing.bias(), grid.weight(), grid.bias()));
        Row canvas = parts.above(Kind.COMBINE, side(drawing), h.level() + 2, Words.of("view.wiring.row.canvas"),
                "c " + grid.pixels() + " × " + grid.pixels(), SmallCanvas.of(spec).length(), Drawing.CANVAS,
                formulas(drawing).subList(1, 2));
        parts.link(patch, canvas, Reach.SAME, null);
        parts.link(canvas, canvas, Reach.FORWARD, null);
        draws(drawing.output(), canvas);
    }

    private void addPixels(Pixels pixels) {
        Row last = row(pixels.logits());
        Row picture = parts.once(Kind.OUTPUT, Side.READ, last.level() + 1, -1, Words.of("view.wiring.row.drawn"),
                Words.count("view.wiring.numbers", pixels.count()), pixels.count(), pixels.output().name(),
                formulas(pixels).subList(0, 1));
        parts.link(last, picture, Reach.SAME, null);
        Row loss = parts.once(Kind.LOSS, Side.READ, last.level() + 2, -1, Words.of("view.wiring.row.loss"),
                Words.of("view.wiring.cross-entropy"), 1, null, formulas(pixels).subList(1, 2));
        parts.link(picture, loss, Reach.SAME, null);
    }

    private void add(Recurrent layer) {
        List<Row> enters = layer.input() == null ? List.of(parts.row("read/input")) : rows.get(layer.input());
        int least = wiring.shape().decodes() || wiring.shape().asks() ? 2 : 1;
        int level = Math.max(least, enters.get(0).level() + 1);
        Row[] cells = new Row[layer.directions()];
        for (int d = 0; d < cells.length; d++) {
            cells[d] = cell(layer, level + d, d);
            String where = names.side(side(layer)) + names.layer(layer.layer())
                    + (!layer.bidirectional() ? "" : Words.of(d == 0 ? "view.wiring.forward" : "view.wiring.backward") + ", ");
            String script = names.script(layer.layer(), layer.directions(), d);
            Weight ih = parts.weight("W_{xh}" + script, where + Words.of("view.wiring.weight.input"), Family.INPUT, layer.parameter("weight_ih", d),
                    layer.parameter("bias_ih", d));
            Weight hh = parts.weight("W_{hh}" + script, where + Words.of("view.wiring.weight.recurrent"), Family.RECURRENT,
                    layer.parameter("weight_hh", d), layer.parameter("bias_hh", d), layer.parameter(Variation.PEEPHOLE, d),
                    layer.parameter(Variation.PROJECTION, d));
            for (Row enter : enters) {
                boolean once = enter.side() == Side.READ && side(layer) == Side.WRITTEN;
                parts.link(enter, cells[d], once ? Reach.ONCE_TO_EACH : Reach.SAME, ih);
            }
            parts.link(cells[d], cells[d], layer.isReverse(d) ? Reach.BACKWARD : Reach.FORWARD, hh);
        }
        draws(layer.output(), cells[0]);
        if (grid != null && grid.before() && layer.writes(grid.asking())) {
            parts.link(cells[0], parts.row(id(side(layer), "context")), Reach.FORWARD, parts.weight("W_g",
                    Words.of("view.wiring.weight.glimpse"), Family.ATTENTION, grid.weight(), grid.bias()));
        }
        if (layer.bidirectional() && leading.contains(layer.output())) {
            Row join = parts.ofLayer(Kind.JOIN, side(layer), level + 2, layer.layer(), "join", Words.of("view.wiring.row.both"),
                    "h " + layer.width(), layer.width(), layer.output().name(), layer.cell().channel("hidden").max(),
                    List.of("h_t = (h^→_t, h^←_t)"));
            parts.link(cells[0], join, Reach.SAME, null);
            parts.link(cells[1], join, Reach.SAME, null);
            draws(layer.output(), join);
        }
    }

    /** What leads to a prediction: without attention what leaves the encoder does not, only how its states end. */
    private static Set<Quantity> leading(Topology topology) {
        Set<Quantity> leading = new HashSet<>(List.of(topology.scores()));
        List<Module> parts = topology.parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (leading.contains(parts.get(i).output())) {
                leading.addAll(parts.get(i).reads());
            }
        }
        return leading;
    }

    private Row cell(Recurrent layer, int level, int d) {
        Cell cell = layer.cell();
        boolean alike = spec.stack().stream().map(LayerSpec::cell).distinct().count() == 1;
        String title = spec.layers() == 1 ? cell.title()
                : Words.of("view.wiring.row.layer", layer.layer() + 1) + (alike ? "" : ", " + cell.title());
        return parts.add(new Row(id(side(layer), "cell/" + layer.layer() + "/" + d), Kind.CELL, side(layer), level,
                layer.bidirectional() ? 2 * d - 1 : 0, layer.layer(), d, false,
                title + (!layer.bidirectional() ? "" : " " + Words.of(d == 0 ? "view.wiring.forward" : "view.wiring.backward")),
                PlanNames.letters(cell) + " " + layer.units(), layer.units(), layer.recurrence(d) + "/hidden",
                cell.channel("hidden").max(), equations(layer, layer.isReverse(d))));
    }

    /** Of a cell without gates all equations, else those of what it carries on. */
    private static List<String> equations(Recurrent layer, boolean backward) {
        Cell cell = layer.cell();
        return layer.equations().stream()
                .filter(e -> cell.gates().size() == 1 || cell.state().contains(e.channel())).map(Equation::formula)
                .map(formula -> backward ? formula.replace("t−1", "t+1") : formula).toList();
    }

    private Row shortcut(Module module, int layer, int width, String title) {
        Row leaves = row(module.reads().get(0));
        List<String> formulas = new ArrayList<>(formulas(module));
        Collections.reverse(formulas);
        Row row = parts.ofLayer(Kind.SHORTCUT, side(module), leaves.level() + 1, layer, "shortcut", title, "y " + width,
                width, module.output().name(), Cells.of(spec.cell(layer)).channel("hidden").max(), formulas);
        draws(module.output(), row);
        return row;
    }

    private void add(SelfAttention module) {
        Row top = row(module.input());
        int heads = module.heads();
        Weight in = parts.weight("W_{qkv}", Words.of("view.wiring.weight.self-attention"), Family.ATTENTION, module.in(), module.inBias());
        Weight out = parts.weight("W_o", Words.of("view.wiring.weight.heads-mixed"), Family.ATTENTION, module.out(),
                module.outBias());
        List<String> formulas = formulas(module).stream().distinct().toList();
        Row read = parts.above(Kind.HEADS, Side.READ, top.level() + 1, Words.of("view.wiring.row.self-attention"),
                Words.count("view.wiring.heads-of", heads, module.width() / heads), module.width(),
                module.joined().name(), formulas.subList(0, formulas.size() - 1));
        for (int head = 0; head < heads; head++) {
            parts.attend(top, read, module.causal() ? Reach.PAST_TO_EACH : Reach.ALL_TO_EACH, in, head);
        }
        Row mix = parts.above(Kind.MIX, Side.READ, top.level() + 2, Words.of("view.wiring.row.heads-mixed"), "y " + module.width(),
                module.width(), module.output().name(), formulas.subList(formulas.size() - 1, formulas.size()));
        parts.link(read, mix, Reach.SAME, out);
        parts.link(top, mix, Reach.SAME, null);
        draws(module.output(), mix);
    }

    private void add(Pool module) {
        Row top = row(module.input());
        Row pool = parts.once(Kind.POOL, side(module), top.level() + 1, -1,
                Words.of(spec.draws() ? "view.wiring.row.last-canvas" : module.kind() == Pooling.LAST ? "view.wiring.row.last-state" : "view.wiring.row.pooling"), "p " + module.width(),
                spec.draws() ? SmallCanvas.of(spec).length() : module.width(), module.output().name(), formulas(module));
        switch (module.kind()) {
            case LAST -> {
                if (module.direction() != Direction.BACKWARD) {
                    parts.link(top, pool, Reach.LAST_TO_ONCE, null);
                }
                if (module.direction() != Direction.FORWARD) {
                    parts.link(top, pool, Reach.FIRST_TO_ONCE, null);
                }
            }
            case ATTENTION -> parts.attend(top, pool, Reach.ALL_TO_ONCE, parts.weight("W, v", Words.of("view.wiring.weight.pooling"),
                    Family.ATTENTION, Pool.LINEAR, Pool.LINEAR_BIAS, Pool.SCORE), 0);
            default -> parts.link(top, pool, Reach.ALL_TO_ONCE, null);
        }
        draws(module.output(), pool);
    }

    /** From the encoder's ends, or what was given, to the decoder's state before its first step, layer by layer. */
    private void add(Bridge bridge) {
        for (Recurrent layer : topology.layers(rnnscope.tape.Side.TARGET)) {
            int l = layer.layer();
            List<Bridge.Mapping> mappings = bridge.mappings().stream().filter(mapping -> mapping.to().layer() == l).toList();
            Row decoder = parts.row("written/cell/" + l + "/0");
            Row row = parts.once(Kind.BRIDGE, Side.BETWEEN, decoder.level(), l, Words.of(bridge.isLinear()
                    ? "view.wiring.row.bridge" : "view.wiring.row.handed-over"), PlanNames.letters(layer.cell()) + " " + layer.units(), layer.units(),
                    mappings.get(0).to().name(), formulas(bridge).subList(0, 1));
            Weight weight = !bridge.isLinear() ? null : parts.weight("W_b" + (spec.layers() > 1 ? "^" + (l + 1) : ""),
                    Words.of("view.wiring.weight.bridge") + (spec.layers() > 1 ? ", " + Words.of("view.wiring.layer", l + 1) : ""),
                    Family.RECURRENT, mappings.stream()
                            .flatMap(mapping -> Stream.of(mapping.weight(), mapping.bias()))
                            .toArray(String[]::new));
            if (wiring.shape() == Shape.GENERATOR) {
                parts.link(parts.row("read/input"), row, Reach.LAST_TO_ONCE, weight);
            } else {
                parts.link(parts.row("read/cell/" + l + "/0"), row, Reach.LAST_TO_ONCE, weight);
                if (wiring.bidirectional()) {
                    parts.link(parts.row("read/cell/" + l + "/1"), row, Reach.FIRST_TO_ONCE, weight);
                }
            }
            parts.link(row, decoder, Reach.ONCE_TO_FIRST, null);
        }
    }

    private Row context(SourceAttention module) {
        List<String> formulas = formulas(module);
        long decoder = topology.parts().stream().filter(m -> side(m) == Side.WRITTEN
                && (m instanceof Recurrent || m instanceof Residual || m instanceof Highway)).count();
        int level = Math.max(row(module.states()).level(), 1 + (int) decoder) + 1;
        return parts.above(Kind.CONTEXT, Side.WRITTEN, level, Words.of("view.wiring.row.attention"), "c " + module.width(), module.width(),
                module.output().name(), List.of(formulas.get(0), formulas.get(2) + ",  " + formulas.get(1)));
    }

    private void add(AttentionalState module) {
        boolean before = SourceAttention.asksBefore(attention.scoring());
        Row context = row(module.context());
        Weight query = attention.scoring() == Scoring.DOT ? null
                : parts.weight("W_q", Words.of("view.wiring.weight.query"), Family.ATTENTION, SourceAttention.QUERY);
        Weight key = before ? parts.weight("W_k, v", Words.of("view.wiring.weight.key"), Family.ATTENTION, SourceAttention.KEY,
                SourceAttention.SCORE) : null;
        Weight combine = parts.weight("W_c", Words.of("view.wiring.weight.combine"), Family.ATTENTION, AttentionalState.COMBINE,
                AttentionalState.COMBINE_BIAS);
        Row asking = before ? parts.row("written/cell/" + (spec.layers() - 1) + "/0") : row(module.top());
        parts.link(asking, context, before ? Reach.FORWARD : Reach.SAME, query);
        parts.attend(row(attention.states()), context, Reach.ALL_TO_EACH, key, 0);
        Row combined = parts.above(Kind.COMBINE, Side.WRITTEN, context.level() + 1, Words.of("view.wiring.row.attentional"),
                "a " + module.units(), module.units(), module.output().name(), formulas(module));
        parts.link(context, combined, Reach.SAME, combine);
        parts.link(row(module.top()), combined, Reach.SAME, combine);
        draws(module.output(), combined);
    }

    private void addHead(Linear head) {
        Row top = row(head.input());
        Weight weight = parts.weight("W_y", Words.of("view.wiring.weight.output"), Family.HEAD, head.weight(), head.bias());
        boolean symbols = spec.predictsSymbols();
        Module last = topology.parts().get(topology.parts().size() - 1);
        List<String> formulas = new ArrayList<>(formulas(head));
        formulas.addAll(formulas(last).subList(0, symbols ? 1 : 0));
        String shape = symbols ? "softmax " + head.outputs() : Words.count("view.wiring.numbers", head.outputs());
        Row output = top(head, Kind.OUTPUT, top.level() + 1, Words.of("view.wiring.row.output"), shape, head.outputs(), last.output().name(),
                formulas);
        parts.link(top, output, Reach.SAME, weight);
        draws(head.output(), output);
    }

    private void addLoss(Module loss) {
        Row output = row(loss.reads().get(0));
        List<String> formulas = formulas(loss);
        Row end = top(topology.all(Linear.class).get(0), Kind.LOSS, output.level() + 1, Words.of("view.wiring.row.loss"),
                spec.predictsSymbols() ? "−ln p" : Words.of("view.wiring.squared-error"), 1, null,
                formulas.subList(formulas.size() - 1, formulas.size()));
        parts.link(output, end, Reach.SAME, null);
        if (wiring.shape().decodes()) {
            parts.link(output, parts.row("written/input"), Reach.FED_BACK, null);
        }
    }

    /** A row at every step or, where one prediction is made of a sequence, once. */
    private Row top(Linear head, Kind kind, int level, String title, String shape, int width, String place,
            List<String> formulas) {
        return head.once() ? parts.once(kind, side(head), level, -1, title, shape, width, place, formulas)
                : parts.above(kind, side(head), level, title, shape, width, place, formulas);
    }
}
