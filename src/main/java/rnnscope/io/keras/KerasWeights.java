package rnnscope.io.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.message.DataLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.language.Words;

/**
 * Weights of a Keras model by layer, in the HDF5 file that either form of it has:
 *
 * <pre>
 *   .h5      model_weights/NAME/…/kernel, recurrent_kernel, bias, embeddings
 *   .keras   layers/lstm, lstm_1, … by the kind of the layer, or by its name; in it …/vars/0, 1, 2 in this order
 * </pre>
 */
final class KerasWeights {
    private static final int DEEPEST = 12;
    private static final int MOST_EXPANSION = 4;
    private static final List<String> ORDER = List.of("kernel", "recurrent_kernel", "bias");

    private final String file;
    private final Group layers;
    private final boolean byName;
    private final int size;
    private final Map<String, Integer> counts = new HashMap<>();

    private KerasWeights(String file, Group layers, boolean byName, int size) {
        this.file = file;
        this.layers = layers;
        this.byName = byName;
        this.size = size;
    }

    /**
     * @param file name for messages
     * @param size bytes of the file
     */
    static KerasWeights of(String file, HdfFile hdf, int size) {
        for (String root : List.of("model_weights", "layers", "_layer_checkpoint_dependencies")) {
            if (hdf.getChildren().get(root) instanceof Group group) {
                return new KerasWeights(file, group, root.equals("model_weights"), size);
            }
        }
        throw new IllegalArgumentException(Words.of("io.keras.none"));
    }

    /**
     * Weights of the next layer of a model.
     *
     * @param kind its class: "LSTM"
     * @return kernel, recurrent_kernel, bias and embeddings, as far as it has them, of what wraps two layers with "forward/"
     *     and "backward/" before
     */
    Map<String, ForeignTensor> of(String name, String kind) {
        String counted = counted(kind);
        Node group = byName ? layers.getChildren().get(name)
                : layers.getChildren().containsKey(counted) ? layers.getChildren().get(counted) : layers.getChildren().get(name);
        Map<String, ForeignTensor> found = new LinkedHashMap<>();
        if (group instanceof Group its) {
            collect(name, its, "", kind, found, 0);
        }
        return found;
    }

    /** Names as Keras makes them: lstm, lstm_1, time_distributed. */
    private String counted(String kind) {
        String snake = kind.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
        int count = counts.merge(snake, 1, Integer::sum) - 1;
        return count == 0 ? snake : snake + "_" + count;
    }

    private void collect(String layer, Group group, String path, String kind, Map<String, ForeignTensor> to, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(Words.of("io.keras.endless"));
        }
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            String at = path + "/" + child.getKey();
            if (child.getValue() instanceof Group inner) {
                collect(layer, inner, at, kind, to, depth + 1);
            } else if (child.getValue() instanceof Dataset data) {
                String key = key(at, kind);
                if (key != null) {
                    to.put(key, tensor(layer + at, data));
                }
            }
        }
    }

    private static String key(String path, String kind) {
        String[] parts = path.split("/");
        String last = parts[parts.length - 1].replaceFirst(":[0-9]+$", "");
        String direction = Arrays.stream(parts).anyMatch(part -> part.startsWith("backward")) ? "backward/"
                : Arrays.stream(parts).anyMatch(part -> part.startsWith("forward")) ? "forward/" : "";
        if (!last.matches("[0-9]")) {
            return direction + last;
        }
        if (kind.equals("Embedding")) {
            return last.equals("0") ? "embeddings" : null;
        }
        int index = last.charAt(0) - '0';
        // A layer without a state has no recurrent kernel.
        boolean dense = kind.equals("Dense") || kind.equals("TimeDistributed");
        List<String> order = dense ? List.of("kernel", "bias") : ORDER;
        return index < order.size() ? direction + order.get(index) : null;
    }

    private ForeignTensor tensor(String name, Dataset data) {
        List<Integer> shape = new ArrayList<>();
        for (int extent : data.getDimensions()) {
            if (extent < 0) {
                throw new IllegalArgumentException(Words.of("io.keras.extent", name, extent));
            }
            shape.add(extent);
        }
        Class<?> type = data.getJavaType();
        boolean isWeight = type == float.class || type == double.class;
        long bytes;
        try {
            bytes = Math.multiplyExact(ForeignTensor.count(shape), type == double.class ? Double.BYTES : Float.BYTES);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(Words.of("io.keras.large", name), e);
        }
        if (bytes > (data.getDataLayout() == DataLayout.CHUNKED ? MOST_EXPANSION * (long) size : size)) {
            throw new IllegalArgumentException(Words.of("io.keras.bytes", name, bytes));
        }
        return new ForeignTensor(name, shape, type == double.class ? "F64" : type == float.class ? "F32" : type.getSimpleName(),
                isWeight ? () -> floats(name, data) : null);
    }

    private float[] floats(String name, Dataset data) throws ModelFileException {
        Object flat;
        try {
            flat = data.getDataFlat();
        } catch (RuntimeException e) {
            throw new ModelFileException(file, Words.of("io.keras.damaged-weights", name), e);
        }
        if (flat instanceof float[] floats) {
            return floats;
        }
        if (!(flat instanceof double[] doubles)) {
            throw new ModelFileException(file, Words.of("io.keras.damaged-weights", name));
        }
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }
}
