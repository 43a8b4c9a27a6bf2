package rnnscope.io.foreign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import rnnscope.io.foreign.Blueprint.Head;
import rnnscope.io.foreign.Blueprint.Layer;
import rnnscope.language.Words;

/**
 * Embedding and head among the tensors that are no recurrent layer's: known by their shapes, and where these leave a
 * choice, by what people call them.
 *
 * @param embedding null where there is none
 * @param head      null where there is none
 */
record EmbeddingAndHead(Part embedding, Head head) {
    private static final List<String> EMBEDDINGS = List.of("emb", "encod", "lookup", "wte", "tok", "word", "input", "in.");
    private static final List<String> HEADS = List.of("head", "decod", "fc", "out", "linear", "dense", "proj", "classif",
            "logit", "h2o", "why", "w_hq", "w_hy", "readout", "predict");

    /** Takes them away from {@code left}. */
    static EmbeddingAndHead take(Map<String, ForeignTensor> left, List<Layer> layers, List<String> unused, List<String> guesses) {
        int enters = layers.get(0).inputs();
        int leaves = layers.get(layers.size() - 1).width();
        String table = table(left, enters, leaves);
        Part embedding = table == null ? null : Part.of(left.remove(table));
        List<String> heads = left.keySet().stream().filter(name -> head(left.get(name), name, leaves) != null)
                .sorted(Comparator.comparingInt((String name) -> -score(name, HEADS))).toList();
        if (heads.isEmpty()) {
            String bias = left.keySet().stream().filter(name -> embedding != null && embedding.isIn(embedding.rows(), leaves)
                    && isVector(left.get(name), embedding.rows())).findFirst().orElse(null);
            if (bias == null) {
                return new EmbeddingAndHead(embedding, null);
            }
            guesses.add(Words.of("io.foreign.guess.tied"));
            return new EmbeddingAndHead(embedding, new Head(embedding, Part.of(left.remove(bias))));
        }
        Head head = null;
        for (String name : heads) {
            ForeignTensor tensor = left.remove(name);
            Part weight = head(tensor, name, leaves);
            Part bias = bias(left, name, weight.rows());
            if (head == null) {
                head = new Head(weight, bias);
            } else {
                unused.add(Words.of("io.foreign.unused.head", tensor.words()));
            }
        }
        return new EmbeddingAndHead(embedding, head);
    }

    /** Name of the embedding, or null. */
    private static String table(Map<String, ForeignTensor> left, int enters, int leaves) {
        List<String> tables = left.keySet().stream().filter(name -> isMatrix(left.get(name), enters)
                && !left.containsKey(beside(name, "bias"))).sorted(Comparator.comparingInt((String name) ->
                        score(name, HEADS) - score(name, EMBEDDINGS))).toList();
        if (tables.isEmpty()) {
            return null;
        }
        String best = tables.get(0);
        boolean couldBeHead = head(left.get(best), best, leaves) != null;
        boolean otherHead = left.keySet().stream().anyMatch(name -> !name.equals(best)
                && head(left.get(name), name, leaves) != null);
        // The only matrix that is as wide as what leaves the layers is their output, unless it is called an embedding.
        return couldBeHead && !otherHead && score(best, EMBEDDINGS) == 0 ? null : best;
    }

    /** A matrix that reads what leaves the layers; null where it does not. */
    private static Part head(ForeignTensor tensor, String name, int leaves) {
        if (isMatrix(tensor, leaves)) {
            return Part.of(tensor);
        }
        boolean applied = !name.endsWith("weight") && tensor.shape().size() == 2 && tensor.shape().get(0) == leaves
                && score(name, HEADS) > 0;
        return applied ? Part.of(tensor).transposed() : null;
    }

    private static Part bias(Map<String, ForeignTensor> left, String weight, int size) {
        List<String> names = new ArrayList<>(List.of(beside(weight, "bias")));
        String last = weight.substring(weight.lastIndexOf('.') + 1);
        String before = weight.substring(0, weight.length() - last.length());
        // Why and by, W_hq and b_q
        String end = last.replaceFirst("^[Ww]_?h?_?", "");
        names.addAll(List.of(before + "b_" + end, before + "b" + end, before + "bias_" + end));
        for (String name : names) {
            if (left.containsKey(name) && isVector(left.get(name), size)) {
                return Part.of(left.remove(name));
            }
        }
        return null;
    }

    private static String beside(String weight, String kind) {
        return weight.endsWith("weight") ? weight.substring(0, weight.length() - "weight".length()) + kind : weight + "_" + kind;
    }

    private static boolean isMatrix(ForeignTensor tensor, int columns) {
        return tensor.shape().size() == 2 && tensor.shape().get(1) == columns && tensor.shape().get(0) > 0
                && columns > 0;
    }

    private static boolean isVector(ForeignTensor tensor, int size) {
        return tensor.count() == size && (tensor.shape().size() == 1 || tensor.shape().get(0) == 1
                || tensor.shape().get(tensor.shape().size() - 1) == 1);
    }

    private static int score(String name, List<String> words) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        int index = words.indexOf(words.stream().filter(lower::contains).findFirst().orElse(""));
        return index < 0 ? 0 : words.size() - index;
    }
}
