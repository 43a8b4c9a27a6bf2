package rnnscope.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rnnscope.language.Words;

/**
 * Unknown symbols of a text that a vocabulary lacks.
 *
 * @param counts how often each occurs, in the order of their first
 * @param of     symbols of the whole text
 */
public record UnknownSymbols(Vocabulary vocabulary, Map<String, Integer> counts, int of) {
    private static final int NAMED = 8;
    private static final int ALIKE = 4;
    private static final int LONGEST = 40;

    public static UnknownSymbols of(Vocabulary vocabulary, TokenSequence tokens) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int t = 0; t < tokens.length(); t++) {
            if (tokens.isUnknown(t)) {
                String symbol = tokens.symbol(t);
                counts.merge(symbol.isBlank() ? symbol : symbol.strip(), 1, Integer::sum);
            }
        }
        return new UnknownSymbols(vocabulary, counts, tokens.length());
    }

    /** How many there are, each as often as it occurs. */
    public int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** "3 of 12 symbols are not in the model's vocabulary and are read as {@code <unk>}: “é” (2), “東”"; empty for none. */
    public String words() {
        if (counts.isEmpty()) {
            return "";
        }
        String standIn = vocabulary.standIn() == Vocabulary.UNKNOWN ? Words.of("text.unknown.nothing")
                : vocabulary.symbol(vocabulary.standIn());
        int count = count();
        return of == 1 ? Words.of("text.unknown.single", count, of, standIn, names())
                : Words.count("text.unknown", count, of, standIn, names());
    }

    /** The most frequent ones: "“é” (2), “東” and 5 others". */
    private String names() {
        String named = counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(NAMED).map(e -> quoted(e.getKey()) + (e.getValue() == 1 ? "" : " (" + e.getValue() + ")"))
                .collect(Collectors.joining(", "));
        int others = counts.size() - NAMED;
        return others <= 0 ? named : Words.count("text.unknown.others", others, named);
    }

    /** Of the first: "the model does not know “mill”; it knows miller, mills". */
    public String first() {
        String symbol = counts.keySet().iterator().next();
        List<String> alike = alike(symbol);
        return alike.isEmpty() ? Words.of("text.unknown.first", quoted(symbol))
                : Words.of("text.unknown.alike", quoted(symbol), String.join(", ", alike));
    }

    private static String quoted(String symbol) {
        String name = SymbolDisplay.name(symbol);
        boolean isLong = symbol.codePointCount(0, symbol.length()) > LONGEST;
        return !name.equals(symbol) ? name
                : "“" + SymbolDisplay.cell(isLong ? symbol.substring(0, symbol.offsetByCodePoints(0, LONGEST)) + "…" : symbol)
                        + "”";
    }

    private List<String> alike(String symbol) {
        for (int length = symbol.length(); length > 0; length--) {
            String start = symbol.substring(0, length);
            List<String> found = vocabulary.symbols().stream().filter(s -> s.length() > 1 && s.startsWith(start))
                    .limit(ALIKE).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
