package rnnscope.io.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.Blueprint;
import rnnscope.io.foreign.Blueprint.Clues;
import rnnscope.io.foreign.Blueprint.Head;
import rnnscope.io.foreign.Blueprint.Layer;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.io.foreign.Part;
import rnnscope.io.foreign.SymbolFile;
import rnnscope.io.foreign.SymbolList;
import rnnscope.io.onnx.OnnxGraph.Node;
import rnnscope.language.Words;
import rnnscope.text.Tokenizers;

/**
 * ONNX file reader: follows the graph from what comes out to what enters. On the way there may be a softmax, one linear
 * map (MatMul or Gemm, Add), the choice of the last step, the recurrent layers one above the other, and an embedding
 * (Gather) or one-hot symbols (OneHot); shapes may be changed in between as long as what leaves a unit stays together.
 * Any other operator is a fault that names it.
 */
public final class OnnxFile {
    private final OnnxGraph graph;
    private final Constants constants;
    private final RecurrentNodes recurrent;
    private final List<Layer> layers = new ArrayList<>();
    private Part embedding;
    private Part weight;
    private Part bias;
    private boolean oneHot;
    private boolean softmax;
    private boolean sigmoid;
    private boolean last;
    private boolean everyStep;

    private OnnxFile(OnnxGraph graph, Path folder) {
        this.graph = graph;
        this.constants = new Constants(graph, folder);
        this.recurrent = new RecurrentNodes(constants);
    }

    /** Whether bytes begin as an ONNX model does: with the version of its form, then the names of who wrote it. */
    public static boolean isOne(byte[] head) {
        return head.length > 3 && head[0] == 8 && head[1] > 0 && head[1] < 32 && (head[2] == 0x12 || head[2] == 0x1a
                || head[2] == 0x22 || head[2] == 0x3a || head[2] == 0x42);
    }

