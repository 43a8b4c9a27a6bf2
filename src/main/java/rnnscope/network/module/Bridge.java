package rnnscope.network.module;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.Panels;
import rnnscope.model.ParameterLayout;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Bridge to the state of a decoder before its first step: a copy of the state in which the encoder ended, layer by layer,
 * or a linear map of it or of numbers given once.
 *
 * @param symbol what it comes from, in its equation: "h_S"
 * @param roads  to every state of every layer
 */
public record Bridge(String symbol, List<Road> roads) implements Module {

    /**
     * The way to one state of one layer.
     *
     * @param from what it comes from, one row for each sequence
     * @param to   the state
     * @param name what its parameters are called: "bridge.hidden_l0"; null for a copy
     */
    public record Road(Quantity from, Quantity to, String name, int fromWidth, int units) {
        public String weight() {
            return name + ".weight";
        }

        public String bias() {
            return name + ".bias";
        }
    }

    /** The list is copied. */
    public Bridge {
        roads = List.copyOf(roads);
    }

    /** Whether the states are linear maps, not copies. */
    public boolean isLinear() {
        return roads.get(0).name != null;
    }

    @Override
    public Side side() {
        return Side.TARGET;
    }

    @Override
    public List<Quantity> reads() {
        return roads.stream().map(Road::from).distinct().toList();
    }

    @Override
    public Quantity output() {
        return roads.get(0).to;
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        for (Road road : roads) {
            if (road.name != null) {
                parameters.weight(road.weight(), 1, road.units, road.fromWidth).bias(road.bias(), 1, road.units);
            }
        }
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {}

    @Override
    public List<Equation> equations() {
        return roads.stream().map(road -> new Equation(road.to.name(), "Bridge",
                road.name == null ? "h_0 = h_S" : "h_0 = W_b " + symbol + " + b_b", "")).toList();
    }

    /** The ends of the encoder are its own to change. */
    @Override
    public List<String> sites() {
        return List.of();
    }

    @Override
    public BoundModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final float[] froms;
        private final Way[] ways;

        /** To one state of one layer; without a map a copy. */
        private record Way(Panels from, Panels dFrom, Panels to, Panels dTo, LinearMap map) {}

        Bound(Bridge module, Binding binding) {
            super(Side.TARGET, true);
            froms = binding.values(module.roads.get(0).from.side());
            ways = module.roads.stream().map(road -> new Way(binding.place(road.from), binding.gradient(road.from),
                    binding.place(road.to), binding.gradient(road.to), road.name == null ? null
                            : new LinearMap(binding, road.weight(), road.bias(), road.from, road.to)))
                    .toArray(Way[]::new);
        }

        @Override
        public List<String> transposedNames() {
            List<String> names = new ArrayList<>();
            for (Way way : ways) {
                if (way.map != null) {
                    names.add(way.map.name());
                }
            }
            return names;
        }

        /** The state before the first step of some sequences, which are the first rows of the tape. */
        @Override
        public void forward(Pass p, int b, int rows) {
            for (Way way : ways) {
                if (way.map != null) {
                    way.map.forward(p, b, rows);
                    continue;
                }
                for (int panel = 0; panel < way.to.panels(); panel++) {
                    System.arraycopy(froms, way.from.panel(panel, b), window(p).v(), way.to.panel(panel, b),
                            rows * Panels.LANES);
                }
            }
        }

        /** The recurrences clear the gradient of the state before their first step. */
        @Override
        public void clearRows(Pass p, int row, int rows) {}

        @Override
        public void backward(Pass p, int b, int rows) {
            if (p.isClosed(SourcePath.BRIDGE)) {
                return;
            }
            for (Way way : ways) {
                if (way.map != null) {
                    way.map.backward(p, b, rows);
                    continue;
                }
                float[] v = window(p).v();
                for (int panel = 0; panel < way.to.panels(); panel++) {
                    int at = way.dFrom.panel(panel, b);
                    int by = way.dTo.panel(panel, b);
                    for (int i = 0; i < rows * Panels.LANES; i++) {
                        froms[at + i] += v[by + i];
                    }
                }
            }
        }

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            for (Way way : ways) {
                if (way.map != null) {
                    way.map.weightGradients(p, firstRow(p), rows(p), worker, of);
                }
            }
        }
    }
}
