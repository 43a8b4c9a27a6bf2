package rnnscope.io.foreign;

import static rnnscope.io.ModelFileException.quoted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Blueprint.Clues;
import rnnscope.io.foreign.Blueprint.Direction;
import rnnscope.io.foreign.Blueprint.Layer;
import rnnscope.language.Words;

/**
 * State dict reader: knows the tensors of a network by their names and shapes, as PyTorch's modules and those written
 * after them name them. What comes before a name counts for nothing but the order of layers; every weight has to find
 * its place, or the file is refused.
 */
public final class StateDict {
    /** PyTorch's layers and cells: rnns.0.weight_hh_l0_raw, cells.1.bias_ih, lstm.weight_ih_l0_reverse. */
    private static final Pattern RECURRENT = Pattern.compile(
            "(?:(.*?)[._])?(weight_ih|weight_hh|weight_hr|bias_ih|bias_hh|peephole)(?:_l([0-9]{1,2}))?(_reverse)?(_raw)?");
    private static final Pattern TOKEN = Pattern.compile("[0-9]+|[^0-9]+");
    private static final Pattern NORMALISED = Pattern.compile(
            ".*(parametrizations\\..*\\.original[01]|weight_(ih|hh)(_l[0-9]+)?(_reverse)?_[gv])");
    private static final Pattern BEGINNING = Pattern.compile("(.*\\.)?(h|c|h_|c_|hidden_|init_?|initial_?)(0|init|state|hidden|h|c)");

    private final ForeignFile file;
    private final Map<String, ForeignTensor> left = new LinkedHashMap<>();
    private final List<String> unused;
    private final List<String> guesses = new ArrayList<>();

    private StateDict(ForeignFile file) {
        this.file = file;
        this.unused = new ArrayList<>(file.unused());
    }

