package rnnscope.view.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Family;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Link;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringPlan.Weight;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.network.pair.PairModel;
import rnnscope.network.stack.StackSpec;
import rnnscope.network.stack.StackSpec.Shortcut;
import rnnscope.network.wiring.Networks;
import rnnscope.tape.Equation;

/** Parts of a plan: rows, links and weights of a plan as they are put together. */
final class PlanParts {
    private final ModelSpec spec;
    private final ParameterLayout layout;
    private final List<Row> rows = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Weight> weights = new ArrayList<>();
    private final Map<Family, Integer> dashes = new HashMap<>();

    PlanParts(ModelSpec spec) {
        this.spec = spec;
        this.layout = Networks.parameterLayout(spec);
    }

    WiringPlan plan(Archetype archetype, String title, String definition) {
        return new WiringPlan(archetype, title, definition, rows, links, weights);
    }

    Row row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private Row add(Row row) {
        rows.add(row);
        return row;
    }

    void link(Row from, Row to, Reach reach, Weight weight) {
        links.add(new Link(from, to, reach, weight, -1));
    }

    void attend(Row from, Row to, Reach reach, Weight weight, int head) {
        links.add(new Link(from, to, reach, weight, head));
    }

    /** Parameters by PyTorch's names, the matrix first. */
    Weight weight(String symbol, String where, Family family, String... names) {
        int dash = dashes.merge(family, 1, Integer::sum) - 1;
        Weight weight = new Weight(names[0], symbol, where, family, dash, shape(names), List.of(names),
                Stream.of(names).mapToLong(name -> layout.slice(name).count()).sum());
        weights.add(weight);
        return weight;
    }

    /** Of the matrices: "64 × 30", "48 × 48, 1 × 48"; of several alike "2 · 64 × 30". */
    private String shape(String... names) {
        List<String> shapes = Stream.of(names).map(layout::slice)
                .filter(slice -> slice.kind() != ParameterLayout.Kind.BIAS)
                .map(slice -> slice.rows() + " × " + slice.depth()).toList();
        List<String> distinct = shapes.stream().distinct().toList();
        return distinct.size() == 1 && shapes.size() > 1 ? shapes.size() + " · " + distinct.get(0)
                : String.join(", ", shapes);
    }

    // Rows

    private static String id(Side side, String rest) {
        return side.name().toLowerCase(java.util.Locale.ROOT) + "/" + rest;
    }

    Row input(Side side, String title, String shape, String place, int width) {
        return add(new Row(id(side, "input"), Kind.INPUT, side, 0, 0, -1, 0, false, title, shape, width, place, 1,
                List.of(side == Side.WRITTEN ? "y_{t−1}" : "x_t")));
    }

    Row embedding(Row below, String where, String name, int symbols, int width, String place) {
        Row row = add(new Row(id(below.side(), "embedding"), Kind.EMBEDDING, below.side(), 1, 0, -1, 0, false,
                "Embedding", "e " + width, width, place, 1,
                List.of(below.side() == Side.READ ? "e_t = E[x_t]" : "e_t = E[y_{t−1}]")));
        link(below, row, Reach.SAME, weight("E", where.isEmpty() ? "embedding" : where + ", embedding",
                Family.EMBEDDING, name));
        return row;
    }

    /** A row that is computed at every step. */
    Row above(Kind kind, Side side, int level, String title, String shape, int width, String place,
            List<String> equations) {
        return add(new Row(id(side, kind.name().toLowerCase(java.util.Locale.ROOT)), kind, side, level, 0, -1, 0, false,
                title, shape, width, place, 1, equations));
    }

