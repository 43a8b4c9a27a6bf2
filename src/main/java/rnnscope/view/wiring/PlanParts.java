package rnnscope.view.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Family;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Link;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringPlan.Weight;
import rnnscope.model.ParameterLayout;

/** Parts of a plan: rows, links and weights of a plan as they are put together. */
final class PlanParts {
    private final ParameterLayout layout;
    private final List<Row> rows = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Weight> weights = new ArrayList<>();
    private final Map<Family, Integer> dashes = new HashMap<>();

    PlanParts(ParameterLayout layout) {
        this.layout = layout;
    }

    WiringPlan plan(Archetype archetype, String title, String definition) {
        return new WiringPlan(archetype, title, definition, rows, links, weights);
    }

    Row row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    Row add(Row row) {
        rows.add(row);
        return row;
    }

    void link(Row from, Row to, Reach reach, Weight weight) {
        links.add(new Link(from, to, reach, weight, -1));
    }

    void attend(Row from, Row to, Reach reach, Weight weight, int head) {
        links.add(new Link(from, to, reach, weight, head));
    }

    /** @param all names of the parameters, a matrix first; those that the network has not are left out */
    Weight weight(String symbol, String where, Family family, String... all) {
        String[] names = Stream.of(all).filter(name -> name != null && layout.has(name)).toArray(String[]::new);
        int dash = dashes.merge(family, 1, Integer::sum) - 1;
        Weight weight = new Weight(names[0], symbol, where, family, dash, shape(names), List.of(names),
                Stream.of(names).mapToLong(name -> layout.slice(name).count()).sum());
        weights.add(weight);
        return weight;
    }

    /** Of the matrices and the biases beside them: "64 × 30 + 64", "48 × 48, 1 × 48"; of several alike "2 · 64 × 30". */
    private String shape(String... names) {
        long scales = Stream.of(names).map(layout::slice).filter(slice -> slice.kind() == ParameterLayout.Kind.DIAGONAL)
                .mapToLong(ParameterLayout.Slice::count).sum();
        long biases = Stream.of(names).map(layout::slice).filter(slice -> slice.kind() == ParameterLayout.Kind.BIAS)
                .mapToLong(ParameterLayout.Slice::count).sum();
        String matrices = matrices(names);
        return (matrices.isEmpty() ? String.valueOf(scales) : matrices) + (biases == 0 ? "" : " + " + biases);
    }

    private String matrices(String... names) {
        List<String> shapes = Stream.of(names).map(layout::slice)
                .filter(slice -> slice.kind() != ParameterLayout.Kind.BIAS
                        && slice.kind() != ParameterLayout.Kind.DIAGONAL)
                .map(slice -> slice.rows() + " × " + slice.depth()).toList();
        List<String> distinct = shapes.stream().distinct().toList();
        return distinct.size() == 1 && shapes.size() > 1 ? shapes.size() + " · " + distinct.get(0)
                : String.join(", ", shapes);
    }

    static String id(Side side, String rest) {
        return side.name().toLowerCase(Locale.ROOT) + "/" + rest;
    }

    /** What enters at every step, or once. */
    Row input(Side side, String title, String shape, String place, int width, String letter) {
        return add(new Row(id(side, "input"), Kind.INPUT, side, 0, 0, -1, 0, false, title, shape, width, place, 1,
                List.of(letter)));
    }

    /** A row that is computed at every step. */
    Row above(Kind kind, Side side, int level, String title, String shape, int width, String place,
            List<String> equations) {
        return add(new Row(id(side, kind.name().toLowerCase(Locale.ROOT)), kind, side, level, 0, -1, 0, false,
                title, shape, width, place, 1, equations));
    }

    /** A row of one layer that is computed at every step. */
    Row ofLayer(Kind kind, Side side, int level, int layer, String name, String title, String shape, int width,
            String place, float extent, List<String> equations) {
        return add(new Row(id(side, name + "/" + layer), kind, side, level, 0, layer, 0, false, title, shape, width,
                place, extent, equations));
    }

    /** A row that is computed once. */
    Row once(Kind kind, Side side, int level, int layer, String title, String shape, int width, String place,
            List<String> equations) {
        String name = kind.name().toLowerCase(Locale.ROOT) + (layer < 0 ? "" : "/" + layer);
        return add(new Row(id(side, name), kind, side, level, 0, layer, 0, true, title, shape, width, place, 1,
                equations));
    }
}
