package rnnscope.io.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.Blueprint;
import rnnscope.io.foreign.Blueprint.Clues;
import rnnscope.io.foreign.Blueprint.Direction;
import rnnscope.io.foreign.Blueprint.Head;
import rnnscope.io.foreign.Blueprint.Layer;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.io.foreign.Part;

/**
 * Layers of a Keras model as a network: an embedding, LSTM, GRU and SimpleRNN, these in both directions, one Dense at the
 * end. Keras applies its matrices to rows (inputs, gates · units), with gates i, f, c, o of an LSTM and z, r, h of a GRU.
 * Whatever else a model has is a fault that names it.
 */
final class KerasNetwork {
    private static final Set<String> RECURRENT = Set.of("LSTM", "GRU", "SimpleRNN");
    private static final Set<String> WITHOUT_EFFECT = Set.of("InputLayer", "Dropout", "SpatialDropout1D", "GaussianNoise",
            "GaussianDropout", "AlphaDropout", "ActivityRegularization");

    private final String file;
    private final JsonNode model;
    private final KerasWeights weights;
    private final List<Layer> layers = new ArrayList<>();
    private final List<String> guesses = new ArrayList<>();
    private Part embedding;
    private Head head;
    private boolean softmax;
    private boolean pooled;
    /** Whether what the layers give begins with the last step. */
    private boolean turned;

    KerasNetwork(String file, JsonNode model, KerasWeights weights) {
        this.file = file;
        this.model = model;
        this.weights = weights;
    }

    /** @throws IllegalArgumentException in words for the user when it is not a network that is read */
    Blueprint blueprint() {
        String kind = model.path("class_name").asText();
        JsonNode list = model.path("config").isArray() ? model.path("config") : model.path("config").path("layers");
        if (!Set.of("Sequential", "Functional", "Model").contains(kind) || !list.isArray()) {
            throw new IllegalArgumentException("it holds a " + (kind.isEmpty() ? "thing without a name" : kind)
                    + "; a Sequential or a chain of layers is read");
        }
        requireChain(list);
        for (JsonNode layer : list) {
            take(layer.path("class_name").asText(), layer.path("config"));
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("it has no LSTM, GRU or SimpleRNN");
        }
        if (turned && !pooled) {
            guesses.add("Keras gives what it predicts in the order in which it reads, from the last step (go_backwards); here each"
                    + " stands at its step");
        }
        return new Blueprint(file, "a model of Keras", embedding, layers, head, List.of(), guesses, List.of(), Answers.NONE,
                new Clues(false, pooled, softmax));
    }

    /** That each layer reads the one before it, where the file says what they read. */
    private static void requireChain(JsonNode list) {
        Set<String> names = new LinkedHashSet<>();
        String before = null;
        for (JsonNode layer : list) {
            Set<String> reads = new LinkedHashSet<>();
            texts(layer.path("inbound_nodes"), reads, 0);
            reads.retainAll(names);
            if (!reads.isEmpty() && !reads.equals(Set.of(before))) {
                throw new IllegalArgumentException("its layer \"" + layer.path("config").path("name").asText() + "\" reads "
                        + String.join(" and ", reads) + "; only a chain of layers is read");
            }
            before = layer.path("config").path("name").asText();
            names.add(before);
        }
    }

    private static void texts(JsonNode node, Set<String> to, int depth) {
        if (node.isTextual()) {
            to.add(node.asText());
        } else if (depth < 50) {
            node.forEach(child -> texts(child, to, depth + 1));
        }
    }

