package rnnscope.io.onnx;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.io.ModelFileException;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Pooling;
import rnnscope.storage.AtomicFile;

/**
 * ONNX export of a model: a graph from what enters, {@code tokens} (batch, steps) or {@code series} (batch, steps,
 * numbers), to {@code scores} or {@code numbers} (batch, steps, width), of one prediction for all steps (batch, width).
 * Symbols, labels and tokenizer are texts in the metadata. Every run begins at the state 0.
 */
public final class OnnxExport {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 14;
    /** Fields of the messages, as the public schema numbers them. */
    private static final int NODE = 1;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

    private final Model model;
    private final ModelSpec spec;
    private final ProtobufMessage graph = new ProtobufMessage();

    private OnnxExport(Model model) {
        this.model = model;
        this.spec = model.spec();
    }

    /**
     * Replaces the file at {@code path}, whole or not at all.
     *
     * @throws ModelFileException when the model has something that operators of ONNX do not have
     */
    public static void write(Path path, Model model) throws IOException {
        String fault = fault(model.spec());
        if (fault != null) {
            throw new ModelFileException(path.toString(), Words.of("io.onnx.no-operator", fault));
        }
        byte[] bytes = new OnnxExport(model).file();
        AtomicFile.write(path, out -> out.write(bytes));
    }

    private static String fault(ModelSpec spec) {
        if (spec.wiring().shape().decodes() || spec.wiring().shape().asks()) {
            return spec.wiring().shape().withArticle();
        }
        if (spec.wiring().glimpses().any()) {
            return Words.of(spec.draws() ? "io.onnx.drawing" : "io.onnx.glimpses");
        }
        if (spec.wiring().heads() > 0) {
            return Words.of("io.onnx.self-attention");
        }
        if (spec.wiring().highway() || spec.residual()) {
            return Words.of("io.onnx.past");
        }
        if (spec.wiring().shape().isPooled() && spec.wiring().pooling() != Pooling.LAST) {
            return Words.of("io.onnx.pooling", spec.wiring().pooling());
        }
        return spec.stack().stream().filter(layer -> layer.projection() > 0 || RecurrentOperator.of(layer.cell()) == null)
                .findFirst().map(layer -> layer.projection() > 0 ? Words.of("io.onnx.projection")
                        : Words.of("io.onnx.cell", layer.cell()))
                .orElse(null);
    }

    private byte[] file() throws IOException {
        boolean pooled = spec.wiring().shape().isPooled();
        String value = enters();
        for (int l = 0; l < spec.layers(); l++) {
            value = layer(l, value, pooled && l == spec.layers() - 1);
        }
        String result = spec.predictsSymbols() ? "scores" : "numbers";
        String product = spec.headBias() ? "product" : result;
        if (!pooled) {
            node("Transpose", List.of(value), List.of("states"), integers("perm", 1, 0, 2));
        } else {
            node("Transpose", List.of(value), List.of("ends"), integers("perm", 1, 0, 2));
            shape("ends_shape", 0, -1);
            node("Reshape", List.of("ends", "ends_shape"), List.of("states"));
        }
        ParameterLayout.Slice head = model.parameters().layout().slice("head.weight");
        tensor("head.weight", List.of(head.depth(), head.rows()), transposed(model.parameters().get("head.weight"), head.rows()));
        node("MatMul", List.of("states", "head.weight"), List.of(product));
        if (spec.headBias()) {
            tensor("head.bias", List.of(head.rows()), model.parameters().get("head.bias"));
            node("Add", List.of(product, "head.bias"), List.of(result));
        }
        graph.message(OUTPUT, pooled ? value(result, 1, "batch", head.rows()) : value(result, 1, "batch", "steps", head.rows()));
        graph.text(2, model.card().name());
        ProtobufMessage file = new ProtobufMessage().integer(1, IR_VERSION).text(2, "RnnScope").message(7, graph)
                .message(8, new ProtobufMessage().text(1, "").integer(2, OPSET));
        JsonMapper json = new JsonMapper();
        if (spec.vocabulary() > 0) {
            entry(file, "vocabulary", json.writeValueAsString(model.tokenizer().vocabulary().symbols()));
            entry(file, "tokenizer", model.tokenizer().id());
        }
        if (spec.wiring().symbols() > 0) {
            entry(file, "labels", json.writeValueAsString(model.output().vocabulary().symbols()));
        }
        return file.bytes();
    }

    private static void entry(ProtobufMessage file, String key, String value) {
        file.message(14, new ProtobufMessage().text(1, key).text(2, value));
    }

    /** What enters as (steps, batch, width). */
    private String enters() {
        if (!spec.readsSymbols()) {
            graph.message(INPUT, value("series", 1, "batch", "steps", spec.inputs()));
            node("Transpose", List.of("series"), List.of("entering"), integers("perm", 1, 0, 2));
            return "entering";
        }
        graph.message(INPUT, value("tokens", OnnxTensor.INT64, "batch", "steps"));
        if (spec.embedding() > 0) {
            tensor("embedding.weight", List.of(spec.vocabulary(), spec.embedding()), model.parameters().get("embedding.weight"));
            node("Gather", List.of("embedding.weight", "tokens"), List.of("embedded"));
        } else {
            shape("symbols", spec.vocabulary());
            tensor("off_on", List.of(2), new float[] {0, 1});
            node("OneHot", List.of("tokens", "symbols", "off_on"), List.of("embedded"));
        }
        node("Transpose", List.of("embedded"), List.of("entering"), integers("perm", 1, 0, 2));
        return "entering";
    }

