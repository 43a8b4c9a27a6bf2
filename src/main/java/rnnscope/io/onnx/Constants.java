package rnnscope.io.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.io.foreign.ForeignTensor.Values;
import rnnscope.io.onnx.OnnxGraph.Node;

/**
 * Constants of a graph: its initializers, and what operators make of constants alone, as exporters put the gates of
 * another program's weights in order.
 */
final class Constants {
    private static final int DEEPEST = 200;

    private final OnnxGraph graph;
    private final Path folder;

    /** @param folder where files lie that belong to the model */
    Constants(OnnxGraph graph, Path folder) {
        this.graph = graph;
        this.folder = folder;
    }

    /** A value that does not depend on what enters; null where it does, or is made by an operator that is not known. */
    ForeignTensor of(String value) {
        return of(value, 0);
    }

    /** Whole numbers; null where the value is none, or no constant. */
    long[] integers(String value) {
        OnnxTensor tensor = value == null ? null : tensor(value);
        return tensor == null ? null : tensor.integers();
    }

    private OnnxTensor tensor(String value) {
        if (graph.initializers().containsKey(value)) {
            return graph.initializers().get(value);
        }
        Node node = graph.giving(value);
        return node == null ? null : node.operator().equals("Constant") && node.attributes().containsKey("value")
                ? node.attributes().get("value").tensor() : node.operator().equals("Identity") && node.input(0) != null
                ? tensor(node.input(0)) : null;
    }

    private ForeignTensor of(String value, int depth) {
        if (value == null || depth > DEEPEST) {
            return null;
        }
        OnnxTensor tensor = graph.initializers().get(value);
        if (tensor != null) {
            return tensor.numbers(folder);
        }
        Node node = graph.giving(value);
        if (node == null) {
            return null;
        }
        if (node.operator().equals("Constant")) {
            OnnxTensor own = node.attributes().containsKey("value") ? node.attributes().get("value").tensor() : null;
            return own == null ? null : own.numbers(folder).named(value);
        }
        if (node.operator().equals("Concat")) {
            List<ForeignTensor> parts = new ArrayList<>();
            for (String input : node.inputs()) {
                parts.add(of(input, depth + 1));
            }
            return parts.contains(null) || parts.isEmpty() ? null : concatenated(value, parts, (int) node.integer("axis", 0));
        }
        ForeignTensor first = of(node.input(0), depth + 1);
        if (first == null || !first.isWeight()) {
            return null;
        }
        return switch (node.operator()) {
            case "Identity", "Cast" -> first;
            case "Squeeze" -> shaped(first, squeezed(first.shape(), axes(node)));
            case "Unsqueeze" -> shaped(first, unsqueezed(first.shape(), axes(node)));
            case "Reshape" -> reshaped(first, integers(node.input(1)));
            case "Transpose" -> transposed(first, node.integers("perm"));
            case "Slice" -> sliced(first, node);
            default -> null;
        };
    }

    private long[] axes(Node node) {
        return node.integers("axes") != null ? node.integers("axes") : integers(node.input(1));
    }

    private static ForeignTensor shaped(ForeignTensor tensor, List<Integer> shape) {
        return shape == null ? null : new ForeignTensor(tensor.name(), shape, tensor.type(), tensor.values());
    }

    private static List<Integer> squeezed(List<Integer> shape, long[] axes) {
        List<Integer> left = new ArrayList<>();
        for (int d = 0; d < shape.size(); d++) {
            int at = d;
            boolean goes = axes == null ? shape.get(d) == 1
                    : Arrays.stream(axes).anyMatch(axis -> (axis < 0 ? axis + shape.size() : axis) == at);
            if (!goes) {
                left.add(shape.get(d));
            }
        }
        return left;
    }

    private static List<Integer> unsqueezed(List<Integer> shape, long[] axes) {
        if (axes == null) {
            return null;
        }
        List<Integer> longer = new ArrayList<>(shape);
        int dimensions = shape.size() + axes.length;
        for (long axis : Arrays.stream(axes).map(axis -> axis < 0 ? axis + dimensions : axis).sorted().toArray()) {
            if (axis < 0 || axis > longer.size()) {
                return null;
            }
            longer.add((int) axis, 1);
        }
        return longer;
    }

    private static ForeignTensor reshaped(ForeignTensor tensor, long[] shape) {
        if (shape == null) {
            return null;
        }
        List<Integer> extents = new ArrayList<>();
        long known = 1;
        for (int d = 0; d < shape.length; d++) {
            long extent = shape[d] == 0 && d < tensor.shape().size() ? tensor.shape().get(d) : shape[d];
            extents.add((int) extent);
            known *= extent == -1 ? 1 : extent;
        }
        int open = extents.indexOf(-1);
        if (open >= 0 && known > 0) {
            extents.set(open, (int) (tensor.count() / known));
        }
        return extents.stream().anyMatch(extent -> extent < 0) || ForeignTensor.count(extents) != tensor.count() ? null
                : shaped(tensor, extents);
    }

