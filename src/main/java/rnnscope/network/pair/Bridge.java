package rnnscope.network.pair;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.TransposedWeights;
import rnnscope.network.stack.Ends;
import rnnscope.tape.Tape;

/** How a decoder comes to the state before its first step: a copy of the encoder's ends, or a linear map. */
final class Bridge {
    private final Kernels k;
    private final float[] from;
    private final float[] v;
    private final List<Way> ways = new ArrayList<>();
    private final TransposedWeights transposed;

    /** To one state of one layer; without weights a copy. */
    private record Way(Panels from, Panels dFrom, Panels to, Panels dTo, Panels weight, Panels bias, String name) {}

    /**
     * @param source the tape of what it comes from, that of the encoder or, for numbers given once, the decoder's
     * @param ends   the encoder's; null for numbers given once
     */
    Bridge(ModelSpec spec, Tape source, Ends ends, Tape target, ParameterLayout parameters,
            TransposedWeights transposed, Kernels kernels) {
        this.k = kernels;
        this.from = source.values();
        this.v = target.values();
        this.transposed = transposed;
        List<String> states = Cells.of(spec.cell()).state();
        for (int l = 0; l < spec.layers(); l++) {
            for (int s = 0; s < states.size(); s++) {
                Panels end = ends == null ? source.layout().place(PairModel.GIVEN) : ends.place(l, s);
                Panels to = target.layout().channel(l, states.get(s));
                String name = PairModel.hasBridge(spec) ? PairModel.bridge(l, states.get(s)) : null;
                ways.add(new Way(end, source.gradient(end), to, target.gradient(to),
                        name == null ? null : parameters.slice(name).place(),
                        name == null ? null : parameters.slice(name.replace("weight", "bias")).place(), name));
            }
        }
    }

    List<String> transposedNames() {
        return ways.stream().map(Way::name).filter(name -> name != null).toList();
    }

    /** The state before the first step of some sequences. */
    void forward(float[] w, int b, int rows) {
        for (Way way : ways) {
            if (way.weight == null) {
                for (int p = 0; p < way.to.panels(); p++) {
                    System.arraycopy(from, way.from.panel(p, b), v, way.to.panel(p, b), rows * Panels.LANES);
                }
            } else {
                k.startRows(w, way.bias, null, null, null, 0, v, way.to, b, rows);
                k.product(from, way.from, w, way.weight, v, way.to, b, rows);
            }
        }
    }

    /** Adds to the gradient of what the state came from. */
    void backward(int b, int rows) {
        for (Way way : ways) {
            if (way.weight == null) {
                for (int p = 0; p < way.to.panels(); p++) {
                    int at = way.dFrom.panel(p, b);
                    int by = way.dTo.panel(p, b);
                    for (int i = 0; i < rows * Panels.LANES; i++) {
                        from[at + i] += v[by + i];
                    }
                }
            } else {
                k.product(v, way.dTo, transposed.values(), transposed.place(way.name), from, way.dFrom, b, rows);
            }
        }
    }

    /** Adds the gradients of the weights, a worker's share of the columns. */
    void weightGradients(float[] g, int batch, int worker, int workers) {
        for (Way way : ways) {
            if (way.weight != null) {
                int begin = Workers.share(way.weight.panels(), worker, workers);
                int end = Workers.share(way.weight.panels(), worker + 1, workers);
                k.transposedProduct(from, way.from, v, way.dTo, g, way.weight, 0, batch, begin, end);
                k.sumRows(v, way.dTo, g, way.bias, 0, batch, begin, end);
            }
        }
    }
}
