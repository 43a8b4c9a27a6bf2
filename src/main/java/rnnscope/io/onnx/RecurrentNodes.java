package rnnscope.io.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rnnscope.io.foreign.Blueprint.Direction;
import rnnscope.io.foreign.Blueprint.Layer;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.io.foreign.Part;
import rnnscope.io.onnx.OnnxGraph.Node;
import rnnscope.language.Words;

/**
 * Recurrent operators of ONNX as layers. Their weights are
 *
 * <pre>
 *   W (directions, gates · units, inputs)   R (directions, gates · units, units)
 *   B (directions, 2 · gates · units)       P (directions, 3 · units), peepholes of an LSTM
 * </pre>
 *
 * with gates i, o, f, c of an LSTM and z, r, h of a GRU.
 */
final class RecurrentNodes {
    private static final Set<String> OPERATORS = Set.of("LSTM", "GRU", "RNN");

    private final Constants constants;

    RecurrentNodes(Constants constants) {
        this.constants = constants;
    }

    static boolean is(Node node) {
        return OPERATORS.contains(node.operator()) && node.domain().isEmpty();
    }

    static boolean isBoth(Node node) {
        return direction(node).equals("bidirectional");
    }

    static boolean isReverse(Node node) {
        return direction(node).equals("reverse");
    }

    private static String direction(Node node) {
        return node.text("direction", "forward");
    }

    /** @throws IllegalArgumentException in words for the user when it is one that the engine does not run as it is */
    Layer layer(Node node) {
        String operator = node.operator();
        int directions = isBoth(node) ? 2 : 1;
        require(isBoth(node) || isReverse(node) || direction(node).equals("forward"),
                Words.of("io.onnx.layer.direction", direction(node)));
        require(!node.attributes().containsKey("clip"), Words.of("io.onnx.layer.clip"));
        require(node.integer("input_forget", 0) == 0, Words.of("io.onnx.layer.tied"));
        for (int state = 5; state <= (operator.equals("LSTM") ? 6 : 5); state++) {
            require(constants.isZero(node.input(state), 0), Words.of("io.onnx.layer.beginning"));
        }
        String cell = cell(node, directions);
        int[] order = operator.equals("LSTM") ? new int[] {0, 2, 3, 1} : operator.equals("GRU") ? new int[] {1, 0, 2} : new int[] {0};
        ForeignTensor w = constant(node, 1, "W");
        ForeignTensor r = constant(node, 2, "R");
        ForeignTensor b = node.input(3) == null ? null : constant(node, 3, "B");
        ForeignTensor p = operator.equals("LSTM") && node.input(7) != null ? constant(node, 7, "P") : null;
        List<Direction> both = new ArrayList<>();
        for (int d = 0; d < directions; d++) {
            both.add(direction(w, r, b, p, d, directions, order));
        }
        return new Layer(p == null ? cell : "lstm-peephole", operator.equals("LSTM") ? "i, o, f, c" : operator.equals("GRU") ? "z, r, h" : "",
                isReverse(node) ? null : both.get(0), isReverse(node) ? both.get(0) : directions == 2 ? both.get(1) : null);
    }

    private static Direction direction(ForeignTensor w, ForeignTensor r, ForeignTensor b, ForeignTensor p, int d, int directions,
            int[] order) {
        Part ih = part(w, d, directions, 3).blocks(order);
        Part hh = part(r, d, directions, 3).blocks(order);
        int units = hh.columns();
        require(units > 0 && hh.rows() == units * order.length && ih.rows() == hh.rows(),
                Words.of("io.onnx.layer.weights", w.shape(), r.shape()));
        if (b == null) {
            return new Direction(ih, hh, null, null, null, peepholes(p, d, directions, units));
        }
        Part biases = part(b, d, directions, 2);
        require(biases.rows() == 2 * hh.rows(), Words.of("io.onnx.layer.biases", b.shape(), units));
        return new Direction(ih, hh, biases.rows(0, hh.rows()).blocks(order), biases.rows(hh.rows(), 2 * hh.rows()).blocks(order),
                null, peepholes(p, d, directions, units));
    }

    /** For i, o, f in ONNX, for i, f, o here; null where there are none. */
    private static Part peepholes(ForeignTensor p, int d, int directions, int units) {
        if (p == null) {
            return null;
        }
        Part all = part(p, d, directions, 2);
        require(all.rows() == 3 * units, Words.of("io.onnx.layer.peepholes", p.shape(), units));
        return all.blocks(0, 2, 1);
    }

    /** What a tensor has for one direction, as a matrix or a column. */
    private static Part part(ForeignTensor tensor, int d, int directions, int dimensions) {
        List<Integer> shape = tensor.shape();
        require(shape.size() == dimensions && shape.get(0) == directions, Words.of("io.onnx.layer.shape", shape));
        int rows = shape.get(1);
        int columns = dimensions == 3 ? shape.get(2) : 1;
        return new Part(List.of(tensor.words()), directions * rows, columns, tensor.values()).rows(d * rows, (d + 1) * rows);
    }

    private static String cell(Node node, int directions) {
        List<String> usual = switch (node.operator()) {
            case "LSTM" -> List.of("Sigmoid", "Tanh", "Tanh");
            case "GRU" -> List.of("Sigmoid", "Tanh");
            default -> List.of("Tanh");
        };
        List<String> activations = node.texts("activations");
        if (activations.isEmpty()) {
            activations = directions == 2 ? twice(usual) : usual;
        }
        boolean relu = node.operator().equals("RNN") && activations.stream().allMatch("Relu"::equals);
        require(relu || activations.equals(directions == 2 ? twice(usual) : usual),
                Words.of("io.onnx.layer.activations", String.join(", ", activations)));
        return switch (node.operator()) {
            case "LSTM" -> "lstm";
            case "GRU" -> node.integer("linear_before_reset", 0) == 0 ? "gru-reset-before" : "gru";
            default -> relu ? "rnn-relu" : "rnn-tanh";
        };
    }

    private static List<String> twice(List<String> some) {
        List<String> all = new ArrayList<>(some);
        all.addAll(some);
        return all;
    }

    private ForeignTensor constant(Node node, int input, String letter) {
        ForeignTensor constant = node.input(input) == null ? null : constants.of(node.input(input));
        if (constant == null || !constant.isWeight()) {
            throw new IllegalArgumentException(node.input(input) == null
                    ? Words.of("io.onnx.layer.missing", letter, node.operator())
                    : Words.of("io.onnx.layer.given", letter, node.operator(), node.input(input)));
        }
        return constant;
    }

    private static void require(boolean supported, String what) {
        if (!supported) {
            throw new IllegalArgumentException(Words.of("io.onnx.layer.unsupported", what));
        }
    }
}