    private static ForeignTensor transposed(ForeignTensor tensor, long[] perm) {
        boolean turns = tensor.shape().size() == 2 && (perm == null || Arrays.equals(perm, new long[] {1, 0}));
        if (!turns) {
            return null;
        }
        int rows = tensor.shape().get(0);
        int columns = tensor.shape().get(1);
        return new ForeignTensor(tensor.name(), List.of(columns, rows), tensor.type(), () -> {
            float[] was = tensor.values().read();
            float[] values = new float[was.length];
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < columns; k++) {
                    values[k * rows + i] = was[i * columns + k];
                }
            }
            return values;
        });
    }

    /** Rows of the first dimension. */
    private ForeignTensor sliced(ForeignTensor tensor, Node node) {
        long[] starts = node.integers("starts") != null ? node.integers("starts") : integers(node.input(1));
        long[] ends = node.integers("ends") != null ? node.integers("ends") : integers(node.input(2));
        long[] axes = node.integers("axes") != null ? node.integers("axes") : integers(node.input(3));
        long[] steps = integers(node.input(4));
        if (starts == null || ends == null || starts.length != 1 || ends.length != 1 || axes != null && axes[0] != 0
                || steps != null && steps[0] != 1 || tensor.shape().isEmpty()) {
            return null;
        }
        int rows = tensor.shape().get(0);
        int begin = (int) Math.max(0, Math.min(rows, starts[0] < 0 ? starts[0] + rows : starts[0]));
        int end = (int) Math.max(begin, Math.min(rows, ends[0] < 0 ? ends[0] + rows : ends[0]));
        List<Integer> shape = new ArrayList<>(tensor.shape());
        shape.set(0, end - begin);
        int row = rows == 0 ? 0 : (int) (tensor.count() / rows);
        Values values = () -> Arrays.copyOfRange(tensor.values().read(), begin * row, end * row);
        return new ForeignTensor(tensor.name(), shape, tensor.type(), values);
    }

    private static ForeignTensor concatenated(String name, List<ForeignTensor> parts, int axis) {
        List<Integer> first = parts.get(0).shape();
        int at = axis < 0 ? axis + first.size() : axis;
        if (at != 0 || first.isEmpty() || parts.stream().anyMatch(part -> !part.isWeight() || part.shape().size() != first.size()
                || !part.shape().subList(1, first.size()).equals(first.subList(1, first.size())))) {
            return null;
        }
        List<Integer> shape = new ArrayList<>(first);
        shape.set(0, parts.stream().mapToInt(part -> part.shape().get(0)).sum());
        int count = (int) ForeignTensor.count(shape);
        String from = String.join(" + ", parts.stream().map(ForeignTensor::name).distinct().toList());
        return new ForeignTensor(from.length() < 100 ? from : name, shape, parts.get(0).type(), () -> {
            float[] values = new float[count];
            int filled = 0;
            for (ForeignTensor part : parts) {
                float[] some = part.values().read();
                System.arraycopy(some, 0, values, filled, some.length);
                filled += some.length;
            }
            return values;
        });
    }

    /** Whether a value is 0 wherever it is known to be constant: what a state begins with. */
    boolean isZero(String value, int depth) {
        if (value == null || graph.inputs().contains(value) && !graph.initializers().containsKey(value)) {
            return true;
        }
        ForeignTensor constant = of(value);
        if (constant != null && constant.isWeight()) {
            try {
                for (float number : constant.values().read()) {
                    if (number != 0) {
                        return false;
                    }
                }
                return true;
            } catch (rnnscope.io.ModelFileException e) {
                return false;
            }
        }
        Node node = graph.giving(value);
        if (node == null || depth > DEEPEST) {
            return false;
        }
        return switch (node.operator()) {
            case "ConstantOfShape" -> !node.attributes().containsKey("value")
                    || zero(node.attributes().get("value").tensor());
            case "Expand", "Slice", "Unsqueeze", "Squeeze", "Reshape", "Transpose", "Identity", "Cast", "Split", "Gather",
                    "Tile" -> isZero(node.input(0), depth + 1);
            case "Concat" -> node.inputs().stream().allMatch(input -> isZero(input, depth + 1));
            default -> false;
        };
    }

    private boolean zero(OnnxTensor tensor) {
        try {
            return tensor != null && tensor.dims().size() <= 1 && tensor.numbers(folder).values() != null
                    && tensor.numbers(folder).values().read()[0] == 0;
        } catch (rnnscope.io.ModelFileException e) {
            return false;
        }
    }

}