    /** @throws ModelFileException when its tensors are not those of a network that can be told from their names */
    public static Blueprint read(ForeignFile file) throws ModelFileException {
        try {
            return new StateDict(file).blueprint();
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file.file(), e.getMessage(), e);
        }
    }

    /** Groups of weights of one layer, by the number of the layer in its module, and by direction. */
    private record Found(Map<String, ForeignTensor> forward, Map<String, ForeignTensor> backward) {}

    private Blueprint blueprint() {
        sort();
        List<Layer> layers = layers();
        if (layers.isEmpty()) {
            layers = GateWeights.take(left, guesses);
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(left.isEmpty() ? Words.of("io.foreign.no-recurrent")
                    : Words.of("io.foreign.no-recurrent-in", some(left.keySet().stream().toList())));
        }
        EmbeddingAndHead ends = EmbeddingAndHead.take(left, layers, unused, guesses);
        refuseTheRest();
        return new Blueprint(file.file(), file.format(), ends.embedding(), layers, ends.head(), unused, guesses,
                file.symbols(), file.known(), Clues.NONE);
    }

    /** Weights under their names without wrappers; what else there is goes to what is not used. */
    private void sort() {
        Map<String, ForeignTensor> all = new LinkedHashMap<>();
        file.tensors().forEach(tensor -> all.put(tensor.name(), tensor));
        file.aliases().forEach((name, of) -> {
            if (!all.containsKey(name) && all.containsKey(of)) {
                all.put(name, all.get(of).named(name + " = " + of));
            }
        });
        all.forEach((name, tensor) -> {
            String plain = plain(name);
            if (!tensor.isWeight()) {
                unused.add(Words.of("io.foreign.unused.no-weights", tensor.words()));
            } else if (tensor.count() <= 1 && !plain.matches(".*(weight|bias).*")) {
                unused.add(Words.of("io.foreign.unused.single", tensor.words()));
            } else if (NORMALISED.matcher(plain).matches()) {
                throw new IllegalArgumentException(Words.of("io.foreign.normalised", quoted(name)));
            } else {
                ForeignTensor other = left.put(plain, tensor);
                if (other != null) {
                    unused.add(Words.of("io.foreign.unused.twice", other.words()));
                }
            }
        });
    }

    /** A name without what wrappers put into it. */
    private static String plain(String name) {
        return List.of(name.replace('/', '.').split("\\.")).stream()
                .filter(part -> !part.equals("module") && !part.equals("_orig_mod")).collect(Collectors.joining("."));
    }

    private List<Layer> layers() {
        Map<String, Map<Integer, Found>> modules = new TreeMap<>(NATURAL);
        for (String name : List.copyOf(left.keySet())) {
            Matcher matcher = RECURRENT.matcher(name);
            if (matcher.matches()) {
                String module = matcher.group(1) == null ? "" : matcher.group(1);
                int layer = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
                Found found = modules.computeIfAbsent(module, key -> new TreeMap<>())
                        .computeIfAbsent(layer, key -> new Found(new HashMap<>(), new HashMap<>()));
                put(matcher.group(4) == null ? found.forward : found.backward, matcher.group(2), matcher.group(5) != null, name);
            }
        }
        List<List<Layer>> stacks = new ArrayList<>();
        modules.forEach((module, found) -> {
            List<Layer> stack = new ArrayList<>();
            found.forEach((number, weights) -> stack.add(layer(module, weights)));
            stacks.add(stack);
        });
        return chained(stacks, List.copyOf(modules.keySet()));
    }

    /** Of a weight that training drops connections of, the raw one is what was learned. */
    private void put(Map<String, ForeignTensor> to, String key, boolean raw, String name) {
        ForeignTensor tensor = left.remove(name);
        ForeignTensor other = to.get(key);
        boolean otherIsRaw = other != null && other.name().endsWith("_raw");
        if (raw || !otherIsRaw) {
            to.put(key, tensor);
        }
        if (other != null) {
            unused.add(Words.of("io.foreign.unused.dropped", (otherIsRaw && !raw ? tensor : other).words()));
        }
    }

    private static Layer layer(String module, Found found) {
        Direction forward = found.forward.isEmpty() ? null : direction(module, found.forward);
        Direction backward = found.backward.isEmpty() ? null : direction(module, found.backward);
        Direction one = forward == null ? backward : forward;
        int gates = gates(module, one);
        String cell = switch (gates) {
            case 1 -> null;
            case 3 -> "gru";
            case 4 -> one.projection() != null ? "lstm-projected" : one.peepholes() != null ? "lstm-peephole" : "lstm";
            default -> throw new IllegalArgumentException(Words.of("io.foreign.gate-count", quoted(module), gates));
        };
        if (backward != null && forward != null && (gates(module, backward) != gates || backward.units() != forward.units()
                || backward.ih().columns() != forward.ih().columns())) {
            throw new IllegalArgumentException(Words.of("io.foreign.directions", quoted(module)));
        }
        return new Layer(cell, gates == 1 ? "" : gates == 3 ? "r, z, n" : "i, f, g, o", forward, backward);
    }

    private static Direction direction(String module, Map<String, ForeignTensor> found) {
        Part ih = need(module, found, "weight_ih");
        Part hh = need(module, found, "weight_hh");
        Part projection = found.containsKey("weight_hr") ? Part.of(found.get("weight_hr")) : null;
        return new Direction(ih, hh, optional(found, "bias_ih"), optional(found, "bias_hh"), projection,
                optional(found, "peephole"));
    }

    private static Part need(String module, Map<String, ForeignTensor> found, String key) {
        if (!found.containsKey(key)) {
            throw new IllegalArgumentException(Words.of("io.foreign.no-tensor", quoted(module), key,
                    some(found.keySet().stream().sorted().toList())));
        }
        return Part.of(found.get(key));
    }

    private static Part optional(Map<String, ForeignTensor> found, String key) {
        return found.containsKey(key) ? Part.of(found.get(key)) : null;
    }

    private static int gates(String module, Direction weights) {
        int units = weights.units();
        int rows = weights.hh().rows();
        if (units == 0 || rows == 0 || rows % units != 0 || weights.ih().rows() != rows
                || weights.projection() != null && weights.projection().rows() != weights.hh().columns()) {
            throw new IllegalArgumentException(Words.of("io.foreign.shapes", quoted(module),
                    String.join(", ", weights.ih().from()), String.join(", ", weights.hh().from())));
        }
        return rows / units;
    }

    /** Stacks in the order in which each reads what the one before gives. */
    private List<Layer> chained(List<List<Layer>> stacks, List<String> modules) {
        List<Layer> inOrder = stacks.stream().flatMap(List::stream).toList();
        if (follows(inOrder)) {
            return inOrder;
        }
        List<Layer> other = new ArrayList<>();
        if (stacks.size() <= 6 && chain(other, new ArrayList<>(stacks))) {
            guesses.add(Words.of("io.foreign.guess.order"));
            return other;
        }
        throw new IllegalArgumentException(stacks.size() == 1
                ? Words.of("io.foreign.unchained-layers", quoted(modules.get(0)))
                : Words.of("io.foreign.unchained", some(modules)));
    }

    private static boolean chain(List<Layer> chain, List<List<Layer>> stacks) {
        if (stacks.isEmpty()) {
            return true;
        }
        for (List<Layer> next : List.copyOf(stacks)) {
            List<Layer> longer = new ArrayList<>(chain);
            longer.addAll(next);
            if (follows(longer)) {
                List<List<Layer>> others = new ArrayList<>(stacks);
                others.remove(next);
                List<Layer> before = List.copyOf(chain);
                chain.addAll(next);
                if (chain(chain, others)) {
                    return true;
                }
                chain.clear();
                chain.addAll(before);
            }
        }
        return false;
    }

    private static boolean follows(List<Layer> layers) {
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).width()) {
                return false;
            }
        }
        return true;
    }

    private void refuseTheRest() {
        for (Map.Entry<String, ForeignTensor> entry : left.entrySet()) {
            if (BEGINNING.matcher(entry.getKey()).matches()) {
                throw new IllegalArgumentException(Words.of("io.foreign.beginning", entry.getValue().words()));
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(Words.of("io.foreign.more", some(
                    left.values().stream().map(ForeignTensor::words).toList())));
        }
    }

    static String some(List<String> names) {
        int shown = 4;
        return names.stream().limit(shown).map(ModelFileException::quoted).collect(Collectors.joining(", "))
                + (names.size() > shown ? ", …" : "");
    }

    /** Numbers in names by their size: layers.10 after layers.9. */
    static final Comparator<String> NATURAL = (a, b) -> {
        Matcher left = TOKEN.matcher(a);
        Matcher right = TOKEN.matcher(b);
        while (left.find()) {
            if (!right.find()) {
                return 1;
            }
            String x = left.group();
            String y = right.group();
            boolean numbers = Character.isDigit(x.charAt(0)) && Character.isDigit(y.charAt(0));
            int order = numbers && x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
            if (order != 0) {
                return order;
            }
        }
        return right.find() ? -1 : 0;
    };
}
