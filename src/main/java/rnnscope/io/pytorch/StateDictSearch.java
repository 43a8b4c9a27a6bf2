package rnnscope.io.pytorch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.SymbolList;
import rnnscope.io.pytorch.PickledTensor.Storage;
import rnnscope.language.Words;

/**
 * Search through what was pickled for the tensors of a network, under the names that its state dict has, and for what
 * else tells about it: lists of symbols, the kind of a plain cell.
 */
final class StateDictSearch {
    /** Under what people keep the weights in a checkpoint, the likeliest first. */
    private static final List<String> WRAPPERS = List.of("state_dict", "model_state_dict", "model_state", "model", "net",
            "network", "module", "weights", "params");
    private static final Set<String> OPTIMIZERS = Set.of("optimizer", "optim", "optimizer_state_dict", "optimizer_state",
            "opt", "scheduler");
    private static final List<String> MEMBERS = List.of("_parameters", "_buffers", "_modules");
    private static final int DEEPEST = 60;

    private final Map<String, PickledTensor> tensors = new LinkedHashMap<>();
    private final Set<Storage> storages = new LinkedHashSet<>();
    private final List<SymbolList> symbols = new ArrayList<>();
    private final List<String> unused = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private String cell;
    private boolean wholeModule;

    private StateDictSearch() {}

    static StateDictSearch in(Object root) {
        StateDictSearch search = new StateDictSearch();
        search.look("", root, 0);
        Object chosen = search.choose("", root);
        search.seen.clear();
        search.flatten("", chosen, 0);
        return search;
    }

    /** Those of the network. */
    Map<String, PickledTensor> tensors() {
        return tensors;
    }

    /** All that there are, those of optimizers too. */
    Set<Storage> storages() {
        return storages;
    }

    List<SymbolList> symbols() {
        return symbols;
    }

    List<String> unused() {
        return unused;
    }

    boolean isWholeModule() {
        return wholeModule;
    }

    Answers known() {
        return Answers.ofCell(cell);
    }

    /** The part of a checkpoint that is the network. */
    private Object choose(String path, Object at) {
        if (!(at instanceof Map<?, ?> map) || map.values().stream().anyMatch(PickledTensor.class::isInstance)) {
            return at;
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key instanceof String name && count(value) > 0) {
                parts.put(name, value);
            }
        });
        List<String> likely = parts.keySet().stream().filter(name -> !OPTIMIZERS.contains(name)).toList();
        String best = WRAPPERS.stream().filter(parts::containsKey).findFirst()
                .orElse(likely.size() == 1 ? likely.get(0) : null);
        if (best == null) {
            return at;
        }
        parts.forEach((name, value) -> {
            if (!name.equals(best)) {
                unused.add(Words.of("io.torch.beside-tensors", path + name, count(value), path + best));
            }
        });
        return choose(path + best + ".", parts.get(best));
    }

    private static int count(Object at) {
        StateDictSearch counted = new StateDictSearch();
        counted.flatten("", at, 0);
        return counted.tensors.size();
    }

    /** Names as PyTorch's {@code state_dict()} makes them. */
    private void flatten(String path, Object at, int depth) {
        if (at instanceof PickledTensor tensor) {
            tensors.putIfAbsent(path, tensor);
        } else if (depth < DEEPEST && Objects.isTree(at) && seen.add(at)) {
            wholeModule |= at instanceof Inert;
            boolean isModule = at instanceof Inert object && object.state().containsKey("_parameters");
            Objects.forEach(at, (name, member) -> {
                if (!isModule) {
                    flatten(joined(path, name), member, depth + 1);
                } else if (MEMBERS.contains(name)) {
                    flatten(path, member, depth + 1);
                }
            });
        }
    }

    private static String joined(String path, Object key) {
        // A key may hold itself, and has no name then.
        String name = key instanceof String || key instanceof Number ? String.valueOf(key) : "?";
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Storages, lists of symbols and the mode of plain cells, wherever they lie. */
    private void look(String path, Object at, int depth) {
        if (at instanceof PickledTensor tensor) {
            storages.add(tensor.storage());
        } else if (at instanceof Storage storage) {
            storages.add(storage);
        } else if (at instanceof String || Objects.isTree(at)) {
            if (depth > DEEPEST || Objects.isTree(at) && !seen.add(at)) {
                return;
            }
            if (at instanceof String text) {
                mode(path.substring(path.lastIndexOf('.') + 1), text);
            }
            SymbolList.of(Words.of("io.in-file", '"' + path + '"'), Objects.plain(at)).ifPresent(symbols::add);
            if (at instanceof Inert object) {
                object.arguments().forEach(argument -> look(path, argument, depth + 1));
            }
            Objects.forEach(at, (name, member) -> {
                if (!(Objects.isList(at) && member instanceof String)) {
                    look(joined(path, name), member, depth + 1);
                }
            });
        }
    }

    private void mode(String key, String value) {
        if (value.equals("RNN_RELU") || key.equals("nonlinearity") && value.equals("relu")) {
            cell = "rnn-relu";
        } else if (value.equals("RNN_TANH") || key.equals("nonlinearity") && value.equals("tanh")) {
            cell = "rnn-tanh";
        }
    }
}
