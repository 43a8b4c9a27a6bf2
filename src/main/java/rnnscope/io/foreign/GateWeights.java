package rnnscope.io.foreign;

import static rnnscope.io.ModelFileException.quoted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rnnscope.io.foreign.Blueprint.Direction;
import rnnscope.io.foreign.Blueprint.Layer;
import rnnscope.language.Words;

/**
 * Recurrent layers whose gates have tensors of their own, as people write cells by hand:
 *
 * <pre>
 *   W_xi, W_hi, b_i       weights of x and of h (also W_ii, Wxi), to the gates i, f, o and g or c of an LSTM,
 *                         r, z and n or h of a GRU, h of a plain RNN
 *   W_i, U_i, b_i         the same, U for the state
 *   W_i.weight, W_i.bias  the same as linear layers, whose matrices are the other way round
 * </pre>
 */
final class GateWeights {
    private static final Pattern WEIGHT = Pattern.compile("(?:(.*)\\.)?([WwUu])_?([xih](?=_?[a-z]))?_?([ifogcrznh])(\\.weight)?");
    private static final Pattern BIAS = Pattern.compile("(?:(.*)\\.)?[Bb](?:ias)?_?([xih](?=_?[a-z]))?_?([ifogcrznh])");
    private static final Pattern LINEAR_BIAS = Pattern.compile("(?:(.*)\\.)?([WwUu])_?([xih](?=_?[a-z]))?_?([ifogcrznh])\\.bias");

    /** What was found of one layer, by gate. */
    private final Map<Character, ForeignTensor> ofInput = new HashMap<>();
    private final Map<Character, ForeignTensor> ofState = new HashMap<>();
    private final Map<Character, ForeignTensor> biasOfInput = new HashMap<>();
    private final Map<Character, ForeignTensor> biasOfState = new HashMap<>();
    private boolean linear;

    private GateWeights() {}

    /** Takes the layers away from {@code left}; none where there is nothing of the kind. */
    static List<Layer> take(Map<String, ForeignTensor> left, List<String> guesses) {
        Map<String, GateWeights> modules = new TreeMap<>(StateDict.NATURAL);
        List<String> taken = new ArrayList<>();
        left.forEach((name, tensor) -> {
            if (sort(name, tensor, modules)) {
                taken.add(name);
            }
        });
        modules.values().removeIf(module -> module.ofInput.isEmpty() || module.ofState.isEmpty());
        List<Layer> layers = new ArrayList<>();
        modules.forEach((name, module) -> layers.add(module.layer(name, guesses)));
        if (!layers.isEmpty()) {
            taken.forEach(left::remove);
        }
        return layers;
    }

    private static boolean sort(String name, ForeignTensor tensor, Map<String, GateWeights> modules) {
        Matcher weight = WEIGHT.matcher(name);
        if (weight.matches()) {
            GateWeights of = of(modules, weight.group(1));
            of.linear |= weight.group(5) != null;
            return put(isOfState(weight) ? of.ofState : of.ofInput, weight.group(4), tensor);
        }
        Matcher linearBias = LINEAR_BIAS.matcher(name);
        if (linearBias.matches()) {
            GateWeights of = of(modules, linearBias.group(1));
            return put(isOfState(linearBias) ? of.biasOfState : of.biasOfInput, linearBias.group(4), tensor);
        }
        Matcher bias = BIAS.matcher(name);
        if (bias.matches()) {
            GateWeights of = of(modules, bias.group(1));
            return put("h".equals(bias.group(2)) ? of.biasOfState : of.biasOfInput, bias.group(3), tensor);
        }
        return false;
    }

    private static GateWeights of(Map<String, GateWeights> modules, String module) {
        return modules.computeIfAbsent(module == null ? "" : module, key -> new GateWeights());
    }

    private static boolean isOfState(Matcher weight) {
        return "h".equals(weight.group(3)) || weight.group(2).toLowerCase(Locale.ROOT).equals("u");
    }

    private static boolean put(Map<Character, ForeignTensor> to, String gate, ForeignTensor tensor) {
        char letter = gate.charAt(0);
        return to.putIfAbsent(letter == 'c' ? 'g' : letter, tensor) == null;
    }

    private Layer layer(String module, List<String> guesses) {
        String gates = ofInput.containsKey('f') ? "ifgo" : ofInput.containsKey('z') ? ofInput.containsKey('n') ? "rzn"
                : ofInput.containsKey('h') ? "rzh" : "rzg" : "h";
        for (char gate : gates.toCharArray()) {
            if (!ofInput.containsKey(gate) || !ofState.containsKey(gate)) {
                throw new IllegalArgumentException(Words.of("io.foreign.some-gates", quoted(module),
                        ofInput.keySet(), ofState.keySet()));
            }
        }
        if (ofInput.size() > gates.length() || ofState.size() > gates.length()) {
            throw new IllegalArgumentException(Words.of("io.foreign.more-gates", quoted(module), ofInput.keySet()));
        }
        boolean applied = isApplied(gates.charAt(0), guesses);
        Part ih = stacked(ofInput, gates, applied);
        Part hh = stacked(ofState, gates, applied);
        int units = hh.columns();
        if (hh.rows() != gates.length() * units || ih.rows() != hh.rows()) {
            throw new IllegalArgumentException(Words.of("io.foreign.shapes", quoted(module),
                    String.join(", ", ih.from()), String.join(", ", hh.from())));
        }
        String cell = gates.length() == 4 ? "lstm" : gates.length() == 1 ? null
                : biasOfState.containsKey(gates.charAt(2)) ? "gru" : Support.GRU_OF_SOME_KIND;
        return new Layer(cell, String.join(", ", gates.split("")), new Direction(ih, hh, biases(biasOfInput, gates, units),
                biases(biasOfState, gates, units), null, null), null);
    }

    /** Whether a matrix is applied to a row, x W, so that it lies the other way round. */
    private boolean isApplied(char gate, List<String> guesses) {
        if (linear) {
            return false;
        }
        Part x = Part.of(ofInput.get(gate));
        int units = Part.of(ofState.get(gate)).rows();
        if (x.rows() != x.columns()) {
            return x.columns() == units;
        }
        guesses.add(Words.of("io.foreign.guess.rows"));
        return true;
    }

    private static Part stacked(Map<Character, ForeignTensor> tensors, String gates, boolean applied) {
        List<Part> parts = new ArrayList<>();
        for (char gate : gates.toCharArray()) {
            Part part = Part.of(tensors.get(gate));
            parts.add(applied ? part.transposed() : part);
        }
        if (parts.stream().anyMatch(part -> !part.isIn(parts.get(0).rows(), parts.get(0).columns()))) {
            throw new IllegalArgumentException(Words.of("io.foreign.gate-shapes", StateDict.some(
                    parts.stream().flatMap(part -> part.from().stream()).toList())));
        }
        return Part.stacked(parts);
    }

    /** Null where no gate has one; 0 for a gate that has none. */
    private static Part biases(Map<Character, ForeignTensor> tensors, String gates, int units) {
        if (tensors.isEmpty()) {
            return null;
        }
        List<Part> parts = new ArrayList<>();
        for (char gate : gates.toCharArray()) {
            ForeignTensor bias = tensors.get(gate);
            if (bias != null && bias.count() != units) {
                throw new IllegalArgumentException(Words.of("io.foreign.no-bias", bias.words(), units));
            }
            parts.add(bias == null ? Part.zeros(units, 1) : new Part(List.of(bias.words()), units, 1, bias.values()));
        }
        return Part.stacked(parts);
    }
}
