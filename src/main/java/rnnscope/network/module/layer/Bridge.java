package rnnscope.network.module.layer;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.Panels;
import rnnscope.model.ParameterLayout;
import rnnscope.network.module.Binding;
import rnnscope.network.module.BoundModule;
import rnnscope.network.module.Module;
import rnnscope.network.module.Pass;
import rnnscope.network.module.Room;
import rnnscope.network.module.RowModule;
import rnnscope.network.module.SourcePath;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Bridge to the state of a decoder before its first step: a copy of the state in which the encoder ended, layer by layer,
 * or a linear map of it or of numbers given once.
 *
 * @param symbol what it comes from, in its equation: "h_S"
 * @param mappings  to every state of every layer
 */
public record Bridge(String symbol, List<Mapping> mappings) implements Module {

    /**
     * The way to one state of one layer.
     *
     * @param from  what it comes from, one row for each sequence
     * @param to    the state
     * @param state what its cell calls the state
     * @param name  what its parameters are called: "bridge.hidden_l0"; null for a copy
     */
    public record Mapping(Quantity from, Quantity to, Channel state, String name, int fromWidth, int units) {
        /** What leaves the bridge here, one row for each sequence: it becomes the state before the first step. */
        public Quantity output() {
            return new Quantity(to.side(), "bridge/l" + to.name().replace('/', '.'));
        }

        public String weight() {
            return name + ".weight";
        }

        public String bias() {
            return name + ".bias";
        }
    }

    /** The list is copied. */
    public Bridge {
        mappings = List.copyOf(mappings);
    }

    /** Whether the states are linear maps, not copies. */
    public boolean isLinear() {
        return mappings.get(0).name != null;
    }

    @Override
    public Side side() {
        return Side.TARGET;
    }

    @Override
    public List<Quantity> reads() {
        return mappings.stream().map(Mapping::from).distinct().toList();
    }

    @Override
    public Quantity output() {
        return mappings.get(0).output();
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        for (Mapping mapping : mappings) {
            if (mapping.name != null) {
                parameters.weight(mapping.weight(), 1, mapping.units, mapping.fromWidth).bias(mapping.bias(), 1, mapping.units);
            }
        }
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        mappings.forEach(mapping -> tape.add(mapping.output().name(), mapping.units, room.sequences()));
    }

    @Override
    public List<Equation> equations() {
        return mappings.stream().map(mapping -> new Equation(mapping.output().name(), "equation.bridge", mapping.state.symbol() + "_0 = "
                + (mapping.name == null ? mapping.state.symbol() + "_S" : "W_b " + symbol + " + b_b"), "")).toList();
    }

    /** What is copied is the encoder's own to change, at its ends. */
    @Override
    public List<String> sites() {
        return isLinear() ? mappings.stream().map(mapping -> mapping.output().name()).toList() : List.of();
    }

    @Override
    public BoundModule bind(Binding binding) {
        return new Bound(this, binding);
    }

    private static final class Bound extends RowModule {
        private final float[] froms;
        private final Way[] ways;

        /** To one state of one layer; without a map a copy. */
        private record Way(Quantity output, Panels from, Panels dFrom, Panels out, Panels dOut, Panels to, Panels dTo,
                LinearMap map) {}

        Bound(Bridge module, Binding binding) {
            super(Side.TARGET, true);
            froms = binding.values(module.mappings.get(0).from.side());
            ways = module.mappings.stream().map(mapping -> new Way(mapping.output(), binding.place(mapping.from),
                    binding.gradient(mapping.from), binding.place(mapping.output()), binding.gradient(mapping.output()),
                    binding.place(mapping.to), binding.gradient(mapping.to), mapping.name == null ? null
                            : new LinearMap(binding, mapping.weight(), mapping.bias(), mapping.from, mapping.output())))
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
                } else {
                    copy(froms, way.from, window(p).v(), way.out, b, rows);
                }
                p.computed(way.output, way.out, b, rows);
                copy(window(p).v(), way.out, window(p).v(), way.to, b, rows);
            }
        }

        private static void copy(float[] from, Panels place, float[] to, Panels there, int b, int rows) {
            for (int panel = 0; panel < there.panels(); panel++) {
                System.arraycopy(from, place.panel(panel, b), to, there.panel(panel, b), rows * Panels.LANES);
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
            float[] v = window(p).v();
            for (Way way : ways) {
                copy(v, way.dTo, v, way.dOut, b, rows);
                p.goingBack(way.output, way.dOut, b, rows);
                if (way.map != null) {
                    way.map.backward(p, b, rows);
                    continue;
                }
                for (int panel = 0; panel < way.to.panels(); panel++) {
                    int at = way.dFrom.panel(panel, b);
                    int by = way.dOut.panel(panel, b);
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