    /** A row that is computed once. */
    Row once(Kind kind, Side side, int level, int layer, String title, String shape, int width, String place,
            List<String> equations) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT) + (layer < 0 ? "" : "/" + layer);
        return add(new Row(id(side, name), kind, side, level, 0, layer, 0, true, title, shape, width, place, 1,
                equations));
    }

    /** The level of the highest row that reads or of the decoder's last layer, whichever is higher. */
    int topOfPair(Row states) {
        int perLayer = hasShortcut(PairModel.decoder(spec), spec.layers() - 1) ? 1 : 0;
        int decoder = levels(PairModel.decoder(spec), 2).get(spec.layers() - 1) + perLayer;
        return Math.max(states.level(), decoder);
    }

    // Layers

    private static boolean hasShortcut(StackSpec stack, int layer) {
        return stack.has(Shortcut.RESIDUAL, layer) || stack.has(Shortcut.HIGHWAY, layer);
    }

    /** The level of the cells of each layer, the lower of the two where there are two directions. */
    private static List<Integer> levels(StackSpec stack, int first) {
        List<Integer> levels = new ArrayList<>();
        int level = first;
        for (int l = 0; l < stack.layers(); l++) {
            levels.add(level);
            level += (stack.bidirectional() ? 3 : 1) + (hasShortcut(stack, l) ? 1 : 0);
        }
        return levels;
    }

    /**
     * Recurrent layers one above the other.
     *
     * @param first   least level of the first layer
     * @param module  "encoder", "decoder" or nothing
     * @param beside  what enters the first layer beside {@code below}
     * @return what leaves the last
     */
    Row stack(StackSpec stack, Side side, int first, String module, Row below, List<Row> beside) {
        List<Integer> levels = levels(stack, Math.max(first, below.level() + 1));
        Row enters = below;
        for (int l = 0; l < stack.layers(); l++) {
            Row leaves = layer(stack, side, levels.get(l), l, module, enters, l == 0 ? beside : List.of());
            enters = leaves;
        }
        return enters;
    }

    private Row layer(StackSpec stack, Side side, int level, int l, String module, Row enters, List<Row> beside) {
        int directions = stack.directions();
        Row[] cells = new Row[directions];
        for (int d = 0; d < directions; d++) {
            cells[d] = cell(stack, side, level + d, l, d);
            String where = where(stack, module, l, d);
            String script = script(stack, l, d);
            Weight ih = weight("W_{ih}" + script, where + "input", Family.INPUT, stack.weightName("weight_ih", l, d),
                    stack.weightName("bias_ih", l, d));
            Weight hh = weight("W_{hh}" + script, where + "recurrent", Family.RECURRENT,
                    stack.weightName("weight_hh", l, d), stack.weightName("bias_hh", l, d));
            link(enters, cells[d], Reach.SAME, ih);
            for (Row other : beside) {
                link(other, cells[d], Reach.SAME, ih);
            }
            link(cells[d], cells[d], d == 0 ? Reach.FORWARD : Reach.BACKWARD, hh);
        }
        Row leaves = cells[0];
        if (isUnread(side, l)) {
            return leaves;
        }
        if (directions == 2) {
            leaves = add(new Row(id(side, "join/" + l), Kind.JOIN, side, level + 2, 0, l, 0, false, "Both directions",
                    "h " + stack.width(), stack.width(), stack.joinedPlace(l), extent(),
                    List.of("h_t = (h^→_t, h^←_t)")));
            link(cells[0], leaves, Reach.SAME, null);
            link(cells[1], leaves, Reach.SAME, null);
        }
        return hasShortcut(stack, l) ? shortcut(stack, side, module, l, enters, leaves) : leaves;
    }

    /** Without attention nobody reads what leaves the encoder's last layer, only how its states end. */
    private boolean isUnread(Side side, int layer) {
        return side == Side.READ && layer == spec.layers() - 1 && PairModel.hasEncoder(spec)
                && !PairModel.attends(spec);
    }

    private Row cell(StackSpec stack, Side side, int level, int l, int d) {
        Cell cell = Cells.of(stack.cell());
        boolean both = stack.bidirectional();
        String layer = stack.layers() > 1 ? "Layer " + (l + 1) : cell.title();
        int tapeLayer = l * stack.directions() + d;
        return add(new Row(id(side, "cell/" + l + "/" + d), Kind.CELL, side, level, both ? 2 * d - 1 : 0, l, d, false,
                layer + (!both ? "" : d == 0 ? " forward" : " backward"),
                String.join(", ", letters(cell)) + " " + stack.units(), stack.units(), tapeLayer + "/hidden",
                extent(), equations(cell, d == 1)));
    }

    /** The letters of what a cell carries on: c, h. */
    private static List<String> letters(Cell cell) {
        return cell.state().stream().map(id -> cell.channels().stream().filter(c -> c.id().equals(id)).findFirst()
                .orElseThrow().symbol()).toList();
    }

    /** Of a cell without gates all equations, else those of what it carries on. */
    private static List<String> equations(Cell cell, boolean backward) {
        return cell.equations().stream()
                .filter(e -> cell.gates().size() == 1 || cell.state().contains(e.channel())).map(Equation::formula)
                .map(formula -> backward ? formula.replace("t−1", "t+1") : formula).toList();
    }

    private float extent() {
        return Cells.of(spec.cell()).channels().stream().filter(c -> c.id().equals("hidden")).findFirst().orElseThrow()
                .max();
    }

    private Row shortcut(StackSpec stack, Side side, String module, int l, Row enters, Row leaves) {
        boolean highway = stack.has(Shortcut.HIGHWAY, l);
        Row row = add(new Row(id(side, "shortcut/" + l), Kind.SHORTCUT, side, leaves.level() + 1, 0, l, 0, false,
                highway ? "Highway" : "Residual", "y " + stack.width(), stack.width(), stack.outputPlace(l), extent(),
                highway ? List.of("y_t = T_t ⊙ h_t + (1 − T_t) ⊙ x_t", "T_t = σ(W_T x_t + b_T)")
                        : List.of("y_t = h_t + x_t")));
        link(leaves, row, Reach.SAME, null);
        String name = stack.highwayName(l);
        link(enters, row, Reach.SAME, highway ? weight("W_T" + script(stack, l, 0), where(stack, module, l, -1)
                + "highway", Family.INPUT, name, name.replaceFirst("weight$", "bias")) : null);
        return row;
    }

    private static String where(StackSpec stack, String module, int l, int d) {
        return (module.isEmpty() ? "" : module + ", ") + (stack.layers() > 1 ? "layer " + (l + 1) + ", " : "")
                + (!stack.bidirectional() || d < 0 ? "" : d == 0 ? "forward, " : "backward, ");
    }

    /** What tells layers and directions apart above a letter: "^{2←}". */
    private static String script(StackSpec stack, int l, int d) {
        String layer = stack.layers() > 1 ? String.valueOf(l + 1) : "";
        String direction = stack.bidirectional() ? d == 0 ? "→" : "←" : "";
        return layer.isEmpty() && direction.isEmpty() ? "" : "^{" + layer + direction + "}";
    }

    /**
     * From the encoder's ends to the decoder's state before its first step, in one layer.
     *
     * @param given what the state is made of where nothing is read step by step; else null
     */
    void bridge(int l, Row given) {
        Row decoder = row("written/cell/" + l + "/0");
        boolean learned = PairModel.hasBridge(spec);
        List<String> states = Cells.of(spec.cell()).state();
        String letters = String.join(", ", letters(Cells.of(spec.cell())));
        String of = given != null ? "given" : spec.wiring().bidirectional() ? "(h^→_S, h^←_1)" : "h_S";
        Row bridge = once(Kind.BRIDGE, Side.BETWEEN, decoder.level(), l, learned ? "Bridge" : "Handed over",
                letters + " " + spec.units(), spec.units(), l + "/hidden",
                List.of(learned ? "h_0 = W_b " + of + " + b_b" : "h_0 = h_S"));
        Weight weight = null;
        if (learned) {
            List<String> names = new ArrayList<>();
            for (String state : states) {
                names.add(PairModel.bridge(l, state));
                names.add(PairModel.bridge(l, state).replace("weight", "bias"));
            }
            String script = spec.layers() > 1 ? "^" + (l + 1) : "";
            weight = weight("W_b" + script, "bridge" + (spec.layers() > 1 ? ", layer " + (l + 1) : ""),
                    Family.RECURRENT, names.toArray(String[]::new));
        }
        if (given != null) {
            link(given, bridge, Reach.LAST_TO_ONCE, weight);
        } else {
            link(row("read/cell/" + l + "/0"), bridge, Reach.LAST_TO_ONCE, weight);
            if (spec.wiring().bidirectional()) {
                link(row("read/cell/" + l + "/1"), bridge, Reach.FIRST_TO_ONCE, weight);
            }
        }
        link(bridge, decoder, Reach.ONCE_TO_FIRST, null);
    }
}
