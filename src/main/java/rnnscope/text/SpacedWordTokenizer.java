package rnnscope.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One symbol for each word and each punctuation mark; white space only separates them, and belongs to the symbol after
 * it. A word is what it is to a {@link WordTokenizer}. Symbols are written with a space between them, but none before a
 * full stop, a comma and the like.
 */
public record SpacedWordTokenizer(Vocabulary vocabulary) implements Tokenizer {
    public static final String ID = "spaced-word";
    private static final String CLOSING = ".,;:?!)";

    /** The tokenizer of all words and marks that occur in {@code texts}, in the order of their code units. */
    public static SpacedWordTokenizer of(Stream<String> texts) {
        List<String> symbols = texts.flatMap(text -> {
            TokenSequence cut = cut(text, new Vocabulary(List.of()));
            return IntStream.range(0, cut.length()).mapToObj(t -> cut.symbol(t).strip());
        }).distinct().sorted().toList();
        return new SpacedWordTokenizer(new Vocabulary(symbols));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public TokenSequence encode(String text) {
        return cut(text, vocabulary);
    }

    private static TokenSequence cut(String text, Vocabulary vocabulary) {
        int[] ids = new int[text.length()];
        int[] ends = new int[text.length()];
        int count = 0;
        for (int at = 0; at < text.length();) {
            int end = WordTokenizer.end(text, at);
            String symbol = text.substring(at, end);
            if (!symbol.isBlank()) {
                ids[count] = vocabulary.id(symbol);
                ends[count] = end;
                count++;
            } else if (end == text.length() && count > 0) {
                ends[count - 1] = end;
            }
            at = end;
        }
        return new TokenSequence(text, Arrays.copyOf(ids, count), Arrays.copyOf(ends, count));
    }

    @Override
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            String symbol = vocabulary.symbol(id);
            text.append(text.isEmpty() || CLOSING.contains(symbol) ? "" : " ").append(symbol);
        }
        return text.toString();
    }
}
