package rnnscope.io.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.SpacedWordTokenizer;
import rnnscope.text.Tokenizers;
import rnnscope.text.WhitespaceTokenizer;
import rnnscope.text.WordTokenizer;

/**
 * Symbols by their numbers, as some file lists them.
 *
 * @param from    where they were found, for the user
 * @param symbols in the order of their numbers
 */
public record SymbolList(String from, List<String> symbols) {
    private static final int MOST = 10_000_000;

    public SymbolList {
        symbols = List.copyOf(symbols);
    }

    /** Symbols of which only the number is known: #0, #1, … */
    public static SymbolList numbered(int size) {
        List<String> symbols = new ArrayList<>(size);
        for (int id = 0; id < size; id++) {
            symbols.add(number(id));
        }
        return new SymbolList("", symbols);
    }

    private static String number(int id) {
        return "#" + id;
    }

    /** The different characters of a text, sorted by their code points, as most programs number them. */
    public static SymbolList sortedCharacters(String from, String text) {
        return new SymbolList(from, text.codePoints().distinct().sorted().mapToObj(Character::toString).toList());
    }

    /**
     * A list that somebody wrote down in one of the usual forms: the symbols in their order, one text of them all, a number
     * for each symbol, or a symbol for each number.
     *
     * @param value lists, maps, texts and numbers inside one another
     */
    public static Optional<SymbolList> of(String from, Object value) {
        List<String> symbols = value instanceof String text && !text.isEmpty()
                ? text.codePoints().mapToObj(Character::toString).toList()
                : value instanceof List<?> list ? texts(list)
                : value instanceof Map<?, ?> map ? byNumber(map) : null;
        return symbols == null || symbols.size() < 2 || Set.copyOf(symbols).size() < symbols.size()
                || symbols.contains("") ? Optional.empty() : Optional.of(new SymbolList(from, symbols));
    }

    private static List<String> texts(List<?> list) {
        return list.stream().allMatch(String.class::isInstance) ? list.stream().map(String.class::cast).toList() : null;
    }

    /** Null where this is no numbering. A number without a symbol is the name of itself. */
    private static List<String> byNumber(Map<?, ?> map) {
        Map<Integer, String> symbols = new HashMap<>();
        int size = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object symbol = entry.getKey() instanceof String && entry.getValue() instanceof Number ? entry.getKey()
                    : entry.getValue();
            Object number = symbol == entry.getKey() ? entry.getValue() : entry.getKey();
            int id = number instanceof Number n && n.doubleValue() == n.intValue() ? n.intValue()
                    : number instanceof String text && text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : -1;
            if (id < 0 || !(symbol instanceof String text) || symbols.put(id, text) != null) {
                return null;
            }
            size = Math.max(size, id + 1);
        }
        if (size > Math.min(MOST, 2 * symbols.size() + 16)) {
            return null;
        }
        List<String> list = new ArrayList<>(size);
        for (int id = 0; id < size; id++) {
            list.add(symbols.getOrDefault(id, number(id)));
        }
        return list;
    }

    /**
     * The list for a network of {@code size} symbols, where it can be: what it lacks, as a last place kept for unknown
     * words, is the name of its number.
     */
    public Optional<SymbolList> fitted(int size) {
        if (symbols.size() == size) {
            return Optional.of(this);
        }
        if (symbols.size() > size || size - symbols.size() > 4) {
            return Optional.empty();
        }
        Set<String> all = new LinkedHashSet<>(symbols);
        for (int id = symbols.size(); id < size; id++) {
            all.add(number(id));
        }
        return all.size() == size ? Optional.of(new SymbolList(from, List.copyOf(all))) : Optional.empty();
    }

    /** The kind of tokenizer that such symbols come from most likely. */
    public String tokenizer() {
        if (from.isEmpty()) {
            return WhitespaceTokenizer.ID;
        }
        long marks = symbols.stream().filter(symbol -> symbol.codePointCount(0, symbol.length()) > 1).count();
        boolean characters = marks <= Math.max(4, symbols.size() / 100)
                && symbols.stream().filter(symbol -> symbol.codePointCount(0, symbol.length()) > 1)
                        .allMatch(symbol -> symbol.matches("<.*>|\\[.*]|#[0-9]+"));
        if (characters) {
            return CharacterTokenizer.ID;
        }
        return symbols.contains(" ") ? WordTokenizer.ID : Tokenizers.of(SpacedWordTokenizer.ID, symbols).id();
    }
}