    /**
     * @param file  name for messages
     * @param bytes the whole file
     * @param path  where it lies, beside files that belong to it
     */
    public static Blueprint read(String file, byte[] bytes, Path path) throws ModelFileException {
        try {
            OnnxGraph graph = OnnxReader.read(bytes);
            return new OnnxFile(graph, path.toAbsolutePath().getParent()).blueprint(file);
        } catch (IOException e) {
            throw e instanceof ModelFileException fault ? fault
                    : new ModelFileException(file, Words.of("io.onnx.damaged", e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file, e.getMessage(), e);
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            throw new ModelFileException(file, Words.of("io.onnx.graph"), e);
        }
    }

    private Blueprint blueprint(String file) {
        if (graph.nodes().isEmpty()) {
            throw new IllegalArgumentException(Words.of("io.onnx.no-graph"));
        }
        String output = graph.outputs().stream().filter(this::reaches).filter(value -> !isBeside(value)).findFirst().orElseThrow(
                () -> new IllegalArgumentException(Words.of("io.onnx.no-recurrent", String.join(", ",
                        graph.nodes().stream().map(Node::operator).distinct().limit(8).toList()))));
        Node top = head(output);
        body(top);
        List<String> unused = new ArrayList<>();
        graph.outputs().stream().filter(other -> !other.equals(output))
                .forEach(other -> unused.add(Words.of("io.onnx.other-output", other)));
        List<SymbolList> symbols = new ArrayList<>();
        graph.metadata().forEach((key, value) -> symbols.addAll(
                SymbolFile.inJson(Words.of("io.in-file", '"' + key + '"'), value)));
        Boolean pooled = last ? Boolean.TRUE : everyStep ? Boolean.FALSE : null;
        if (sigmoid) {
            binary();
        }
        return new Blueprint(file, Words.of("io.onnx.format"), embedding, layers,
                weight == null ? null : new Head(weight, bias), unused, List.of(), symbols, known(), new Clues(oneHot, pooled, softmax));
    }

    /** What {@link OnnxExport} writes beside a graph. */
    private Answers known() {
        String tokenizer = graph.metadata().get("tokenizer");
        SymbolList symbols = listed("vocabulary");
        return new Answers(null, symbols, symbols != null && Tokenizers.ids().contains(tokenizer) ? tokenizer : null, null,
                listed("labels"));
    }

    private SymbolList listed(String key) {
        List<SymbolList> lists = graph.metadata().containsKey(key) ? SymbolFile.inJson(key, graph.metadata().get(key)) : List.of();
        return lists.isEmpty() ? null : lists.get(0);
    }

    private boolean reaches(String value) {
        List<String> open = new ArrayList<>(List.of(value));
        List<Node> seen = new ArrayList<>();
        while (!open.isEmpty()) {
            Node node = graph.giving(open.remove(open.size() - 1));
            if (node != null && RecurrentNodes.is(node)) {
                return true;
            }
            if (node != null && !seen.contains(node)) {
                seen.add(node);
                node.inputs().stream().filter(input -> !input.isEmpty()).forEach(open::add);
            }
        }
        return false;
    }

    /** Whether a value is a layer's own cell state, or all its states where it reads back and the last ones come out too. */
    private boolean isBeside(String value) {
        Node node = graph.giving(value);
        if (!RecurrentNodes.is(node)) {
            return false;
        }
        int which = node.outputs().indexOf(value);
        return which == 2 || which == 0 && (RecurrentNodes.isBoth(node) || RecurrentNodes.isReverse(node)) && node.outputs().size() > 1
                && graph.outputs().contains(node.outputs().get(1));
    }

    // From what comes out to the last layer

    private Node head(String output) {
        String value = output;
        for (int steps = 0; steps <= graph.nodes().size(); steps++) {
            Node node = graph.giving(value);
            if (node == null) {
                throw new IllegalArgumentException(Words.of("io.onnx.nowhere", value));
            }
            if (RecurrentNodes.is(node)) {
                leaves(node, value);
                return node;
            }
            value = before(node, value);
        }
        throw new IllegalArgumentException(Words.of("io.onnx.circle"));
    }

    /** How the last layer gives what is predicted from. */
    private void leaves(Node node, String value) {
        int which = node.outputs().indexOf(value);
        if (which > 1) {
            throw new IllegalArgumentException(Words.of("io.onnx.cell-state"));
        }
        if (which == 1) {
            last = true;
        } else if (last && (RecurrentNodes.isBoth(node) || RecurrentNodes.isReverse(node))) {
            throw new IllegalArgumentException(Words.of("io.onnx.last-step"));
        } else if (!last) {
            everyStep = true;
        }
    }

    private String before(Node node, String value) {
        switch (node.operator()) {
            case "Softmax", "LogSoftmax" -> {
                require(weight == null && bias == null && !softmax, node);
                softmax = true;
                return node.input(0);
            }
            case "Sigmoid" -> {
                require(weight == null && bias == null && !softmax, node);
                sigmoid = true;
                return node.input(0);
            }
            case "Add" -> {
                require(weight == null && bias == null, node);
                boolean second = constants.of(node.input(1)) != null;
                ForeignTensor added = constants.of(node.input(second ? 1 : 0));
                require(added != null, node);
                bias = vector(added);
                return node.input(second ? 0 : 1);
            }
            case "MatMul" -> {
                require(weight == null, node);
                weight = Part.of(constant(node, 1)).transposed();
                return node.input(0);
            }
            case "Gemm" -> {
                require(weight == null && bias == null && node.number("alpha", 1) == 1 && node.number("beta", 1) == 1
                        && node.integer("transA", 0) == 0, node);
                Part matrix = Part.of(constant(node, 1));
                weight = node.integer("transB", 0) == 0 ? matrix.transposed() : matrix;
                bias = node.input(2) == null ? null : vector(constant(node, 2));
                return node.input(0);
            }
            case "Gather" -> {
                long[] index = constants.integers(node.input(1));
                require(index != null && index.length == 1 && index[0] == -1, node);
                last = true;
                return node.input(0);
            }
            case "Slice" -> {
                long[] starts = node.integers("starts") != null ? node.integers("starts") : constants.integers(node.input(1));
                require(starts != null && starts.length == 1 && starts[0] == -1, node);
                last = true;
                return node.input(0);
            }
            default -> {
                require(keepsUnits(node), node);
                return node.input(0);
            }
        }
    }

    /** One probability is that of the second of two labels, whose score beside the first's is 0. */
    private void binary() {
        if (weight == null || weight.rows() != 1) {
            throw new IllegalArgumentException(Words.of("io.onnx.sigmoid"));
        }
        weight = Part.stacked(List.of(Part.zeros(1, weight.columns()), weight));
        bias = bias == null ? null : Part.stacked(List.of(Part.zeros(1, 1), bias));
        softmax = true;
    }

    private ForeignTensor constant(Node node, int input) {
        ForeignTensor constant = constants.of(node.input(input));
        if (constant == null || !constant.isWeight()) {
            throw new IllegalArgumentException(Words.of("io.onnx.not-constant", node.operator(), node.input(input)));
        }
        return constant;
    }

    private static Part vector(ForeignTensor tensor) {
        return new Part(List.of(tensor.words()), (int) tensor.count(), 1, tensor.values());
    }

    private static void require(boolean known, Node node) {
        if (!known) {
            throw new IllegalArgumentException(Words.of("io.onnx.operator", node.operator()));
        }
    }

    /** Whether an operator gives the shape another order only, so that what leaves a layer stays together. */
    private static boolean keepsUnits(Node node) {
        return switch (node.operator()) {
            case "Identity", "Cast", "Dropout", "Squeeze", "Unsqueeze", "Reshape", "Flatten" -> true;
            case "Transpose" -> {
                long[] perm = node.integers("perm");
                yield perm != null && perm.length > 2 && perm[perm.length - 1] == perm.length - 1;
            }
            default -> false;
        };
    }

    // From the last layer to what enters

    private void body(Node top) {
        Node node = top;
        while (true) {
            if (layers.size() > graph.nodes().size()) {
                throw new IllegalArgumentException(Words.of("io.onnx.circle"));
            }
            layers.add(0, recurrent.layer(node));
            String value = node.input(0);
            Node before = graph.giving(value);
            for (int steps = 0; before != null && keepsUnits(before) && steps <= graph.nodes().size(); steps++) {
                value = before.input(0);
                before = graph.giving(value);
            }
            if (before == null) {
                return;
            }
            if (!RecurrentNodes.is(before)) {
                enters(before);
                return;
            }
            if (before.outputs().indexOf(value) != 0) {
                throw new IllegalArgumentException(Words.of("io.onnx.last-state"));
            }
            node = before;
        }
    }

    private void enters(Node node) {
        switch (node.operator()) {
            case "Gather" -> {
                require(node.integer("axis", 0) == 0, node);
                embedding = Part.of(constant(node, 0));
            }
            case "OneHot" -> oneHot = true;
            default -> require(false, node);
        }
    }
}
