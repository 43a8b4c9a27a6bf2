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
import rnnscope.language.Words;

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
            throw new IllegalArgumentException(kind.isEmpty() ? Words.of("io.keras.nameless")
                    : Words.of("io.keras.other", kind));
        }
        requireChain(list);
        for (JsonNode layer : list) {
            take(layer.path("class_name").asText(), layer.path("config"));
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(Words.of("io.keras.no-recurrent"));
        }
        if (turned && !pooled) {
            guesses.add(Words.of("io.keras.turned"));
        }
        return new Blueprint(file, Words.of("io.keras.format"), embedding, layers, head, List.of(), guesses, List.of(),
                Answers.NONE, new Clues(false, pooled, softmax));
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
                throw new IllegalArgumentException(Words.of("io.keras.chain", layer.path("config").path("name").asText(),
                        reads.stream().reduce((a, b) -> Words.of("io.both", a, b)).orElseThrow()));
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
                guesses.add(Words.of("io.keras.padding"));
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
            throw new IllegalArgumentException(Words.of("io.keras.kind", name, kind));
        }
    }

    private void requireOrder(String kind, String name) {
        boolean recurrent = RECURRENT.contains(kind) || kind.equals("Bidirectional");
        boolean first = kind.equals("Embedding") && (embedding != null || !layers.isEmpty());
        if (first || head != null && !kind.equals("Activation") && !kind.equals("Softmax") || recurrent && pooled) {
            throw new IllegalArgumentException(Words.of("io.keras.order", name, kind));
        }
    }

    /**
     * One direction. What a layer gives that goes backwards begins with the last step, so that one above it that does not
     * goes backwards too, and one that does would go forwards.
     */
    private void one(String kind, JsonNode config, Direction weights) {
        boolean turns = config.path("go_backwards").asBoolean();
        if (turns && !layers.isEmpty()) {
            throw new IllegalArgumentException(Words.of("io.keras.turns", config.path("name").asText()));
        }
        turned |= turns;
        layers.add(layer(kind, config, turned ? null : weights, turned ? weights : null));
    }

    private void both(JsonNode config, Map<String, ForeignTensor> its, String name) {
        String kind = config.path("layer").path("class_name").asText();
        JsonNode inner = config.path("layer").path("config");
        String merge = config.path("merge_mode").asText("concat");
        if (inner.path("go_backwards").asBoolean() || turned) {
            throw new IllegalArgumentException(Words.of("io.keras.both-turned", name));
        }
        if (!RECURRENT.contains(kind) || !merge.equals("concat")) {
            throw new IllegalArgumentException(Words.of("io.keras.both-other", name, kind, merge));
        }
        layers.add(layer(kind, inner, direction(kind, inner, its, "forward/", name), direction(kind, inner, its, "backward/", name)));
    }

    private Layer layer(String kind, JsonNode config, Direction forward, Direction backward) {
        String name = config.path("name").asText();
        String activation = config.path("activation").asText("tanh");
        boolean relu = kind.equals("SimpleRNN") && activation.equals("relu");
        if (!relu && !activation.equals("tanh")) {
            throw new IllegalArgumentException(Words.of("io.keras.activation", name, activation));
        }
        String gate = config.path("recurrent_activation").asText("sigmoid");
        if (!gate.equals("sigmoid")) {
            throw new IllegalArgumentException(Words.of("io.keras.gates", name, gate));
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
            throw new IllegalArgumentException(Words.of("io.keras.shapes", name,
                    String.join(", ", ih.from()), String.join(", ", hh.from())));
        }
        ForeignTensor bias = its.get(prefix + "bias");
        if (bias == null) {
            if (config.path("use_bias").asBoolean(true)) {
                throw new IllegalArgumentException(Words.of("io.keras.no-biases", name));
            }
            return new Direction(ih.blocks(order), hh.blocks(order), null, null, null, null);
        }
        int rows = gates * units;
        Part biases = new Part(List.of(bias.words()), (int) bias.count(), 1, bias.values());
        if (biases.rows() != rows && biases.rows() != 2 * rows || bias.values() == null) {
            throw new IllegalArgumentException(Words.of("io.keras.biases", bias.words(), name, units));
        }
        return new Direction(ih.blocks(order), hh.blocks(order), biases.rows(0, rows).blocks(order),
                biases.rows() == rows ? null : biases.rows(rows, 2 * rows).blocks(order), null, null);
    }

    private void dense(JsonNode config, Map<String, ForeignTensor> its, String name) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(Words.of("io.keras.dense-first", name));
        }
        ForeignTensor bias = its.get("bias");
        head = new Head(matrix(its, "kernel", name).transposed(), bias == null ? null : Part.of(bias));
        activate(config.path("activation").asText("linear"));
    }

    private void activate(String activation) {
        if (head == null || softmax && !activation.equals("linear")) {
            throw new IllegalArgumentException(Words.of("io.keras.activation-place", activation));
        }
        switch (activation) {
            case "linear" -> { }
            case "softmax" -> softmax = true;
            case "sigmoid" -> {
                if (head.weight().rows() != 1) {
                    throw new IllegalArgumentException(Words.of("io.keras.sigmoid"));
                }
                // One probability is that of the second of two labels, whose score beside the first's is 0.
                head = new Head(Part.stacked(List.of(Part.zeros(1, head.weight().columns()), head.weight())),
                        head.bias() == null ? null : Part.stacked(List.of(Part.zeros(1, 1), head.bias())));
                softmax = true;
            }
            default -> throw new IllegalArgumentException(Words.of("io.keras.last-activation", activation));
        }
    }

    private static Part matrix(Map<String, ForeignTensor> its, String key, String name) {
        ForeignTensor tensor = its.get(key);
        if (tensor == null || !tensor.isWeight()) {
            throw new IllegalArgumentException(tensor == null ? Words.of("io.keras.no-weights", key, name)
                    : Words.of("io.keras.weights-type", key, name, tensor.type()));
        }
        return Part.of(tensor);
    }
}