    /**
     * One layer.
     *
     * @return all its states as (steps, batch, width), or where it {@code ends} the last ones (directions, batch, units)
     */
    private String layer(int l, String enters, boolean ends) {
        LayerSpec layer = spec.layer(l);
        RecurrentOperator operator = RecurrentOperator.of(layer.cell());
        int directions = spec.wiring().directions();
        boolean back = spec.wiring().direction() == Direction.BACKWARD;
        String end = "_l" + l;
        List<float[]> w = new ArrayList<>();
        List<float[]> r = new ArrayList<>();
        List<float[]> b = new ArrayList<>();
        List<float[]> p = new ArrayList<>();
        for (int d = 0; d < directions; d++) {
            String of = end + (d == 1 || back ? "_reverse" : "");
            w.add(operator.ordered(model.parameters().get("rnn.weight_ih" + of)));
            r.add(operator.ordered(model.parameters().get("rnn.weight_hh" + of)));
            if (layer.cell().equals("lstm-peephole")) {
                // for i, f, o here; for i, o, f there
                float[] peepholes = model.parameters().get("rnn.peephole" + of);
                int units = layer.units();
                p.add(joined(List.of(Arrays.copyOf(peepholes, units), Arrays.copyOfRange(peepholes, 2 * units, 3 * units),
                        Arrays.copyOfRange(peepholes, units, 2 * units))));
            }
            if (layer.biases()) {
                b.add(operator.ordered(model.parameters().get("rnn.bias_ih" + of)));
                b.add(operator.ordered(model.parameters().get("rnn.bias_hh" + of)));
            }
        }
        int rows = operator.gates() * layer.units();
        int inputs = w.get(0).length / rows;
        tensor("W" + end, List.of(directions, rows, inputs), joined(w));
        tensor("R" + end, List.of(directions, rows, layer.units()), joined(r));
        List<String> reads = new ArrayList<>(List.of(enters, "W" + end, "R" + end));
        if (layer.biases()) {
            tensor("B" + end, List.of(directions, 2 * rows), joined(b));
            reads.add("B" + end);
        }
        if (layer.cell().equals("lstm-peephole")) {
            tensor("P" + end, List.of(directions, 3 * layer.units()), joined(p));
            // lengths and first states are left out
            reads.addAll(layer.biases() ? List.of("", "", "", "P" + end) : List.of("", "", "", "", "P" + end));
        }
        List<ProtobufMessage> attributes = new ArrayList<>(List.of(integer("hidden_size", layer.units()),
                attribute("direction", 3).text(4, directions == 2 ? "bidirectional" : back ? "reverse" : "forward")));
        if (operator.linearBeforeReset()) {
            attributes.add(integer("linear_before_reset", 1));
        }
        if (operator.relu()) {
            ProtobufMessage activations = attribute("activations", 8);
            for (int d = 0; d < directions; d++) {
                activations.text(9, "Relu");
            }
            attributes.add(activations);
        }
        node(operator.operator(), reads, ends ? List.of("", "last" + end) : List.of("all" + end), attributes.toArray(ProtobufMessage[]::new));
        if (ends) {
            return "last" + end;
        }
        node("Transpose", List.of("all" + end), List.of("turned" + end), integers("perm", 0, 2, 1, 3));
        shape("shape" + end, 0, 0, -1);
        node("Reshape", List.of("turned" + end, "shape" + end), List.of("hidden" + end));
        return "hidden" + end;
    }

    // Messages

    private void node(String operator, List<String> from, List<String> to, ProtobufMessage... attributes) {
        ProtobufMessage node = new ProtobufMessage();
        from.forEach(name -> node.text(1, name));
        to.forEach(name -> node.text(2, name));
        node.text(3, to.get(to.size() - 1) + "_" + operator).text(4, operator);
        for (ProtobufMessage attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(NODE, node);
    }

    private static ProtobufMessage attribute(String name, int type) {
        return new ProtobufMessage().text(1, name).integer(20, type);
    }

    private static ProtobufMessage integer(String name, long value) {
        return attribute(name, 2).integer(3, value);
    }

    private static ProtobufMessage integers(String name, long... values) {
        ProtobufMessage attribute = attribute(name, 7);
        for (long value : values) {
            attribute.integer(8, value);
        }
        return attribute;
    }

    private void tensor(String name, List<Integer> shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        ProtobufMessage tensor = new ProtobufMessage();
        shape.forEach(extent -> tensor.integer(1, extent));
        graph.message(INITIALIZER, tensor.integer(2, OnnxTensor.FLOAT).text(8, name).data(9, bytes.array()));
    }

    private void shape(String name, long... extents) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * extents.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(extents);
        graph.message(INITIALIZER, new ProtobufMessage().integer(1, extents.length).integer(2, OnnxTensor.INT64).text(8, name)
                .data(9, bytes.array()));
    }

    /** A value of the graph with its type; an extent is a number or, where it may be any, a name. */
    private static ProtobufMessage value(String name, int type, Object... extents) {
        ProtobufMessage shape = new ProtobufMessage();
        for (Object extent : extents) {
            shape.message(1, extent instanceof Integer size ? new ProtobufMessage().integer(1, size)
                    : new ProtobufMessage().text(2, (String) extent));
        }
        ProtobufMessage tensor = new ProtobufMessage().integer(1, type).message(2, shape);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static float[] transposed(float[] values, int rows) {
        int columns = values.length / rows;
        float[] turned = new float[values.length];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                turned[k * rows + i] = values[i * columns + k];
            }
        }
        return turned;
    }
}