    private void take(String kind, JsonNode config) {
        String name = config.path("name").asText();
        Map<String, ForeignTensor> its = weights.of(name, kind);
        if (WITHOUT_EFFECT.contains(kind)) {
            return;
        }
        requireOrder(kind, name);
        if (kind.equals("Embedding")) {
            embedding = matrix(its, "embeddings", name);
            if (config.path("mask_zero").asBoolean()) {
                guesses.add("the symbol 0, which Keras passes over as padding (mask_zero), is read like any other");
            }
        } else if (RECURRENT.contains(kind)) {
            one(kind, config, direction(kind, config, its, "", name));
        } else if (kind.equals("Bidirectional")) {
            both(config, its, name);
        } else if (kind.equals("Dense")) {
            dense(config, its, name);
        } else if (kind.equals("TimeDistributed") && config.path("layer").path("class_name").asText().equals("Dense")) {
            dense(config.path("layer").path("config"), its, name);
        } else if (kind.equals("Softmax") || kind.equals("Activation")) {
            activate(kind.equals("Softmax") ? "softmax" : config.path("activation").asText());
        } else {
            throw new IllegalArgumentException("its layer \"" + name + "\" is a " + kind
                    + "; Embedding, LSTM, GRU, SimpleRNN, Bidirectional, TimeDistributed and Dense are read");
        }
    }

    private void requireOrder(String kind, String name) {
        boolean recurrent = RECURRENT.contains(kind) || kind.equals("Bidirectional");
        boolean first = kind.equals("Embedding") && (embedding != null || !layers.isEmpty());
        if (first || head != null && !kind.equals("Activation") && !kind.equals("Softmax") || recurrent && pooled) {
            throw new IllegalArgumentException("its layer \"" + name + "\" (" + kind + ") comes where none is read: an embedding,"
                    + " recurrent layers that give all their states, and one Dense have this order");
        }
    }

    /**
     * One direction. What a layer gives that goes backwards begins with the last step, so that one above it that does not
     * goes backwards too, and one that does would go forwards.
     */
    private void one(String kind, JsonNode config, Direction weights) {
        boolean turns = config.path("go_backwards").asBoolean();
        if (turns && !layers.isEmpty()) {
            throw new IllegalArgumentException("its layer \"" + config.path("name").asText() + "\" turns the order of the steps"
                    + " again (go_backwards) above another layer, which is not supported");
        }
        turned |= turns;
        layers.add(layer(kind, config, turned ? null : weights, turned ? weights : null));
    }

    private void both(JsonNode config, Map<String, ForeignTensor> its, String name) {
        String kind = config.path("layer").path("class_name").asText();
        JsonNode inner = config.path("layer").path("config");
        String merge = config.path("merge_mode").asText("concat");
        if (inner.path("go_backwards").asBoolean() || turned) {
            throw new IllegalArgumentException("its Bidirectional layer \"" + name + "\" reads steps in turned order"
                    + " (go_backwards), which is not supported");
        }
        if (!RECURRENT.contains(kind) || !merge.equals("concat")) {
            throw new IllegalArgumentException("its Bidirectional layer \"" + name + "\" holds a " + kind + " and joins by " + merge
                    + "; recurrent layers side by side (concat) are read");
        }
        layers.add(layer(kind, inner, direction(kind, inner, its, "forward/", name), direction(kind, inner, its, "backward/", name)));
    }

    private Layer layer(String kind, JsonNode config, Direction forward, Direction backward) {
        String name = config.path("name").asText();
        String activation = config.path("activation").asText("tanh");
        boolean relu = kind.equals("SimpleRNN") && activation.equals("relu");
        if (!relu && !activation.equals("tanh")) {
            throw new IllegalArgumentException("its layer \"" + name + "\" has the activation " + activation + ", which is not supported");
        }
        String gate = config.path("recurrent_activation").asText("sigmoid");
        if (!gate.equals("sigmoid")) {
            throw new IllegalArgumentException("the gates of its layer \"" + name + "\" have the activation " + gate
                    + ", which is not supported");
        }
        pooled = !config.path("return_sequences").asBoolean();
        return switch (kind) {
            case "LSTM" -> new Layer("lstm", "i, f, c, o", forward, backward);
            case "GRU" -> new Layer(isAfter(config) ? "gru" : "gru-reset-before", "z, r, h", forward, backward);
            default -> new Layer(relu ? "rnn-relu" : "rnn-tanh", "", forward, backward);
        };
    }

    /** Keras 1 and early 2 had no such setting, and reset before. */
    private static boolean isAfter(JsonNode config) {
        return config.path("reset_after").asBoolean(false);
    }

    private static Direction direction(String kind, JsonNode config, Map<String, ForeignTensor> its, String prefix, String name) {
        int gates = kind.equals("LSTM") ? 4 : kind.equals("GRU") ? 3 : 1;
        int[] order = kind.equals("LSTM") ? new int[] {0, 1, 2, 3} : kind.equals("GRU") ? new int[] {1, 0, 2} : new int[] {0};
        Part ih = matrix(its, prefix + "kernel", name).transposed();
        Part hh = matrix(its, prefix + "recurrent_kernel", name).transposed();
        int units = hh.columns();
        if (units == 0 || hh.rows() != gates * units || ih.rows() != hh.rows()) {
            throw new IllegalArgumentException("the weights of its layer \"" + name + "\" do not belong together: "
                    + String.join(", ", ih.from()) + " and " + String.join(", ", hh.from()));
        }
        ForeignTensor bias = its.get(prefix + "bias");
        if (bias == null) {
            if (config.path("use_bias").asBoolean(true)) {
                throw new IllegalArgumentException("the biases of its layer \"" + name + "\" are missing");
            }
            return new Direction(ih.blocks(order), hh.blocks(order), null, null, null, null);
        }
        int rows = gates * units;
        Part biases = new Part(List.of(bias.words()), (int) bias.count(), 1, bias.values());
        if (biases.rows() != rows && biases.rows() != 2 * rows || bias.values() == null) {
            throw new IllegalArgumentException("the biases " + bias.words() + " of its layer \"" + name + "\" are not those of "
                    + units + " units");
        }
        return new Direction(ih.blocks(order), hh.blocks(order), biases.rows(0, rows).blocks(order),
                biases.rows() == rows ? null : biases.rows(rows, 2 * rows).blocks(order), null, null);
    }

    private void dense(JsonNode config, Map<String, ForeignTensor> its, String name) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("its layer \"" + name + "\" (Dense) comes before the recurrent layers, where none is read");
        }
        ForeignTensor bias = its.get("bias");
        head = new Head(matrix(its, "kernel", name).transposed(), bias == null ? null : Part.of(bias));
        activate(config.path("activation").asText("linear"));
    }

    private void activate(String activation) {
        if (head == null || softmax && !activation.equals("linear")) {
            throw new IllegalArgumentException("it has the activation " + activation + " where none is read");
        }
        switch (activation) {
            case "linear" -> { }
            case "softmax" -> softmax = true;
            case "sigmoid" -> {
                if (head.weight().rows() != 1) {
                    throw new IllegalArgumentException("each of its outputs is a probability of its own (sigmoid), which is not"
                            + " supported");
                }
                // One probability is that of the second of two labels, whose score beside the first's is 0.
                head = new Head(Part.stacked(List.of(Part.zeros(1, head.weight().columns()), head.weight())),
                        head.bias() == null ? null : Part.stacked(List.of(Part.zeros(1, 1), head.bias())));
                softmax = true;
            }
            default -> throw new IllegalArgumentException("its last layer has the activation " + activation
                    + ", which is not supported");
        }
    }

    private static Part matrix(Map<String, ForeignTensor> its, String key, String name) {
        ForeignTensor tensor = its.get(key);
        if (tensor == null || !tensor.isWeight()) {
            throw new IllegalArgumentException("the weights \"" + key + "\" of its layer \"" + name + "\" are "
                    + (tensor == null ? "missing" : "of the type " + tensor.type()));
        }
        return Part.of(tensor);
    }
}
